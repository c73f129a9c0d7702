import type * as vscode from "vscode";

/** Properties that VS Code's pickers have, but its typings do not show yet (proposals of VS Code). */
interface Unpublished {
  sortByLabel?: boolean;
  valueSelection?: readonly [start: number, end: number];
}

/**
 * Leaves the rows in the order in which they were given, under their headings: VS Code would sort them by its own match
 * of the label and drop the headings. A version that refuses this shows the same rows in its own order.
 */
export function keepOrder(picker: vscode.QuickPick<vscode.QuickPickItem>): void {
  set(picker, { sortByLabel: false });
}

/** Selects the whole value, so that typing replaces it; where VS Code refuses this, the cursor stands behind it. */
export function selectValue(picker: vscode.QuickPick<vscode.QuickPickItem>): void {
  set(picker, { valueSelection: [0, picker.value.length] });
}

function set(picker: vscode.QuickPick<vscode.QuickPickItem>, properties: Unpublished): void {
  try {
    Object.assign(picker, properties);
  } catch {
    // A proposal that this version keeps to itself: the picker works without it.
  }
}
