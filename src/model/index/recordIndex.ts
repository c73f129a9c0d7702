import type { CallOptions, Page } from "../../kizen";
import type { PageNumbers } from "../kinds/recordKind";
import type { RecordRef } from "../recordRef";
import { Emitter, type Disposable, type Event } from "../event";
import type { IndexedRecord, Match, SearchOptions } from "./indexedRecord";
import type { PageDigest } from "./pageDigest";
import { ReadingPass } from "./readingPass";
import { readPages, type LoadPage } from "./readPages";
import { RecordCollection } from "./recordCollection";
import type { Row } from "./recordRows";
import { SharedWork } from "../sharedTask";
import { inSlices } from "./slices";
import { readRows, writeRows } from "./storedRows";

/** An index older than this many milliseconds is read again when it is used. */
const FRESH_FOR = 15 * 60_000;
/** Records asked of Kizen's own search: more than a picker shows of them. */
const FOUND_AT_MOST = 50;

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
  readonly load: LoadPage;
  /** Asks for records that answer a text; undefined where the business is not known to search. */
  readonly find: (text: string, request: PageNumbers, options: CallOptions) => Promise<Page | undefined>;
  /** Where the index is kept on disk; undefined while it is to be in memory only. */
  readonly storage: () => RowStorage | undefined;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** One index's file. */
export interface RowStorage {
  read(): Promise<Uint8Array | undefined>;
  write(content: Uint8Array): Promise<void>;
  remove(): Promise<void>;
}

/** A whole reading of the list: what the index is worth. */
interface Reading {
  readonly id: number;
  readonly startedAt: number;
  readonly count: number | undefined;
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
  readonly #records: RecordCollection;
  readonly #didChange = new Emitter<void>();
  #work: SharedWork | undefined;
  /** The reading under way, or one that was cancelled or failed. */
  #pass: ReadingPass | undefined;
  #completed: Reading | undefined;
  #passes = 0;
  #error: unknown;
  #isDisposed = false;
  /** Aborted when everything read so far became void. */
  #era = new AbortController();

  /** Something in `state`, or the records, changed. */
  readonly onDidChange: Event<void> = this.#didChange.event;

  constructor(options: RecordIndexOptions) {
    this.#options = options;
    this.#records = new RecordCollection(options.businessKey, options.kind);
  }

  get state(): RecordIndexState {
    return {
      loaded: this.#records.size,
      read: this.#pass?.records ?? this.#records.size,
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
    return this.#isFresh() ? Promise.resolve() : this.#join((abort) => this.#build(abort), signal);
  }

  /** Reads everything anew, keeping what is known meanwhile; goes on with a reading that is not finished. */
  refresh({ signal }: BuildOptions = {}): Promise<void> {
    return this.#join((abort) => this.#read(abort), signal);
  }

  /** The best matches, best first. An empty query matches everything, what was used lately first. */
  search(query: string, options: SearchOptions): Promise<readonly Match[]> {
    return Promise.resolve(this.#records.search(query, options));
  }

  /**
   * Has Kizen search too, where the business is known to, and takes what it finds into the index: `search` then finds
   * it, once and only where it answers the query. Resolves with the records that were not known before; rejects as the
   * request does.
   */
  async askKizen(query: string, { signal }: BuildOptions = {}): Promise<readonly RecordRef[]> {
    const era = this.#era.signal;
    const either = signal ? AbortSignal.any([signal, era]) : era;
    const request = { page: 1, pageSize: FOUND_AT_MOST };
    const page = await this.#options.find(query.trim(), request, { signal: either, priority: "nextPage" });
    if (!page || either.aborted) return [];
    const { businessKey, kind } = this.#options;
    const pass = this.#pass?.id ?? this.#completed?.id ?? 0;
    const unknown = page.records.filter(({ id }) => !this.#records.has(id));
    // Behind all that was read: where it stands in the list, the next reading will tell.
    for (const record of unknown) this.#records.put(record, { position: Number.MAX_SAFE_INTEGER, pass });
    if (unknown.length > 0) this.#didChange.fire();
    return unknown.map(({ id }) => ({ businessKey, kind, id }));
  }

  get(id: string): IndexedRecord | undefined {
    return this.#records.get(id);
  }

  /** Every record read so far, in the server's order. */
  entries(): Iterable<IndexedRecord> {
    return this.#records.records();
  }

  /** Writes what is known to disk, where that is wanted; nothing before a whole reading. */
  async store(): Promise<void> {
    if (this.#completed) await this.#store(this.#completed, this.#era.signal);
  }

  /** Forgets everything, as when the connection changed. Whoever holds the index may build it anew. */
  reset(): void {
    this.#work?.abort();
    this.#work = undefined;
    this.#pass = undefined;
    this.#completed = undefined;
    this.#error = undefined;
    this.#era.abort();
    this.#era = new AbortController();
    this.#records.clear();
    this.#didChange.fire();
  }

  dispose(): void {
    this.reset();
    this.#isDisposed = true;
    this.#didChange.dispose();
  }

  #isFresh(): boolean {
    const { readAt } = this.state;
    return !this.#pass && readAt !== undefined && this.#options.now() - readAt < FRESH_FOR;
  }

  /** Starts the work, or joins what is under way. */
  #join(start: (abort: AbortSignal) => Promise<void>, signal: AbortSignal | undefined): Promise<void> {
    if (this.#isDisposed || signal?.aborted === true) return Promise.resolve();
    if (this.#work && !this.#work.isAborted) return this.#work.join(signal);
    const work = new SharedWork(start);
    this.#work = work;
    void work.done.then(() => {
      if (this.#work !== work) return;
      this.#work = undefined;
      this.#didChange.fire();
    });
    this.#didChange.fire();
    return work.join(signal);
  }

  async #build(signal: AbortSignal): Promise<void> {
    if (this.#records.size === 0) await this.#restore(signal);
    if (!signal.aborted && !this.#isFresh()) await this.#read(signal);
  }

  async #read(signal: AbortSignal): Promise<void> {
    const pass = (this.#pass ??= new ReadingPass(this.#options.now(), ++this.#passes));
    this.#error = undefined;
    const take = async ({ number, rows }: PageDigest): Promise<void> => {
      let position = (number - 1) * pass.pageSize;
      const put = (row: Row) => this.#records.putRow(row, { position: position++, pass: pass.id });
      await inSlices(rows, put, signal);
    };
    const onPage = () => this.#didChange.fire();
    this.#error = await readPages(pass, { load: this.#options.load, take, onPage, signal });
    if (signal.aborted || !pass.isComplete) return;
    this.#records.removeMissedBy(pass.id);
    this.#completed = pass;
    this.#pass = undefined;
    await this.#store(pass, signal);
  }

  /** Takes over what the disk holds. A file that cannot be read is no reason not to ask Kizen. */
  async #restore(signal: AbortSignal): Promise<void> {
    const content = await this.#options
      .storage()
      ?.read()
      .catch(() => undefined);
    if (!content || signal.aborted) return;
    const id = ++this.#passes;
    const put = (row: Row, position: number) => this.#records.putRow(row, { position, pass: id });
    const header = await readRows(content, put, signal);
    if (!header) return;
    this.#completed = { id, startedAt: header.readAt, count: header.count };
    this.#didChange.fire();
  }

  async #store({ startedAt, count }: Reading, signal: AbortSignal): Promise<void> {
    const storage = this.#options.storage();
    if (!storage) return;
    const content = await writeRows({ readAt: startedAt, count }, this.#records.rows(), signal);
    if (!content) return;
    // The index is as good without its file; the next reading tries again.
    await storage.write(content).catch(() => undefined);
    if (signal.aborted) await storage.remove().catch(() => undefined);
  }
}
