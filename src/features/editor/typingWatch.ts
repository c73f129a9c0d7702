import * as vscode from "vscode";
import type { Disposable } from "../../model/event";
import { suggestsInStrings } from "../../platform/settings/folderSettings";

/** Milliseconds after a letter in which VS Code asks for suggestions by itself; people take longer for their keys. */
const BY_ITSELF = 250;

export interface TypingWatch extends Disposable {
  /**
   * Whether a request for suggestions in a string comes from typing rather than from the person. VS Code does not tell
   * the two apart; by default it asks nothing by itself in strings, but JSON files and some people have that on.
   */
  isSuggestingByItself(document: vscode.TextDocument): boolean;
  /**
   * The same without a clock, for what may cost a request: true for the first request after each change. Whoever wants
   * suggestions and gets none asks again.
   */
  isFirstSinceTyping(document: vscode.TextDocument): boolean;
}

export function createTypingWatch(now: () => number): TypingWatch {
  const typed = new WeakMap<vscode.TextDocument, number>();
  const awaitingFirst = new WeakSet<vscode.TextDocument>();
  const subscription = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length === 0) return;
    typed.set(document, now());
    awaitingFirst.add(document);
  });
  return {
    isSuggestingByItself: (document) =>
      suggestsInStrings(document) && now() - (typed.get(document) ?? -Infinity) < BY_ITSELF,
    isFirstSinceTyping: (document) => awaitingFirst.delete(document) && suggestsInStrings(document),
    dispose: () => void subscription.dispose(),
  };
}
