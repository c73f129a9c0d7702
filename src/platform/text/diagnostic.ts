import * as vscode from "vscode";
import type { SafeText } from "../../model/text/safeText";

export function diagnostic(
  range: vscode.Range,
  message: SafeText,
  severity: vscode.DiagnosticSeverity,
): vscode.Diagnostic {
  return new vscode.Diagnostic(range, message, severity);
}
