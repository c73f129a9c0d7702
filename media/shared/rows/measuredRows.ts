import { element } from "../controls/element";

/** Pixels above and below what is on screen in which rows are drawn, so that scrolling finds them there. */
const OVERSCAN = 800;
/** Pixels that a row is taken to be high until it was drawn. */
const USUAL_HEIGHT = 31;
const MOST_TURNS = 3;

export interface KeyedRow {
  /** The same one when rows come and go. */
  readonly key: string;
}

export interface MeasuredRowsOptions<Row> {
  /** What scrolls, with the table in it. */
  readonly scroller: HTMLElement;
  readonly body: HTMLTableSectionElement;
  readonly columns: number;
  /** A `tr`. */
  readonly draw: (row: Row) => HTMLElement;
}

type Place = { readonly at: number; readonly into: number } | "end";

/** Draws those rows of a table that are near the screen. They are as high as what stands in them. */
export class MeasuredRows<Row extends KeyedRow> {
  readonly #heights = new Map<string, number>();
  #rows: readonly Row[] = [];
  #drawn = new Map<string, HTMLElement>();
  #width = 0;

  constructor(private readonly options: MeasuredRowsOptions<Row>) {
    const { scroller } = options;
    scroller.addEventListener("scroll", () => this.#render());
    new ResizeObserver(() => {
      // Lines break elsewhere.
      if (scroller.clientWidth !== this.#width) this.#heights.clear();
      this.#width = scroller.clientWidth;
      this.#render();
    }).observe(scroller);
  }

  /** Takes over rows and draws them anew; the place that one has scrolled to stays. */
  show(rows: readonly Row[]): void {
    this.#rows = rows;
    this.#drawn = new Map();
    this.options.body.replaceChildren();
    this.#render();
  }

  #render(): void {
    const place = this.#findPlace();
    this.#draw();
    // What was only just drawn may be lower than it was taken to be, so that there is room for more.
    for (let turn = 0; turn < MOST_TURNS && this.#measure(); turn++) {
      this.#draw();
      this.#goTo(place);
    }
  }

  /** Where one has scrolled to: how far into which row, or to the end of all. */
  #findPlace(): Place {
    const { scrollTop, clientHeight, scrollHeight } = this.options.scroller;
    if (scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - 1) return "end";
    let top = 0;
    for (const [at, row] of this.#rows.entries()) {
      const bottom = top + this.#heightOf(row);
      if (bottom > scrollTop) return { at, into: scrollTop - top };
      top = bottom;
    }
    return "end";
  }

  /** Keeps what is in sight where it is when rows above turn out to be of another height. */
  #goTo(place: Place): void {
    const { scroller } = this.options;
    const goal = place === "end" ? scroller.scrollHeight : this.#topOf(place.at) + place.into;
    if (scroller.scrollTop !== goal) scroller.scrollTop = goal;
  }

  /** Learns how high the drawn rows are; returns whether that moves anything. */
  #measure(): boolean {
    let isMoved = false;
    for (const [key, row] of this.#drawn) {
      const { height } = row.getBoundingClientRect();
      // A page that is hidden has no size.
      if (height === 0 || this.#heights.get(key) === height) continue;
      this.#heights.set(key, height);
      isMoved = true;
    }
    return isMoved;
  }

  #draw(): void {
    const { body, draw } = this.options;
    const wanted = this.#findWanted();
    const drawn = new Map<string, HTMLElement>();
    for (const { row } of wanted) drawn.set(row.key, this.#drawn.get(row.key) ?? draw(row));
    const kept = new Set<Element>(drawn.values());
    for (const child of [...body.children]) if (!kept.has(child)) child.remove();
    this.#drawn = drawn;
    // What is there already stays where it is: moving it would take its focus.
    let end = 0;
    let next = body.firstElementChild;
    for (const { row, at, top } of wanted) {
      const made = drawn.get(row.key);
      if (!made) continue;
      made.setAttribute("aria-rowindex", String(at + 2));
      if (top > end) body.insertBefore(this.#spaceOf(top - end), next);
      if (made === next) next = next.nextElementSibling;
      else body.insertBefore(made, next);
      end = top + this.#heightOf(row);
    }
    const all = this.#topOf(this.#rows.length);
    if (all > end) body.append(this.#spaceOf(all - end));
    // The head is a row, too.
    body.parentElement?.setAttribute("aria-rowcount", String(this.#rows.length + 1));
  }

  /** The rows near the screen, and the one with the focus wherever it is. */
  #findWanted(): { readonly row: Row; readonly at: number; readonly top: number }[] {
    const { scrollTop, clientHeight } = this.options.scroller;
    const { activeElement } = document;
    const wanted: { row: Row; at: number; top: number }[] = [];
    let top = 0;
    for (const [at, row] of this.#rows.entries()) {
      const height = this.#heightOf(row);
      const isNear = top + height > scrollTop - OVERSCAN && top < scrollTop + clientHeight + OVERSCAN;
      if (isNear || this.#drawn.get(row.key)?.contains(activeElement)) wanted.push({ row, at, top });
      top += height;
    }
    return wanted;
  }

  #topOf(at: number): number {
    let top = 0;
    for (const row of this.#rows.slice(0, at)) top += this.#heightOf(row);
    return top;
  }

  #heightOf({ key }: Row): number {
    return this.#heights.get(key) ?? USUAL_HEIGHT;
  }

  /** Stands for rows that are not drawn. */
  #spaceOf(height: number): HTMLElement {
    const cell = element("td", "");
    cell.colSpan = this.options.columns;
    const space = element("tr", "space", cell);
    space.style.height = `${height}px`;
    space.setAttribute("aria-hidden", "true");
    return space;
  }
}
