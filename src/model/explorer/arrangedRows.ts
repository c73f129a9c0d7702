import type { Arrangement, SortOrder } from "./arrangements";
import { Emitter, type Disposable, type Event } from "../event";
import type { IndexedRecord } from "../index/indexedRecord";
import type { RecordIndex } from "../index/recordIndex";
import { inSlices, sortInSlices } from "../slices";
import { CREATED } from "../kinds/summarize";
import { wordMatcher } from "../search/wordMatcher";

/** While the index is read, what is new in it is looked through at most once in this many milliseconds. */
const GATHER = 500;
/** And no more than this share of the time goes into looking through. */
const BUSY_SHARE = 1 / 5;

/** What is kept of a record while records are put in order. */
interface Entry {
  readonly id: string;
  readonly label: string;
  /** Milliseconds since the epoch; 0 where the record does not say. */
  readonly createdAt: number;
}

/** The records of one collection that have all words of a filter, in the order asked for. */
export class ArrangedRows implements Disposable {
  readonly #controller = new AbortController();
  readonly #didChange = new Emitter<void>();
  readonly #subscription: Disposable;
  #first: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** Ids only: the index has the rest. */
  #ids: readonly string[] = [];
  #collecting: Promise<void> | undefined;
  #isStale = false;
  /** Milliseconds that the last collecting took. */
  #took = 0;

  readonly onDidChange: Event<void> = this.#didChange.event;

  constructor(
    readonly arrangement: Arrangement,
    private readonly index: RecordIndex,
  ) {
    this.#subscription = index.onDidChange(() => {
      if (this.#first) this.#timer ??= setTimeout(() => void this.#collect(), this.#pause);
    });
  }

  /** Records in all, as far as they were read. */
  get count(): number {
    return this.#ids.length;
  }

  get state(): RecordIndex["state"] {
    return this.index.state;
  }

  /** The records from one position to before another, counted from 0. */
  slice(from: number, to: number): IndexedRecord[] {
    return this.#ids.slice(from, to).flatMap((id) => this.index.get(id) ?? []);
  }

  /** Where a record stands, from 0; undefined where it is not among them. */
  positionOf(id: string): number | undefined {
    const position = this.#ids.indexOf(id);
    return position < 0 ? undefined : position;
  }

  /** Begins to read the records where that was not done yet; resolves with the first answer. */
  load(): Promise<void> {
    this.#first ??= this.#start();
    return this.#first;
  }

  /** Resolves when all records were read and put in order, or the signal aborts. Rejects where they cannot be read. */
  async finish(signal?: AbortSignal): Promise<void> {
    this.#first ??= Promise.resolve();
    await this.index.build(signal ? { signal } : {});
    if (signal?.aborted === true) return;
    const { error, isComplete } = this.state;
    if (error !== undefined && !isComplete) throw error as Error;
    await this.#collect();
  }

  /** Reads everything anew. */
  async refresh(): Promise<void> {
    await this.index.refresh({ signal: this.#controller.signal });
  }

  dispose(): void {
    this.#controller.abort();
    clearTimeout(this.#timer);
    this.#subscription.dispose();
    this.#didChange.dispose();
  }

  get #pause(): number {
    return Math.max(GATHER, this.#took / BUSY_SHARE);
  }

  async #start(): Promise<void> {
    void this.index.build({ signal: this.#controller.signal });
    await this.#collect();
  }

  /** Looks through the index, once more where it is called meanwhile; one looking through is under way at a time. */
  #collect(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isStale = true;
    this.#collecting ??= this.#collectAll();
    return this.#collecting;
  }

  async #collectAll(): Promise<void> {
    while (this.#isStale && !this.#controller.signal.aborted) {
      this.#isStale = false;
      await this.#collectOnce(this.#controller.signal);
    }
    this.#collecting = undefined;
  }

  async #collectOnce(signal: AbortSignal): Promise<void> {
    const startedAt = performance.now();
    const { filter, sort } = this.arrangement;
    const matches = filter === undefined ? undefined : wordMatcher(filter);
    const entries: Entry[] = [];
    const look = (record: IndexedRecord) => {
      const { ref, label, fields } = record;
      if (matches && !matches(ref.id, [label, ...fields.map(([, value]) => value)])) return;
      entries.push(entryOf(record));
    };
    await inSlices(this.index.entries(), look, signal);
    const sorted = sort === undefined ? entries : await sortInSlices(entries, comparerOf(sort), signal);
    if (signal.aborted) return;
    this.#took = performance.now() - startedAt;
    this.#ids = sorted.map(({ id }) => id);
    this.#didChange.fire();
  }
}

function entryOf({ ref, label, fields }: IndexedRecord): Entry {
  const created = Date.parse(fields.find(([name]) => name === CREATED)?.[1] ?? "");
  return { id: ref.id, label, createdAt: Number.isNaN(created) ? 0 : created };
}

function comparerOf(sort: SortOrder): (a: Entry, b: Entry) => number {
  if (sort === "created") return (a, b) => b.createdAt - a.createdAt;
  if (sort === "createdAscending") return (a, b) => a.createdAt - b.createdAt;
  // As a person's language orders names, and numbers in them by their size.
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  return sort === "name" ? (a, b) => compare(a.label, b.label) : (a, b) => compare(b.label, a.label);
}
