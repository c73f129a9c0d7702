import { element } from "../controls/element";

/** Rows drawn above and below those on screen, so that a little scrolling finds them there. */
const OVERSCAN = 12;
/** Pixels; browsers cannot lay out elements beyond some thirty million, half of that when zoomed. */
const TALLEST = 12_000_000;

export interface VirtualRowsOptions<Row> {
  /** Of what holds the rows, and scrolls. */
  readonly className: string;
  /** Stays above the rows. */
  readonly head?: HTMLElement;
  readonly draw: (row: Row) => HTMLElement;
  /** What of a row gets the focus; the row itself where that is not said. */
  readonly focused?: (row: HTMLElement) => HTMLElement | undefined;
  /** Told of the row that became the current one, each time it is drawn. */
  readonly onCurrent?: (row: HTMLElement) => void;
}

/** Draws those rows of a long list that are on screen, and keeps track of which is the current one. */
export class VirtualRows<Row> {
  readonly element: HTMLElement;
  readonly #sizer = element("div", "rows");
  /** The elements there are, in the order of the rows. */
  #drawn = new Map<Row, HTMLElement>();
  #rows: readonly Row[] = [];
  #current = 0;
  #rowHeight = 22;

  constructor(private readonly options: VirtualRowsOptions<Row>) {
    this.element = element("div", options.className);
    if (options.head) this.element.append(options.head);
    this.element.append(this.#sizer);
    this.element.addEventListener("scroll", () => this.#render());
    new ResizeObserver(() => this.#render()).observe(this.element);
  }

  /** The row that has the focus, or gets it when the tree does: the only one that Tab reaches. */
  get current(): number {
    return this.#current;
  }

  set current(index: number) {
    const { hasFocus } = this;
    const before = this.#elementAt(this.#current);
    if (before) this.#focused(before).tabIndex = -1;
    this.#current = Math.max(Math.min(index, this.#rows.length - 1), 0);
    this.#render();
    if (hasFocus) this.focus();
  }

  get hasFocus(): boolean {
    return this.#sizer.contains(document.activeElement);
  }

  /** Rows that fit on the screen. */
  get rowsPerPage(): number {
    return Math.max(1, Math.floor(this.#room / this.#rowHeight) - 1);
  }

  /** The first row that is on screen. */
  get top(): number {
    return Math.min(Math.floor(this.#offset / this.#rowHeight), this.#rows.length - 1);
  }

  at(index: number): HTMLElement | undefined {
    return this.#elementAt(index);
  }

  /** The row that an element is part of, -1 where it is outside of the rows. */
  indexAt(target: EventTarget | null): number {
    const found = target instanceof Element ? target.closest<HTMLElement>(".row") : null;
    return found?.dataset["at"] === undefined ? -1 : Number(found.dataset["at"]);
  }

  focus(): void {
    const current = this.#elementAt(this.#current);
    if (current) this.#focused(current).focus({ preventScroll: true });
  }

  /** Pixels that a row takes; changes with the font. */
  set rowHeight(height: number) {
    if (height === this.#rowHeight) return;
    const { top } = this;
    this.#rowHeight = height;
    this.#size();
    this.scrollTo(top, "start");
    this.#render();
  }

  /** Takes over a list; rows that were there before keep their elements, unless all are to be drawn anew. */
  show(rows: readonly Row[], current: number, isRedrawn = false): void {
    const { hasFocus } = this;
    this.#rows = rows;
    if (isRedrawn) {
      this.#sizer.replaceChildren();
      this.#drawn = new Map();
    }
    this.#current = Math.max(Math.min(current, rows.length - 1), 0);
    this.#size();
    this.#render();
    if (hasFocus) this.focus();
  }

  /** Scrolls no further than is needed for a row to be seen, or so that it is in the middle or at the top. */
  scrollTo(index: number, where: "nearest" | "center" | "start" = "nearest"): void {
    const room = this.#room;
    const start = index * this.#rowHeight;
    const end = start + this.#rowHeight;
    if (where === "start") this.#scrollToOffset(start);
    else if (start >= this.#offset && end <= this.#offset + room) return;
    else if (where === "center") this.#scrollToOffset(start - room / 2);
    else this.#scrollToOffset(start < this.#offset ? start : end - room);
    this.#render();
  }

  /** Pixels of height in which rows are seen. */
  get #room(): number {
    return Math.max(this.element.clientHeight - (this.options.head?.offsetHeight ?? 0), 0);
  }

  /** What of a row has the focus where the row is the current one. */
  #focused(row: HTMLElement): HTMLElement {
    return this.options.focused?.(row) ?? row;
  }

  /** How far the list is scrolled, as if every pixel of it were there. */
  get #offset(): number {
    return this.element.scrollTop * this.#ratio;
  }

  #scrollToOffset(offset: number): void {
    this.element.scrollTop = offset / this.#ratio;
  }

  /** Pixels of the list for one pixel of the scroll bar; above 1 only where the list is taller than can be. */
  get #ratio(): number {
    const height = this.#rows.length * this.#rowHeight;
    const room = this.#room;
    return height <= TALLEST ? 1 : (height - room) / (TALLEST - room);
  }

  #size(): void {
    const height = Math.min(this.#rows.length * this.#rowHeight, TALLEST);
    this.#sizer.style.height = `${height}px`;
    this.#sizer.style.setProperty("--row-height", `${this.#rowHeight}px`);
    this.#sizer.style.setProperty("--digits", String(String(this.#rows.length).length));
  }

  #elementAt(index: number): HTMLElement | undefined {
    const row = this.#rows[index];
    return row && this.#drawn.get(row);
  }

  #render(): void {
    const { scrollTop } = this.element;
    const offset = this.#offset;
    const first = Math.max(Math.floor(offset / this.#rowHeight) - OVERSCAN, 0);
    const last = Math.min(Math.ceil((offset + this.#room) / this.#rowHeight) + OVERSCAN, this.#rows.length);
    const wanted: number[] = [];
    for (let index = first; index < last; index++) wanted.push(index);
    // The current row stays, wherever it is: it holds the focus.
    if (this.#current < first) wanted.unshift(this.#current);
    else if (this.#current >= last && this.#rows.length > 0) wanted.push(this.#current);

    const drawn = new Map<Row, HTMLElement>();
    for (const index of wanted) {
      const row = this.#rows[index];
      if (row) drawn.set(row, this.#drawn.get(row) ?? this.options.draw(row));
    }
    for (const [row, gone] of this.#drawn) if (!drawn.has(row)) gone.remove();
    this.#drawn = drawn;
    let previous: HTMLElement | undefined;
    for (const index of wanted) {
      const made = this.#elementAt(index);
      if (!made) continue;
      made.style.top = `${index * this.#rowHeight - offset + scrollTop}px`;
      made.dataset["at"] = String(index);
      made.dataset["line"] = String(index + 1);
      this.#focused(made).tabIndex = index === this.#current ? 0 : -1;
      // What is there already is in order; moving it would take its focus.
      if (!made.isConnected && previous) previous.after(made);
      else if (!made.isConnected) this.#sizer.prepend(made);
      previous = made;
    }
    const current = this.#elementAt(this.#current);
    if (current) this.options.onCurrent?.(current);
  }
}
