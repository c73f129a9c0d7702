import type { PageDigest } from "./pageDigest";

/** Kizen's cap: the fewest requests. The thread that reads them keeps the extension host free (`npm run bench index`). */
const PAGE_SIZE = 1000;

/** Pages, and records, read of a list whose server does not count, or counts fewer than it sends. */
const MOST_UNCOUNTED = { pages: 1000, records: 250_000 };
/** Pages read of any list. */
const MOST_PAGES = 10_000;

/** Why a reading ended before the server said so: it sent what it had sent before, or more than is kept. */
export type EarlyEnd = "repeated" | "tooLong";

/**
 * One reading of a whole list, page by page. It knows which pages were read, so that a reading that was cancelled or
 * failed goes on where it stood. What came decides where the list ends; what the server counts is a hint.
 */
export class ReadingPass {
  #pageSize = PAGE_SIZE;
  #count: number | undefined;
  /** The last page, once one was seen to be the last. */
  #last: number | undefined;
  #isRepeated = false;
  /** The last page that is known to be there: one that came, or the one after it where it said so. */
  #reached = 1;
  #next = 1;
  /** Pages that were asked for and are not here. */
  readonly #requested = new Set<number>();
  #again: number[] = [];
  /** Pages whose records may have been met although they did not come in whole. */
  readonly #repeated = new Set<number>();
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

  /** How many records there are: as many as came in the end, until then as many as the server says, if that may be. */
  get count(): number | undefined {
    if (this.isComplete && this.earlyEnd !== "tooLong") return this.#records;
    return this.#isCounted ? this.#count : undefined;
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
    const last = this.#end;
    if (last === undefined || this.#read.size < last) return false;
    return [...this.#read].filter((page) => page <= last).length >= last;
  }

  /** Why the reading ends where it does, if not because the list does. */
  get earlyEnd(): EarlyEnd | undefined {
    if (this.#isRepeated) return "repeated";
    return this.#last === undefined && this.#end !== undefined ? "tooLong" : undefined;
  }

  /** The next page to ask for, or undefined where all were asked for. */
  take(): number | undefined {
    const last = this.#end ?? (this.#isCounted ? Math.max(this.#reached, this.#countedPages) : this.#bound);
    const page = this.#again.shift() ?? (this.#next <= last ? this.#next++ : undefined);
    if (page !== undefined) this.#requested.add(page);
    return page;
  }

  /** Goes on after a stop: what was asked for and did not come is asked for again. */
  resume(): void {
    this.#again = [...this.#requested].sort((a, b) => a - b);
    for (const page of this.#again) this.#repeated.add(page);
    this.#requested.clear();
  }

  /** Takes note of a page that came, and of how many of its records this reading had not met before. */
  accept(page: PageDigest, unmet: number): void {
    const { number, rows, hasNext, count } = page;
    this.#requested.delete(number);
    this.#read.add(number);
    this.#records += unmet;
    this.#count = count ?? this.#count;
    if (this.#isRepeated) return;
    // A server that gives fewer than it was asked for has a lower cap: that is the size of its pages.
    if (number === 1 && hasNext && rows.length > 0) this.#pageSize = Math.min(PAGE_SIZE, rows.length);
    const isNothingNew = number > 1 && unmet === 0 && !this.#repeated.has(number);
    if (hasNext && isNothingNew) this.#endAt(number, true);
    else if (!hasNext || rows.length === 0) this.#endAt(number, false);
    else {
      this.#reached = Math.max(this.#reached, number + 1);
      if (this.#last !== undefined && number >= this.#last) this.#last = undefined;
    }
  }

  /** The server says that this page does not exist: the list ends before it. */
  endBefore(page: number): void {
    this.#requested.delete(page);
    this.#endAt(Math.max(1, page - 1), false);
  }

  #endAt(page: number, isRepeated: boolean): void {
    if (this.#last !== undefined && this.#last < page) return;
    this.#last = page;
    this.#isRepeated = isRepeated;
  }

  /** The last page to read, as far as that is known. */
  get #end(): number | undefined {
    return (
      this.#last ?? (Math.max(this.#reached, this.#countedPages) > this.#bound ? this.#bound : undefined)
    );
  }

  get #bound(): number {
    const { pages, records } = MOST_UNCOUNTED;
    const uncounted = Math.min(pages, Math.ceil(records / this.#pageSize));
    return this.#isCounted ? Math.min(MOST_PAGES, Math.max(uncounted, this.#countedPages)) : uncounted;
  }

  /** Whether the server counts, and has not sent more than that. */
  get #isCounted(): boolean {
    return this.#count !== undefined && this.#countedPages >= (this.#last ?? this.#reached);
  }

  get #countedPages(): number {
    return Math.ceil((this.#count ?? 0) / this.#pageSize);
  }
}
