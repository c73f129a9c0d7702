import type { CallOptions, Page } from "../../kizen";
import type { PageNumbers, SummaryFields } from "../kinds/recordKind";
import type { CollectionRef, RecordRef } from "../recordRef";
import { Emitter, type Disposable, type Event } from "../event";
import type { IndexedRecord, Match, SearchOptions } from "./indexedRecord";
import type { Reading, RecordIndexState } from "./indexState";
import type { PageDigest } from "./pageDigest";
import { ReadingPass } from "./readingPass";
import { readPages, type LoadIndexPage } from "./readPages";
import { RecordCollection } from "./recordCollection";
import type { IndexRow } from "./recordRows";
import { SharedTask } from "../sharedTask";
import { inSlices } from "../slices";
import { readStoredRows, writeStoredRows } from "./storedRows";

/** An index older than this many milliseconds is read again when it is used. */
const FRESH_FOR = 15 * 60_000;
/** Records asked of Kizen's own search: more than a picker shows of them. */
const FOUND_AT_MOST = 50;

export interface RecordIndexOptions {
  readonly collection: CollectionRef;
  readonly summary: SummaryFields;
  /** Asks for one page of the whole list. */
  readonly load: LoadIndexPage;
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
  #task: SharedTask | undefined;
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
    this.#records = new RecordCollection(options.collection, options.summary);
  }

  get state(): RecordIndexState {
    return {
      loaded: this.#records.size,
      read: this.#pass?.records ?? this.#records.size,
      count: this.#pass?.count ?? this.#completed?.count,
      isBuilding: this.#task !== undefined,
      isComplete: this.#completed !== undefined,
      readAt: this.#completed?.startedAt,
      earlyEnd: this.#completed?.earlyEnd,
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
  async searchServer(query: string, { signal }: BuildOptions = {}): Promise<readonly RecordRef[]> {
    const era = this.#era.signal;
    const either = signal ? AbortSignal.any([signal, era]) : era;
    const request = { page: 1, pageSize: FOUND_AT_MOST };
    const page = await this.#options.find(query.trim(), request, { signal: either, priority: "nextPage" });
    if (!page || either.aborted) return [];
    const { collection } = this.#options;
    const pass = this.#pass?.id ?? this.#completed?.id ?? 0;
    const unknown = page.records.filter(({ id }) => !this.#records.has(id));
    // Behind all that was read: where it stands in the list, the next reading will tell.
    for (const record of unknown) this.#records.put(record, { position: Number.MAX_SAFE_INTEGER, pass });
    if (unknown.length > 0) this.#didChange.fire();
    return unknown.map(({ id }) => ({ ...collection, id }));
  }

  /** The records read so far that bear a name. */
  named(name: string): readonly IndexedRecord[] {
    return this.#records.named(name);
  }

  get(id: string): IndexedRecord | undefined {
    return this.#records.get(id);
  }

  /** Every record read so far, in the server's order. */
  entries(): Iterable<IndexedRecord> {
    return this.#records.records();
  }

  /** Labels of the records at some places of the server's order, counted from 0. */
  labelsAt(places: readonly number[]): string[] {
    return this.#records.labelsAt(places);
  }

  /** Writes what is known to disk, where that is wanted; nothing before a whole reading. */
  async store(): Promise<void> {
    if (this.#completed) await this.#store(this.#completed, this.#era.signal);
  }

  /** Forgets everything, as when the connection changed. Whoever holds the index may build it anew. */
  reset(): void {
    this.#task?.abort();
    this.#task = undefined;
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
    if (this.#pass || readAt === undefined) return false;
    // A clock that was set back must not make an index fresh until it has caught up.
    const age = this.#options.now() - readAt;
    return age >= 0 && age < FRESH_FOR;
  }

  /** Starts the work, or joins what is under way. */
  #join(start: (abort: AbortSignal) => Promise<void>, signal: AbortSignal | undefined): Promise<void> {
    if (this.#isDisposed || signal?.aborted === true) return Promise.resolve();
    if (this.#task && !this.#task.isAborted) return this.#task.join(signal);
    const task = new SharedTask(start);
    this.#task = task;
    void task.done.then(() => {
      if (this.#task !== task) return;
      this.#task = undefined;
      this.#didChange.fire();
    });
    this.#didChange.fire();
    return task.join(signal);
  }

  async #build(signal: AbortSignal): Promise<void> {
    if (this.#records.size === 0) await this.#restore(signal);
    if (!signal.aborted && !this.#isFresh()) await this.#read(signal);
  }

  async #read(signal: AbortSignal): Promise<void> {
    const pass = (this.#pass ??= new ReadingPass(this.#options.now(), ++this.#passes));
    this.#error = undefined;
    const take = async ({ number, rows }: PageDigest): Promise<number> => {
      let position = (number - 1) * pass.pageSize;
      let unmet = 0;
      const put = (row: IndexRow) => {
        if (this.#records.putRow(row, { position: position++, pass: pass.id })) unmet++;
      };
      await inSlices(rows, put, signal);
      return unmet;
    };
    const onPage = () => this.#didChange.fire();
    this.#error = await readPages(pass, { load: this.#options.load, take, onPage, signal });
    if (signal.aborted || !pass.isComplete) return;
    this.#records.removeMissedBy(pass.id);
    const { id, startedAt, count, earlyEnd } = pass;
    this.#completed = { id, startedAt, count, earlyEnd };
    this.#pass = undefined;
    await this.#store(this.#completed, signal);
  }

  /** Takes over what the disk holds. A file that cannot be read is no reason not to ask Kizen. */
  async #restore(signal: AbortSignal): Promise<void> {
    const content = await this.#options
      .storage()
      ?.read()
      .catch(() => undefined);
    if (!content || signal.aborted) return;
    const id = ++this.#passes;
    const put = (row: IndexRow, position: number) => this.#records.putRow(row, { position, pass: id });
    const header = await readStoredRows(content, put, signal);
    // Some of the rows, or rows of a time to come, can be found, but everything is to be read anew.
    if (!header || header.readAt > this.#options.now()) return;
    const { readAt: startedAt, count, earlyEnd } = header;
    this.#completed = { id, startedAt, count, earlyEnd };
    this.#didChange.fire();
  }

  async #store({ startedAt, count, earlyEnd }: Reading, signal: AbortSignal): Promise<void> {
    const storage = this.#options.storage();
    if (!storage) return;
    const content = await writeStoredRows(
      { readAt: startedAt, count, earlyEnd },
      this.#records.rows(),
      signal,
    );
    if (!content) return;
    // The index is as good without its file; the next reading tries again.
    await storage.write(content).catch(() => undefined);
    if (signal.aborted) await storage.remove().catch(() => undefined);
  }
}
