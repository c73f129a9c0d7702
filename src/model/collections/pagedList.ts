import type { Page, Priority } from "../../kizen";
import { Emitter, type Disposable, type Event } from "../event";
import type { RecordSummary } from "../kinds/recordKind";

/** What is known of one page. Rows stay through a refresh and a failure, until newer ones come. */
export interface PageState {
  readonly rows: readonly RecordSummary[] | undefined;
  readonly isLoading: boolean;
  readonly error: unknown;
}

export interface LoadOptions {
  readonly priority?: Priority;
  readonly signal?: AbortSignal;
}

/** Asks for one page. Rejects with what the caller is to be shown. */
export type LoadPage = (
  request: { readonly page: number; readonly pageSize: number },
  options: { readonly signal: AbortSignal; readonly priority: Priority },
) => Promise<{ readonly page: Page; readonly rows: readonly RecordSummary[] }>;

interface Flight {
  readonly promise: Promise<void>;
  readonly controller: AbortController;
  /** Callers that still want it: the last one's cancel aborts the request. */
  waiting: number;
}

const UNKNOWN: PageState = { rows: undefined, isLoading: false, error: undefined };

/** `list` when the number of pages or records changed, else the number of the page that did. */
export type PagedListChange = number | "list";

/** The pages of one list, by number, one request in flight each. A page is asked for only by `load`. */
export class PagedList implements Disposable {
  readonly #load: LoadPage;
  readonly #pages = new Map<number, PageState>();
  readonly #flights = new Map<number, Flight>();
  readonly #didChange = new Emitter<PagedListChange>();
  /** What the server counted, and where the list was seen to end: one of Kizen's paginators does not count. */
  #counted: number | undefined;
  #end: { readonly page: number; readonly rows: number } | undefined;

  #isDisposed = false;

  readonly onDidChange: Event<PagedListChange> = this.#didChange.event;

  constructor(
    load: LoadPage,
    readonly pageSize: number,
  ) {
    this.#load = load;
  }

  /** Records in all, where the server says so or the last page is known. */
  get count(): number | undefined {
    return this.#counted ?? (this.#end && (this.#end.page - 1) * this.pageSize + this.#end.rows);
  }

  /** How many pages are known to exist. At least one; the next one where the last loaded page said there is more. */
  get pageCount(): number {
    if (this.#counted !== undefined) return Math.max(1, Math.ceil(this.#counted / this.pageSize));
    const loaded = [...this.#pages].filter(([, { rows }]) => rows).map(([number]) => number);
    return this.#end?.page ?? Math.max(0, ...loaded) + 1;
  }

  page(number: number): PageState {
    return this.#pages.get(number) ?? UNKNOWN;
  }

  /** All rows loaded so far, in the order of the pages. The same record may stand on two pages while others edit. */
  *rows(): Generator<{ readonly row: RecordSummary; readonly page: number }> {
    for (const page of [...this.#pages.keys()].sort((a, b) => a - b)) {
      for (const row of this.page(page).rows ?? []) yield { row, page };
    }
  }

  /** The pages that were never loaded. */
  get missingPages(): number[] {
    if (this.#isDisposed) return [];
    return Array.from({ length: this.pageCount }, (_, index) => index + 1).filter((n) => !this.page(n).rows);
  }

  /**
   * Loads a page, or joins the load under way. Never rejects: a failure is the page's state. Resolves early when the
   * caller's signal aborts; the request itself ends when nobody waits any more.
   */
  load(number: number, options: LoadOptions = {}): Promise<void> {
    const { signal, priority = "interactive" } = options;
    if (signal?.aborted || this.#isDisposed) return Promise.resolve();
    const flight = this.#flights.get(number) ?? this.#start(number, priority);
    flight.waiting++;
    if (!signal) return flight.promise;
    return new Promise((resolve) => {
      const leave = () => {
        if (--flight.waiting === 0) flight.controller.abort();
        resolve();
      };
      signal.addEventListener("abort", leave, { once: true });
      void flight.promise.then(() => {
        signal.removeEventListener("abort", leave);
        resolve();
      });
    });
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
    for (const { controller } of this.#flights.values()) controller.abort();
    this.#flights.clear();
    this.#pages.clear();
    this.#didChange.dispose();
  }

  #start(number: number, priority: Priority): Flight {
    const controller = new AbortController();
    const flight: Flight = {
      controller,
      waiting: 0,
      promise: this.#fetch(number, priority, controller.signal),
    };
    this.#flights.set(number, flight);
    void flight.promise.then(() => this.#flights.get(number) === flight && this.#flights.delete(number));
    this.#set(number, { ...this.page(number), isLoading: true });
    return flight;
  }

  async #fetch(number: number, priority: Priority, signal: AbortSignal): Promise<void> {
    try {
      const { page, rows } = await this.#load(
        { page: number, pageSize: this.pageSize },
        { signal, priority },
      );
      if (signal.aborted) {
        this.#abandon(number);
        return;
      }
      this.#pages.set(number, { rows, isLoading: false, error: undefined });
      this.#learn(page, rows.length);
      this.#didChange.fire(number);
    } catch (error) {
      if (signal.aborted) {
        this.#abandon(number);
        return;
      }
      this.#set(number, { ...this.page(number), isLoading: false, error });
    }
  }

  /** A cancelled load leaves the page as it was before. */
  #abandon(number: number): void {
    const state = this.#pages.get(number);
    if (!state) return;
    if (state.rows || state.error !== undefined) this.#set(number, { ...state, isLoading: false });
    else this.#pages.delete(number);
  }

  #learn(page: Page, rows: number): void {
    const before = [this.count, this.pageCount];
    this.#counted = page.count ?? this.#counted;
    if (!page.hasNext) this.#end = { page: page.number, rows };
    else if (this.#end && page.number >= this.#end.page) this.#end = undefined;
    if (before[0] !== this.count || before[1] !== this.pageCount) this.#didChange.fire("list");
  }

  #set(number: number, state: PageState): void {
    this.#pages.set(number, state);
    this.#didChange.fire(number);
  }
}
