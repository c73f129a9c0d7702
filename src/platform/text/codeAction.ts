import * as vscode from "vscode";
import type { SafeText } from "../../model/text/safeText";

export function codeAction(title: SafeText, kind: vscode.CodeActionKind): vscode.CodeAction {
  return new vscode.CodeAction(title, kind);
}
