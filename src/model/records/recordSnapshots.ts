import type { Businesses } from "../businesses/businesses";
import type { Disposable } from "../event";
import type { LoadedRecord } from "./recordCache";
import { recordKey, type RecordRef } from "../recordRef";

/** All texts together, in characters: an old one gives way to a new one. */
const CAPACITY = 20_000_000;

/**
 * Records as they were when a person last opened them, to compare with what they are now. In memory only: nothing that
 * a record holds is written to disk, so a window that is loaded again knows none.
 */
export class RecordSnapshots implements Disposable {
  /** In the order of opening, oldest first. */
  readonly #snapshots = new Map<string, LoadedRecord>();
  readonly #subscription: Disposable;
  #size = 0;

  constructor(businesses: Pick<Businesses, "onDidChangeConnection">) {
    this.#subscription = businesses.onDidChangeConnection((businessKey) => {
      for (const { ref } of [...this.#snapshots.values()])
        if (ref.businessKey === businessKey) this.#forget(recordKey(ref));
    });
  }

  /** To be called when a record was opened, with what the person saw of it. */
  keep(record: LoadedRecord): void {
    const key = recordKey(record.ref);
    this.#forget(key);
    if (record.text.length > CAPACITY) return;
    this.#snapshots.set(key, record);
    this.#size += record.text.length;
    for (const oldest of this.#snapshots.keys()) {
      if (this.#size <= CAPACITY) break;
      this.#forget(oldest);
    }
  }

  /** The record as it was when it was last opened. */
  of(ref: RecordRef): LoadedRecord | undefined {
    return this.#snapshots.get(recordKey(ref));
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#snapshots.clear();
    this.#size = 0;
  }

  #forget(key: string): void {
    this.#size -= this.#snapshots.get(key)?.text.length ?? 0;
    this.#snapshots.delete(key);
  }
}
