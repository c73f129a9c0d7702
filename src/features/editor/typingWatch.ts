import * as vscode from "vscode";
import type { Disposable } from "../../model/event";
import { suggestsInStrings } from "../../platform/folderSettings";

/** Milliseconds after a letter in which VS Code asks for suggestions by itself; people take longer for their keys. */
const BY_ITSELF = 250;

export interface TypingWatch extends Disposable {
  /**
   * Whether a question for suggestions in a string comes from typing rather than from the person. VS Code does not tell
   * the two apart; by default it asks nothing by itself in strings, but JSON files and some people have that on.
   */
  isSuggestingByItself(document: vscode.TextDocument): boolean;
}

export function createTypingWatch(now: () => number): TypingWatch {
  const typed = new WeakMap<vscode.TextDocument, number>();
  const subscription = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0) typed.set(document, now());
  });
  return {
    isSuggestingByItself: (document) =>
      suggestsInStrings(document) && now() - (typed.get(document) ?? -Infinity) < BY_ITSELF,
    dispose: () => void subscription.dispose(),
  };
}
