import { Emitter, type Disposable, type Event } from "./event";
import type { IndexedRecord } from "./index/indexedRecord";
import type { RecordIndex } from "./index/recordIndex";
import { wordMatcher } from "./wordMatch";

/** Rows shown at most: whoever meets more narrows the filter. */
const MOST_ROWS = 1000;
/** Records looked at between two chances for others to run. */
const SLICE = 2000;
/** While the index is read, what is new in it is looked through at most once in this many milliseconds. */
const GATHER = 500;

/** The records of one collection that have all words of a filter, in the server's order. */
export class FilteredRows implements Disposable {
  readonly #controller = new AbortController();
  readonly #didChange = new Emitter<void>();
  readonly #subscription: Disposable;
  #first: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #rows: readonly IndexedRecord[] = [];
  #count = 0;

  readonly onDidChange: Event<void> = this.#didChange.event;

  constructor(
    readonly filter: string,
    private readonly index: RecordIndex,
  ) {
    this.#subscription = index.onDidChange(() => {
      if (this.#first) this.#timer ??= setTimeout(() => void this.#collect(), GATHER);
    });
  }

  /** The first of the matching records. */
  get rows(): readonly IndexedRecord[] {
    return this.#rows;
  }

  /** Matching records in all, as far as they were read. */
  get count(): number {
    return this.#count;
  }

  get state(): RecordIndex["state"] {
    return this.index.state;
  }

  /** Begins to read the records where that was not done yet; resolves with the first answer. */
  load(): Promise<void> {
    this.#first ??= this.#start();
    return this.#first;
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

  async #start(): Promise<void> {
    void this.index.build({ signal: this.#controller.signal });
    await this.#collect();
  }

  async #collect(): Promise<void> {
    const matches = wordMatcher(this.filter);
    const rows: IndexedRecord[] = [];
    let count = 0;
    let seen = 0;
    for (const record of this.index.entries()) {
      if (matches(record.ref.id, [record.label, ...record.fields.map(([, value]) => value)])) {
        count++;
        if (rows.length < MOST_ROWS) rows.push(record);
      }
      if (++seen % SLICE === 0) await new Promise(setImmediate);
      if (this.#controller.signal.aborted) return;
    }
    this.#timer = undefined;
    [this.#rows, this.#count] = [rows, count];
    this.#didChange.fire();
  }
}
