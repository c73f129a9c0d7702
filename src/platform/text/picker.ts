import * as vscode from "vscode";
import type { SafeText } from "../../model/text/safeText";

/** VS Code draws icons in every text of a row. */
export interface PickItem extends vscode.QuickPickItem {
  label: SafeText;
  description?: SafeText;
  detail?: SafeText;
  buttons?: readonly PickButton[];
}

export interface PickButton extends vscode.QuickInputButton {
  readonly tooltip?: SafeText;
}

/** VS Code's own. */
export const backButton = vscode.QuickInputButtons.Back as PickButton;

export interface Picker<Item extends PickItem> extends vscode.QuickPick<Item> {
  title: SafeText | undefined;
  placeholder: SafeText | undefined;
  buttons: readonly PickButton[];
}

export interface PickOptions extends vscode.QuickPickOptions {
  title?: SafeText;
  placeHolder?: SafeText;
}

/** A heading between rows; without a text, a line. */
export function separator(label: SafeText = ""): PickItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

export function createPicker<Item extends PickItem>(): Picker<Item> {
  return vscode.window.createQuickPick<Item>() as Picker<Item>;
}

export function showPicks<Item extends PickItem>(
  items: readonly Item[],
  options: PickOptions,
): Thenable<Item | undefined> {
  return vscode.window.showQuickPick(items, options);
}
