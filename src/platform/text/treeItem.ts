import * as vscode from "vscode";
import type { SafeText } from "../../model/text/safeText";
import type { SafeMarkdown } from "./markdown";

/** A row's name with the stretches that are marked, counted in the safe text. */
export interface MarkedLabel extends vscode.TreeItemLabel {
  label: SafeText;
}

/** A row of a tree. */
export interface TreeItem extends vscode.TreeItem {
  description?: SafeText;
  tooltip?: SafeText | SafeMarkdown;
}

export const TreeItem: new (
  label: SafeText | MarkedLabel,
  state: vscode.TreeItemCollapsibleState,
) => TreeItem = vscode.TreeItem as never;

/** A row that stands for a file, under its own name. */
export function fileItem(uri: vscode.Uri): vscode.TreeItem {
  const item = new vscode.TreeItem(uri, vscode.TreeItemCollapsibleState.Expanded);
  item.description = true;
  item.iconPath = vscode.ThemeIcon.File;
  return item;
}
