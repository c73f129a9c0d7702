import { isKizenError, type Page, type Priority } from "../../kizen";
import { Emitter, type Disposable, type Event } from "../event";
import type { RecordSummary } from "../kinds/recordKind";
import { FirstPages } from "./firstPages";
import { SharedTask } from "../sharedTask";
import { ListExtent } from "./listExtent";

/** What is known of one page. Rows stay through a refresh and a failure, until newer ones come. */
export interface ListPageState {
  readonly rows: readonly RecordSummary[] | undefined;
  readonly isLoading: boolean;
  readonly error: unknown;
}

export interface LoadOptions {
  readonly priority?: Priority;
  readonly signal?: AbortSignal;
}

/** Asks for one page. Rejects with what the caller is to be shown. */
export type LoadListPage = (
  request: { readonly page: number; readonly pageSize: number },
  options: { readonly signal: AbortSignal; readonly priority: Priority },
) => Promise<{ readonly page: Page; readonly rows: readonly RecordSummary[] }>;

const UNKNOWN: ListPageState = { rows: undefined, isLoading: false, error: undefined };

/** `list` when the number of pages or records changed, with or without a page; else the number of the page that did. */
export type PagedListChange = number | "list";

/** The pages of one list, by number, one request in flight each. A page is asked for only by `load`. */
export class PagedList implements Disposable {
  readonly #load: LoadListPage;
  readonly #pages = new Map<number, ListPageState>();
  readonly #tasks = new Map<number, SharedTask>();
  readonly #didChange = new Emitter<PagedListChange>();
  readonly #extent: ListExtent;
  readonly #firstPages = new FirstPages();
  #isDisposed = false;

  readonly onDidChange: Event<PagedListChange> = this.#didChange.event;

  /** @param pageSize records a page that the person wants; a server may give fewer, or more */
  constructor(load: LoadListPage, pageSize: number) {
    this.#load = load;
    this.#extent = new ListExtent(pageSize);
  }

  /** The size that pages are asked of. */
  get pageSize(): number {
    return this.#extent.pageSize;
  }

  /** Records in all: as many as came where the last page did, else as many as the server says, where that may be. */
  get count(): number | undefined {
    const { last, counted } = this.#extent;
    const rows = last === undefined ? undefined : this.page(last).rows;
    return last !== undefined && rows ? this.startOf(last) + rows.length : counted;
  }

  /** How many pages there seem to be. At least one; the next one where the last loaded page said there is more. */
  get pageCount(): number {
    return this.#extent.pageCount;
  }

  /** Whether the server counts more than anybody pages through, so that not all of it is among the pages. */
  get isCut(): boolean {
    return this.#extent.isCut;
  }

  /** Whether the list ends because the server sent nothing new, though it said that there is more. */
  get isStopped(): boolean {
    return this.#extent.isStopped;
  }

  page(number: number): ListPageState {
    return this.#pages.get(number) ?? UNKNOWN;
  }

  /** Where a page's first record stands in the list, from 0; a guess while pages before it are not loaded. */
  startOf(number: number): number {
    let start = (number - 1) * this.#extent.rowsPerPage;
    for (const [page, { rows }] of this.#pages) {
      if (page < number && rows) start += rows.length - this.#extent.rowsPerPage;
    }
    return start;
  }

  /** The page on which the record at a position, from 0, seems to stand. */
  pageAt(position: number): number {
    return Math.min(this.pageCount, Math.floor(position / this.#extent.rowsPerPage) + 1);
  }

  /** All rows loaded so far, in the order of the pages. The same record may stand on two pages while others edit. */
  *rows(): Generator<{ readonly row: RecordSummary; readonly page: number }> {
    for (const page of [...this.#pages.keys()].sort((a, b) => a - b)) {
      for (const row of this.page(page).rows ?? []) yield { row, page };
    }
  }

  /** How many pages were loaded. */
  get loadedPages(): number {
    return [...this.#pages.values()].filter(({ rows }) => rows).length;
  }

  /** Pages that were never loaded, those nearest to a page first, no more than wanted. */
  missingPages(near: number, most: number): number[] {
    const missing: number[] = [];
    if (this.#isDisposed) return missing;
    const { pageCount } = this;
    const middle = Math.max(1, Math.min(near, pageCount));
    for (let away = 0; away < pageCount && missing.length < most; away++) {
      const pages = away === 0 ? [middle] : [middle - away, middle + away];
      missing.push(...pages.filter((page) => page >= 1 && page <= pageCount && !this.page(page).rows));
    }
    return missing.slice(0, most);
  }

  /**
   * Loads a page, or joins the load under way. Never rejects: a failure is the page's state. Resolves early when the
   * caller's signal aborts; the request itself ends when nobody waits any more.
   */
  load(number: number, options: LoadOptions = {}): Promise<void> {
    const { signal, priority = "interactive" } = options;
    if (signal?.aborted || this.#isDisposed) return Promise.resolve();
    const task = this.#tasks.get(number);
    return (task?.isAborted === false ? task : this.#start(number, priority)).join(signal);
  }

  /** Loads every page anew that has been asked for, keeping its rows meanwhile. */
  async refresh(options: LoadOptions = {}): Promise<void> {
    await Promise.all(
      [...this.#pages.keys()].sort((a, b) => a - b).map((number) => this.load(number, options)),
    );
  }

  /** Forgets everything; answers still on their way are aborted and dropped. */
  dispose(): void {
    this.#isDisposed = true;
    for (const task of this.#tasks.values()) task.abort();
    this.#tasks.clear();
    this.#pages.clear();
    this.#didChange.dispose();
  }

  #start(number: number, priority: Priority): SharedTask {
    const task = new SharedTask((signal) => this.#fetch(number, priority, signal));
    this.#tasks.set(number, task);
    void task.done.then(() => this.#tasks.get(number) === task && this.#tasks.delete(number));
    this.#set(number, { ...this.page(number), isLoading: true });
    return task;
  }

  async #fetch(number: number, priority: Priority, signal: AbortSignal): Promise<void> {
    try {
      const { page, rows } = await this.#load(
        { page: number, pageSize: this.pageSize },
        { signal, priority },
      );
      if (signal.aborted) this.#abandon(number);
      else this.#take(page, rows);
    } catch (error) {
      if (signal.aborted) this.#abandon(number);
      else this.#fail(number, error);
    }
  }

  #fail(number: number, error: unknown): void {
    const isMissing = number > 1 && isKizenError(error) && error.kind === "notFound";
    if (isMissing) this.#learn(() => this.#extent.endBefore(number, { isStopped: false }));
    else this.#set(number, { ...this.page(number), isLoading: false, error });
  }

  #take(page: Page, rows: readonly RecordSummary[]): void {
    const { number } = page;
    if (this.#isRepetition(number, rows)) {
      this.#learn(() => this.#extent.endBefore(number, { isStopped: true }));
      return;
    }
    this.#forget(number);
    this.#pages.set(number, { rows, isLoading: false, error: undefined });
    this.#firstPages.put(number, rows);
    const isListChanged = this.#learn(() => this.#extent.accept(page, rows.length));
    if (!isListChanged && this.#pages.has(number)) this.#didChange.fire(number);
  }

  /** Whether all of a page's records came on pages before it: a server that looks at no page number goes on for ever. */
  #isRepetition(number: number, rows: readonly RecordSummary[]): boolean {
    const isKnown = (row: RecordSummary) => {
      const first = this.#firstPages.of(row) ?? number;
      // While records are added, those of a page move to the next, and the page before is on its way.
      return first < number && !this.page(first).isLoading;
    };
    return rows.length > 0 && rows.every(isKnown);
  }

  #forget(number: number): void {
    this.#firstPages.remove(number, this.page(number).rows ?? []);
    this.#pages.delete(number);
  }

  /** A cancelled load leaves the page as it was before. */
  #abandon(number: number): void {
    const state = this.#pages.get(number);
    const isReloading = this.#tasks.get(number)?.isAborted === false;
    if (!state || isReloading) return;
    if (state.rows || state.error !== undefined) this.#set(number, { ...state, isLoading: false });
    else this.#pages.delete(number);
  }

  /**
   * Lets the list's extent take note of something, and drops the pages that are not there any more. Tells whether the
   * list changed by that, which is announced already.
   */
  #learn(takeNote: () => void): boolean {
    const before = this.#outline;
    takeNote();
    const { pageCount } = this;
    for (const page of [...this.#pages.keys()]) if (page > pageCount) this.#forget(page);
    const isChanged = before !== this.#outline;
    if (isChanged) this.#didChange.fire("list");
    return isChanged;
  }

  /** All that is known of the whole list, to be compared with what is known later. */
  get #outline(): string {
    return [this.count, this.pageCount, this.pageSize, this.isCut, this.isStopped].join();
  }

  #set(number: number, state: ListPageState): void {
    this.#pages.set(number, state);
    this.#didChange.fire(number);
  }
}
