import * as vscode from "vscode";
import type { SafeText } from "../../model/text/safeText";

/** A page of ours in a tab. VS Code shows the tab's title in a hover of trusted Markdown, too. */
export interface TitledPanel extends vscode.WebviewPanel {
  title: SafeText;
}

export function createPanel(viewType: string, title: SafeText): TitledPanel {
  return titled(vscode.window.createWebviewPanel(viewType, title, vscode.ViewColumn.Active));
}

/** A panel that VS Code brings back; whatever its title was, the next one is safe. */
export function titled(panel: vscode.WebviewPanel): TitledPanel {
  return panel as TitledPanel;
}
