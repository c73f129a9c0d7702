import * as vscode from "vscode";
import { markdownText } from "../../model/text/markdownText";
import type { SafeText } from "../../model/text/safeText";

/** A link in a document. VS Code shows its tooltip as trusted Markdown, so it is written as that. */
export function documentLink(
  range: vscode.Range,
  target: vscode.Uri,
  tooltip: SafeText,
): vscode.DocumentLink {
  const link = new vscode.DocumentLink(range, target);
  link.tooltip = markdownText(tooltip);
  return link;
}
