import type * as vscode from "vscode";
import { inOwnDirection } from "../model/bidi";

/**
 * Appends text that comes from a server, so that nothing in it is taken for Markdown. Word by word: VS Code would make
 * all of its spaces unbreakable, and long values run out of their hover.
 */
export function appendWords(markdown: vscode.MarkdownString, text: string): vscode.MarkdownString {
  for (const [index, word] of inOwnDirection(text).split(" ").entries()) {
    if (index > 0) markdown.appendMarkdown(" ");
    markdown.appendText(word);
  }
  return markdown;
}

/** Appends names and values, a line each. */
export function appendFacts(
  markdown: vscode.MarkdownString,
  facts: readonly (readonly [name: string, value: string])[],
): void {
  for (const [name, value] of facts) {
    appendWords(markdown.appendMarkdown("*"), name).appendMarkdown("* ");
    appendWords(markdown, value).appendMarkdown("  \n");
  }
}
