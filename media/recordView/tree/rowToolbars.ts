import type { PageStrings } from "../../../src/features/recordView/protocol";
import type { RowCopy } from "./copies";
import { rowActions } from "./rowActions";

/** The copy buttons of the current row, and those of the row under the mouse where that is another one. */
export class RowToolbars {
  readonly #current: HTMLElement;
  readonly #hovered: HTMLElement;

  constructor(strings: PageStrings, onCopy: (what: RowCopy, toolbar: HTMLElement) => void) {
    this.#current = rowActions(strings, "on-focus", (what) => onCopy(what, this.#current));
    this.#hovered = rowActions(strings, "on-hover", (what) => onCopy(what, this.#hovered));
    // One row's buttons are enough to be reached with Tab.
    for (const button of this.#hovered.querySelectorAll("button")) button.tabIndex = -1;
  }

  /** Moves the buttons into the current row. */
  follow(row: HTMLElement): void {
    if (this.#hovered.parentElement === row) this.#hovered.remove();
    if (this.#current.parentElement !== row) row.append(this.#current);
  }

  hover(row: HTMLElement | undefined): void {
    if (row && row !== this.#hovered.parentElement && row !== this.#current.parentElement)
      row.append(this.#hovered);
  }

  leave(): void {
    this.#hovered.remove();
  }
}
