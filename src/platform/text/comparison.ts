import * as vscode from "vscode";
import type { SafeText } from "../../model/text/safeText";

/** Shows two documents side by side. VS Code shows the title in a hover of trusted Markdown, too. */
export async function showComparison(before: vscode.Uri, after: vscode.Uri, title: SafeText): Promise<void> {
  await vscode.commands.executeCommand("vscode.diff", before, after, title, { preview: true });
}
