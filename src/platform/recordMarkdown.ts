import type * as vscode from "vscode";

/** Appends names and values, a line each. All of it comes from a server, so nothing in it is taken for Markdown. */
export function appendFacts(
  markdown: vscode.MarkdownString,
  facts: readonly (readonly [name: string, value: string])[],
): void {
  for (const [name, value] of facts) {
    markdown
      .appendMarkdown("*")
      .appendText(name)
      .appendMarkdown("* ")
      .appendText(value)
      .appendMarkdown("  \n");
  }
}
