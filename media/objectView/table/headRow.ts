import type { PageStrings } from "../../../src/features/objectView/protocol";
import { element, setAttributes } from "../../shared/controls/element";
import { icon } from "../../shared/controls/icons";
import type { Column } from "./columns";
import type { Sort } from "./tableRows";

export interface HeadEvents {
  onSort(column: Column): void;
  onMenu(column: Column, event: MouseEvent): void;
  /** Down into the first row, at the column with this number. */
  onLeave(at: number): void;
  /** Ctrl+C on a head. */
  onCopy(column: Column): void;
}

/** The names of the columns: Enter or a click sorts by one. One of them is reached by Tab, the others by arrows. */
export class HeadRow {
  readonly element = element("div", "head");
  #columns: readonly Column[] = [];
  #current = 0;

  constructor(
    private readonly strings: PageStrings,
    private readonly events: HeadEvents,
  ) {
    setAttributes(this.element, { role: "row", "aria-rowindex": 1 });
    this.element.addEventListener("click", ({ target }) => {
      const column = this.#columns[this.#indexAt(target)];
      if (column) events.onSort(column);
    });
    this.element.addEventListener("contextmenu", (event) => {
      const column = this.#columns[this.#indexAt(event.target)];
      if (!column) return;
      event.preventDefault();
      events.onMenu(column, event);
    });
    this.element.addEventListener("focusin", ({ target }) => this.#makeCurrent(this.#indexAt(target)));
    this.element.addEventListener("keydown", (event) => this.#onKey(event));
  }

  show(shown: readonly Column[], sort: Sort | undefined): void {
    const hasFocus = this.element.contains(document.activeElement);
    this.#columns = shown;
    this.#current = Math.min(this.#current, shown.length - 1);
    this.element.replaceChildren(...shown.map((column, at) => this.#cell(column, at, sort)));
    if (hasFocus) this.focus(this.#current);
  }

  focus(at: number): void {
    const goal = this.element.children[Math.max(0, Math.min(at, this.#columns.length - 1))];
    if (goal instanceof HTMLElement) goal.focus();
  }

  #cell({ id, title }: Column, at: number, sort: Sort | undefined): HTMLElement {
    const isSorted = sort?.column === id;
    const cell = element("div", "cell", element("span", "text", this.strings[title]));
    if (isSorted) cell.append(icon(sort.isDescending ? "down" : "up"));
    setAttributes(cell, {
      role: "columnheader",
      "aria-colindex": at + 1,
      "aria-sort": isSorted ? (sort.isDescending ? "descending" : "ascending") : "none",
      tabindex: at === this.#current ? 0 : -1,
      title: this.strings[title],
    });
    return cell;
  }

  #indexAt(target: EventTarget | null): number {
    const cell = target instanceof Element ? target.closest(".cell") : null;
    return [...this.element.children].findIndex((one) => one === cell);
  }

  #makeCurrent(at: number): void {
    if (at === -1) return;
    this.#current = at;
    for (const [index, cell] of [...this.element.children].entries())
      if (cell instanceof HTMLElement) cell.tabIndex = index === at ? 0 : -1;
  }

  #onKey(event: KeyboardEvent): void {
    const column = this.#columns[this.#current];
    if (!column) return;
    const isCopy = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "c";
    if (isCopy) this.events.onCopy(column);
    else if (event.key === "Enter" || event.key === " ") this.events.onSort(column);
    else if (event.key === "ArrowRight") this.focus(this.#current + 1);
    else if (event.key === "ArrowLeft") this.focus(this.#current - 1);
    else if (event.key === "Home") this.focus(0);
    else if (event.key === "End") this.focus(this.#columns.length - 1);
    else if (event.key === "ArrowDown") this.events.onLeave(this.#current);
    else return;
    event.preventDefault();
  }
}
