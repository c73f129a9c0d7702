import * as vscode from "vscode";

/**
 * A list that closes within so many milliseconds of being seen was closed by no person. VS Code gives the focus back to
 * what had it before a palette: to a webview some time later, to a tree once more when it has been drawn anew. A list
 * that was opened meanwhile loses the focus by that, and VS Code closes it. It is shown once more, and only once:
 * whoever is that quick with Escape presses it again.
 */
const SETTLING = 400;
/** The same, counted from when the list was asked for, where it has given no sign of being on screen. */
const APPEARING = 2_000;

export interface ShownPicker {
  /** Hides the picker for good. */
  close(): void;
}

/** Shows a picker. `onClosed` is called once, when it was closed for good; the picker may be disposed then. */
export function showSteadily(
  picker: vscode.QuickPick<vscode.QuickPickItem>,
  onClosed: () => void,
): ShownPicker {
  const appearance = new Appearance();
  let mayShowAgain = true;
  picker.onDidChangeActive(() => appearance.noteSign());
  picker.onDidChangeValue(() => appearance.noteSign());
  picker.onDidHide(() => {
    if (mayShowAgain && !appearance.isSettled) {
      mayShowAgain = false;
      picker.show();
    } else onClosed();
  });
  picker.show();
  return {
    close() {
      mayShowAgain = false;
      picker.hide();
    },
  };
}

/** Asks for one of a few items as `vscode.window.showQuickPick` does; undefined where the person gave up. */
export async function pickOne<T extends vscode.QuickPickItem>(
  items: readonly T[],
  options: vscode.QuickPickOptions,
): Promise<T | undefined> {
  const appearance = new Appearance();
  const onDidSelectItem = () => appearance.noteSign();
  const chosen = await vscode.window.showQuickPick(items, { ...options, onDidSelectItem });
  if (chosen !== undefined || appearance.isSettled) return chosen;
  return await vscode.window.showQuickPick(items, options);
}

/** Whether a list that was asked for has been on screen long enough for a person to close it. */
class Appearance {
  #settledAt = performance.now() + APPEARING;

  /** The list did something that it does on screen only. */
  noteSign(): void {
    this.#settledAt = Math.min(this.#settledAt, performance.now() + SETTLING);
  }

  get isSettled(): boolean {
    return performance.now() >= this.#settledAt;
  }
}
