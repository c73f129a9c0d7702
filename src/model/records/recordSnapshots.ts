import { LRUCache } from "lru-cache";
import type { Businesses } from "../businesses/businesses";
import type { Disposable } from "../event";
import type { LoadedRecord } from "./recordCache";
import { recordKey, type RecordRef } from "../recordRef";

/** All texts together, in characters: those opened longest ago give way to a new one. A larger one is not kept. */
const CAPACITY = 20_000_000;

/**
 * Records as they were when a person last opened them, to compare with what they are now. In memory only: nothing that
 * a record holds is written to disk, so a window that is loaded again knows none.
 */
export class RecordSnapshots implements Disposable {
  readonly #snapshots = new LRUCache<string, LoadedRecord>({
    maxSize: CAPACITY,
    sizeCalculation: ({ text }) => Math.max(1, text.length),
  });
  readonly #subscription: Disposable;

  constructor(businesses: Pick<Businesses, "onDidChangeConnection">) {
    this.#subscription = businesses.onDidChangeConnection((businessKey) => {
      for (const { ref } of [...this.#snapshots.values()])
        if (ref.businessKey === businessKey) this.#snapshots.delete(recordKey(ref));
    });
  }

  /** To be called when a record was opened, with what the person saw of it. */
  keep(record: LoadedRecord): void {
    this.#snapshots.set(recordKey(record.ref), record);
  }

  /** The record as it was when it was last opened. */
  of(ref: RecordRef): LoadedRecord | undefined {
    return this.#snapshots.peek(recordKey(ref));
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#snapshots.clear();
  }
}
