import * as vscode from "vscode";

/**
 * A list that closes within so many milliseconds of being asked for was closed by no person. The palette, closing above
 * a webview, gives the webview its focus back a moment later than it does to anything else; a list that was opened
 * meanwhile loses the focus by that, and VS Code closes it. It is shown once more, and only once: whoever is that quick
 * with Escape presses it again.
 */
const SETTLING = 500;

export interface ShownPicker {
  /** Hides the picker for good. */
  close(): void;
}

/** Shows a picker. `onClosed` is called once, when it was closed for good; the picker may be disposed then. */
export function showSteadily(picker: vscode.QuickInput, onClosed: () => void): ShownPicker {
  let mayShowAgain = true;
  const askedAt = performance.now();
  picker.onDidHide(() => {
    if (mayShowAgain && isUnsettled(askedAt)) {
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
  const askedAt = performance.now();
  const chosen = await vscode.window.showQuickPick(items, options);
  if (chosen !== undefined || !isUnsettled(askedAt)) return chosen;
  return await vscode.window.showQuickPick(items, options);
}

function isUnsettled(askedAt: number): boolean {
  return performance.now() - askedAt < SETTLING;
}
