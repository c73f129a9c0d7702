import * as vscode from "vscode";
import type { SafeMarkdown } from "./markdown";

export function hover(markdown: SafeMarkdown, range: vscode.Range): vscode.Hover {
  return new vscode.Hover(markdown, range);
}
