import { element } from "./element";
import type { Row, Splice } from "./treeRows";

/** The elements of the rows, one each and in their order, and which of them is the current one. */
export class RowList {
  readonly element = element("div", "tree");
  #rows: HTMLElement[] = [];
  #current = 0;

  constructor(
    private readonly draw: (row: Row) => HTMLElement,
    /** Told of the row that became the current one. */
    private readonly onCurrent: (row: HTMLElement) => void,
  ) {}

  /** The row that has the focus, or gets it when the tree does: the only one that Tab reaches. */
  get current(): number {
    return this.#current;
  }

  set current(index: number) {
    const before = this.#rows[this.#current];
    if (before) before.tabIndex = -1;
    this.#current = Math.max(Math.min(index, this.#rows.length - 1), 0);
    const now = this.#rows[this.#current];
    if (!now) return;
    now.tabIndex = 0;
    this.onCurrent(now);
  }

  at(index: number): HTMLElement | undefined {
    return this.#rows[index];
  }

  /** The row that an element is part of, -1 where it is outside of the rows. */
  indexAt(target: EventTarget | null): number {
    const row = target instanceof Element ? target.closest(".row") : null;
    return row instanceof HTMLElement ? this.#rows.indexOf(row) : -1;
  }

  get hasFocus(): boolean {
    return this.element.contains(document.activeElement);
  }

  focus(): void {
    this.#rows[this.#current]?.focus({ preventScroll: true });
  }

  drawAll(rows: readonly Row[], current: number): void {
    const { hasFocus } = this;
    this.#rows = rows.map(this.draw);
    this.element.replaceChildren(...this.#rows);
    this.current = current;
    if (hasFocus) this.focus();
  }

  apply(splices: readonly Splice[]): void {
    const { hasFocus } = this;
    let current = this.#current;
    for (const { at, removed, inserted } of splices) {
      const drawn = inserted.map(this.draw);
      const gone = this.#rows.splice(at, removed, ...drawn);
      gone[0]?.before(...drawn);
      for (const row of gone) row.remove();
      // What stands in the place of the current row is the current one then.
      if (current >= at + removed) current += drawn.length - removed;
      else if (current > at) current = at;
    }
    this.current = current;
    if (hasFocus) this.focus();
  }
}
