import { showPicks, type Picker, type PickItem, type PickOptions } from "./text/picker";

/**
 * A picker that hides within this many milliseconds of appearing lost focus; nobody closed it. VS Code gives the focus
 * back to what had it before a palette: to a webview some time later, to a tree once more when it has been drawn anew.
 * A picker that was opened meanwhile loses the focus by that, and VS Code closes it. It is shown once more, and only
 * once: a person who is that quick with Escape presses it again.
 */
const SETTLING_MS = 400;
/** The same, counted from the call to show it, where the picker has given no sign of being on screen. */
const APPEARING_MS = 2_000;

export interface ShownPicker {
  /** Hides the picker for good. */
  close(): void;
}

/** Shows a picker. `onClosed` is called once, when it was closed for good; the picker may be disposed then. */
export function showQuickPick(picker: Picker<PickItem>, onClosed: () => void): ShownPicker {
  const guard = new ReopenGuard();
  let mayShowAgain = true;
  picker.onDidChangeActive(() => guard.noteSign());
  picker.onDidChangeValue(() => guard.noteSign());
  picker.onDidHide(() => {
    if (mayShowAgain && !guard.isSettled) {
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
export async function pickOne<T extends PickItem>(
  items: readonly T[],
  options: PickOptions,
): Promise<T | undefined> {
  const guard = new ReopenGuard();
  const onDidSelectItem = () => guard.noteSign();
  const chosen = await showPicks(items, { ...options, onDidSelectItem });
  if (chosen !== undefined || guard.isSettled) return chosen;
  return await showPicks(items, options);
}

/** Tells whether a picker has been on screen long enough for a person to have closed it. */
class ReopenGuard {
  #settledAt = performance.now() + APPEARING_MS;

  /** The list did something that it does on screen only. */
  noteSign(): void {
    this.#settledAt = Math.min(this.#settledAt, performance.now() + SETTLING_MS);
  }

  get isSettled(): boolean {
    return performance.now() >= this.#settledAt;
  }
}

/** Properties that VS Code's pickers have, but its typings do not show yet (proposals of VS Code). */
interface Unpublished {
  sortByLabel?: boolean;
  valueSelection?: readonly [start: number, end: number];
}

/**
 * Leaves the rows in the order in which they were given, under their headings: VS Code would sort them by its own match
 * of the label and drop the headings. A version that refuses this shows the same rows in its own order.
 */
export function keepOrder(picker: Picker<PickItem>): void {
  setUnpublished(picker, { sortByLabel: false });
}

/** Selects the whole value, so that typing replaces it; where VS Code refuses this, the cursor stands behind it. */
export function selectValue(picker: Picker<PickItem>): void {
  setUnpublished(picker, { valueSelection: [0, picker.value.length] });
}

function setUnpublished(picker: Picker<PickItem>, properties: Unpublished): void {
  try {
    Object.assign(picker, properties);
  } catch {
    // A proposal that this version keeps to itself: the picker works without it.
  }
}
