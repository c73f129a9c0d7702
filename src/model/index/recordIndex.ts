import { isKizenError, type CallOptions, type KizenRecord, type Page } from "../../kizen";
import type { PageNumbers } from "../recordKind";
import { Emitter, type Disposable, type Event } from "../event";
import type { IndexedRecord, Match, SearchOptions } from "./indexedRecord";
import { highlightsOf } from "./highlights";
import { ReadingPass } from "./readingPass";
import { RecordMatcher } from "./recordMatcher";
import { RecordRows, toIndexedRecord, toRow } from "./recordRows";
import { SharedWork } from "./sharedWork";
import { inSlices } from "./slices";

/** Pages under way at once. With answers after 300 ms that is what the limit lets through. */
const PAGES_AT_ONCE = 6;
/** An index older than this many milliseconds is read again when it is used. */
const FRESH_FOR = 15 * 60_000;

export interface RecordIndexState {
  /** Records that can be found now. */
  readonly loaded: number;
  /** Records the reading under way has met; the same as `loaded` while nothing is read. */
  readonly read: number;
  /** How many there are, where the server says so. */
  readonly count: number | undefined;
  readonly isBuilding: boolean;
  /** Everything was read at least once. */
  readonly isComplete: boolean;
  /** When the last whole reading began, in milliseconds since the epoch: how old the index is at most. */
  readonly readAt: number | undefined;
  /** Why the reading stands still; `build` tries again. */
  readonly error: unknown;
}

export interface RecordIndexOptions {
  readonly businessKey: string;
  readonly kind: string;
  /** Asks for one page of the whole list. */
  readonly load: (request: PageNumbers, options: CallOptions) => Promise<Page>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export interface BuildOptions {
  /** Gives up waiting; the reading itself stops when nobody waits any more, and goes on where it stood next time. */
  readonly signal?: AbortSignal;
}

/**
 * All records of one collection, packed in memory, to be found while someone types. Nothing is asked of Kizen before
 * `build` or `refresh`. What was read can be found from the first page on.
 */
export class RecordIndex implements Disposable {
  readonly #options: RecordIndexOptions;
  readonly #rows = new RecordRows();
  readonly #matcher = new RecordMatcher(this.#rows);
  readonly #didChange = new Emitter<void>();
  #work: SharedWork | undefined;
  /** The reading under way, or one that was cancelled or failed. */
  #pass: ReadingPass | undefined;
  #completed: ReadingPass | undefined;
  #passes = 0;
  #error: unknown;
  /** One page is taken in at a time, so that a slice is the most that ever runs between two events. */
  #taking: Promise<void> = Promise.resolve();
  #isDisposed = false;

  /** Something in `state`, or the records, changed. */
  readonly onDidChange: Event<void> = this.#didChange.event;

  constructor(options: RecordIndexOptions) {
    this.#options = options;
  }

  get state(): RecordIndexState {
    return {
      loaded: this.#rows.size,
      read: this.#pass?.records ?? this.#rows.size,
      count: this.#pass?.count ?? this.#completed?.count,
      isBuilding: this.#work !== undefined,
      isComplete: this.#completed !== undefined,
      readAt: this.#completed?.startedAt,
      error: this.#error,
    };
  }

  /**
   * Reads what is missing; reads everything anew where the last reading is older than a quarter of an hour. Callers
   * share one reading. Never rejects: a failure is in `state`.
   */
  build({ signal }: BuildOptions = {}): Promise<void> {
    const { readAt } = this.state;
    if (!this.#pass && readAt !== undefined && this.#options.now() - readAt < FRESH_FOR) {
      return Promise.resolve();
    }
    return this.refresh(signal ? { signal } : {});
  }

  /** Reads everything anew, keeping what is known meanwhile; goes on with a reading that is not finished. */
  refresh({ signal }: BuildOptions = {}): Promise<void> {
    if (this.#isDisposed || signal?.aborted === true) return Promise.resolve();
    if (!this.#work || this.#work.isAborted) {
      const work = new SharedWork((abort) => this.#read(abort));
      this.#work = work;
      void work.done.then(() => {
        if (this.#work !== work) return;
        this.#work = undefined;
        this.#didChange.fire();
      });
      this.#didChange.fire();
    }
    return this.#work.join(signal);
  }

  /** The best matches, best first. An empty query matches everything, what was used lately first. */
  search(query: string, { limit, recentIds = [] }: SearchOptions): Promise<readonly Match[]> {
    const recent = recentIds.flatMap((id) => this.#rows.numberOf(id) ?? []);
    const matches = this.#matcher.match(query, limit, recent).flatMap(({ row, rank }): Match[] => {
      const record = this.#record(row);
      return record ? [{ record, rank, highlights: highlightsOf(record.label, query) }] : [];
    });
    return Promise.resolve(matches);
  }

  get(id: string): IndexedRecord | undefined {
    const number = this.#rows.numberOf(id);
    return number === undefined ? undefined : this.#record(number);
  }

  /** Every record read so far, in the server's order. */
  *entries(): Generator<IndexedRecord> {
    for (const number of this.#rows.inOrder()) {
      const record = this.#record(number);
      if (record) yield record;
    }
  }

  /** Forgets everything, as when the connection changed. Whoever holds the index may build it anew. */
  reset(): void {
    this.#work?.abort();
    this.#work = undefined;
    this.#pass = undefined;
    this.#completed = undefined;
    this.#error = undefined;
    this.#rows.clear();
    this.#matcher.clear();
    this.#didChange.fire();
  }

  dispose(): void {
    this.reset();
    this.#isDisposed = true;
    this.#didChange.dispose();
  }

  async #read(signal: AbortSignal): Promise<void> {
    const pass = (this.#pass ??= new ReadingPass(this.#options.now(), ++this.#passes));
    pass.resume();
    this.#error = undefined;
    // The first page tells how many there are; the others are asked for side by side.
    if (!pass.hasBegun) await this.#readPages(pass, signal, 1);
    const side = () => this.#readPages(pass, signal, Infinity);
    await Promise.all(Array.from({ length: PAGES_AT_ONCE }, side));
    if (signal.aborted || !pass.isComplete) return;
    for (const number of this.#rows.missedBy(pass.id)) {
      this.#rows.remove(number);
      this.#matcher.remove(number);
    }
    this.#completed = pass;
    this.#pass = undefined;
  }

  async #readPages(pass: ReadingPass, signal: AbortSignal, most: number): Promise<void> {
    for (let pages = 0; pages < most && this.#error === undefined && !signal.aborted; pages++) {
      const page = pass.take();
      if (page === undefined) return;
      await this.#readPage(pass, page, signal);
    }
  }

  async #readPage(pass: ReadingPass, number: number, signal: AbortSignal): Promise<void> {
    try {
      const request = { page: number, pageSize: pass.pageSize };
      const page = await this.#options.load(request, { signal, priority: "bulk" });
      await (this.#taking = this.#taking.then(() => this.#takeIn(pass, page, signal)));
    } catch (error) {
      if (signal.aborted) return;
      if (number > 1 && isKizenError(error) && error.kind === "notFound") pass.endBefore(number);
      else this.#error = error;
    }
  }

  async #takeIn(pass: ReadingPass, page: Page, signal: AbortSignal): Promise<void> {
    let position = (page.number - 1) * pass.pageSize;
    const take = (record: KizenRecord) => {
      const row = toRow(record);
      const { number, isChanged } = this.#rows.set(row, { position: position++, pass: pass.id });
      if (isChanged) this.#matcher.set(number, row);
    };
    await inSlices(page.records, take, signal);
    if (signal.aborted) return;
    pass.accept(page);
    this.#didChange.fire();
  }

  #record(number: number): IndexedRecord | undefined {
    const row = this.#rows.row(number);
    return row && toIndexedRecord(this.#options.businessKey, this.#options.kind, row);
  }
}
