import type { PageDigest } from "./pageDigest";

/**
 * Larger pages (Kizen's cap is 1000) need fewer requests, but the extension host stands still longer when one comes
 * in: see `npm run bench index`.
 */
const PAGE_SIZE = 250;

/**
 * One reading of a whole list, page by page. It knows which pages were read, so that a reading that was cancelled or
 * failed goes on where it stood.
 */
export class ReadingPass {
  #pageSize = PAGE_SIZE;
  #count: number | undefined;
  /** The last page, once known. */
  #last: number | undefined;
  #next = 1;
  /** Pages that were asked for and are not here. */
  readonly #asked = new Set<number>();
  #again: number[] = [];
  readonly #read = new Set<number>();
  #records = 0;

  /**
   * @param startedAt milliseconds since the epoch
   * @param id tells the readings of one index apart
   */
  constructor(
    readonly startedAt: number,
    readonly id: number,
  ) {}

  get pageSize(): number {
    return this.#pageSize;
  }

  /** How many records there are, where the server counts. */
  get count(): number | undefined {
    return this.#count;
  }

  /** Records read so far. */
  get records(): number {
    return this.#records;
  }

  /** Whether the first page came: only then is it known how many there are to ask for at once. */
  get hasBegun(): boolean {
    return this.#read.size > 0;
  }

  get isComplete(): boolean {
    const last = this.#last;
    return last !== undefined && [...this.#read].filter((page) => page <= last).length >= last;
  }

  /** The next page to ask for, or undefined where all were asked for. */
  take(): number | undefined {
    const more = this.#last === undefined || this.#next <= this.#last;
    const page = this.#again.shift() ?? (more ? this.#next++ : undefined);
    if (page !== undefined) this.#asked.add(page);
    return page;
  }

  /** Goes on after a stop: what was asked for and did not come is asked for again. */
  resume(): void {
    this.#again = [...this.#asked].sort((a, b) => a - b);
    this.#asked.clear();
  }

  /** Takes note of a page that came. */
  accept(page: PageDigest): void {
    const { number, rows, hasNext, count } = page;
    this.#asked.delete(number);
    this.#read.add(number);
    this.#records += rows.length;
    // A server that gives fewer than it was asked for has a lower cap: that is the size of its pages.
    if (number === 1 && hasNext && rows.length > 0) this.#pageSize = Math.min(PAGE_SIZE, rows.length);
    this.#count = count ?? this.#count;
    if (!hasNext || rows.length === 0) this.#last = number;
    else if (this.#count !== undefined) {
      this.#last = Math.max(number + 1, Math.ceil(this.#count / this.#pageSize));
    } else if (this.#last !== undefined && number >= this.#last) this.#last = undefined;
  }

  /** The server says that this page does not exist: the list ends before it. */
  endBefore(page: number): void {
    this.#asked.delete(page);
    this.#last = Math.min(this.#last ?? page, Math.max(1, page - 1));
  }
}
