import * as vscode from "vscode";
import type { SafeText } from "../../model/text/safeText";
import type { SafeMarkdown } from "./markdown";

/** An item of the status bar. VS Code draws icons in its text. */
export interface StatusBarItem extends vscode.StatusBarItem {
  name: SafeText | undefined;
  text: SafeText;
  tooltip: SafeText | SafeMarkdown | undefined;
}

/** Makes an item at the left; the higher the priority, the farther it stands to the left. */
export function createStatusBarItem(id: string, name: SafeText, priority: number): StatusBarItem {
  const item = vscode.window.createStatusBarItem(id, vscode.StatusBarAlignment.Left, priority);
  item.name = name;
  return item as StatusBarItem;
}
