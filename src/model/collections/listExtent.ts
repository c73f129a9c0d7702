import type { Page } from "../../kizen";

/** Nobody pages further, whatever a server counts: that many rows of a hundred are a hundred million records. */
const MOST_PAGES = 1_000_000;

/**
 * How far a list goes, learnt from the pages that came. The server's count is a hint until then: pages show how many
 * records are on one, `next` whether there is another, and a page that is not there where the list ends.
 */
export class ListExtent {
  /** Records on the first page, where another follows. */
  #learnt: number | undefined;
  #counted: number | undefined;
  /** The last page that is known to be there: one that came, or the one after it where it said so. */
  #reached = 1;
  #last: number | undefined;
  #isStopped = false;

  /** @param wanted records a page that the person wants */
  constructor(private readonly wanted: number) {}

  /** The size to ask pages of: a server that gives fewer has a lower cap, which its page numbers follow. */
  get pageSize(): number {
    return Math.min(this.wanted, this.rowsPerPage);
  }

  /** How many records stand on a page that another one follows. */
  get rowsPerPage(): number {
    return this.#learnt ?? this.wanted;
  }

  /** What the server counted, unless the pages that came say otherwise. */
  get counted(): number | undefined {
    return this.#last === undefined && this.#countedPages >= this.#reached ? this.#counted : undefined;
  }

  /** The last page, where one was seen to be the last. */
  get last(): number | undefined {
    return this.#last;
  }

  /** How many pages there seem to be; at least one. */
  get pageCount(): number {
    return this.#last ?? Math.min(MOST_PAGES, Math.max(this.#reached, this.#countedPages));
  }

  /** Whether the server counts more pages than are shown. */
  get isCut(): boolean {
    return this.#last === undefined && this.#countedPages > MOST_PAGES;
  }

  /** Whether the list ends where it does only because the server, which promised more, had nothing new to give. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** Takes note of a page that came, with so many records. */
  accept({ number, count, hasNext }: Pick<Page, "number" | "count" | "hasNext">, rows: number): void {
    if (count !== undefined && count !== this.#counted) {
      // Where the list ended was seen when it was another list.
      this.#counted = count;
      this.#reopen();
    }
    if (rows === 0 && number > 1) this.endBefore(number, { isStopped: hasNext });
    else if (!hasNext || rows === 0) this.#end(number, hasNext);
    else this.#goOn(number, rows);
  }

  /** Takes note that a page is not there, or `isStopped`: that it brings nothing new though more was promised. */
  endBefore(number: number, { isStopped }: { readonly isStopped: boolean }): void {
    if (this.#last === undefined || number <= this.#last) this.#end(Math.max(1, number - 1), isStopped);
  }

  #goOn(number: number, rows: number): void {
    if (number === 1) this.#learnt = rows === this.wanted ? undefined : rows;
    this.#reached = Math.max(this.#reached, Math.min(number + 1, MOST_PAGES));
    if (this.#last !== undefined && number >= this.#last) this.#reopen();
  }

  #end(last: number, isStopped: boolean): void {
    this.#last = last;
    this.#reached = last;
    this.#isStopped = isStopped;
  }

  #reopen(): void {
    this.#last = undefined;
    this.#isStopped = false;
  }

  get #countedPages(): number {
    return Math.ceil((this.#counted ?? 0) / this.rowsPerPage);
  }
}
