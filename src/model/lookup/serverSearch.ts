import type { Disposable } from "../event";
import { recordKey, type RecordRef } from "../recordRef";
import type { RecordIndex } from "../index/recordIndex";

/** Typing settles for this long, in milliseconds, before Kizen is asked. */
const SETTLE = 200;
/** Fewer letters say nothing yet: the answer would be any page of the list. */
const FEWEST_LETTERS = 2;

/**
 * Has Kizen search for what is typed while an index does not have everything yet, and where it has nothing that answers:
 * a record may be newer than the index. What Kizen finds comes into the index, and with it into the local answer, which
 * never waits for this.
 */
export class ServerSearch implements Disposable {
  #request = new AbortController();
  /** Keys of the records that only Kizen knew. */
  readonly #found = new Set<string>();

  /** Whether a record is known only because Kizen found it for this look-up. */
  has(ref: RecordRef): boolean {
    return this.#found.has(recordKey(ref));
  }

  /**
   * Asks for the newest query only; an older request is aborted. Resolves when it is answered or dropped.
   * @param indexes where to search; made only when it comes to that
   */
  async search(indexes: () => readonly RecordIndex[], query: string): Promise<void> {
    this.#request.abort();
    const { signal } = (this.#request = new AbortController());
    if (query.trim().length < FEWEST_LETTERS) return;
    await new Promise((resolve) => setTimeout(resolve, SETTLE));
    if (signal.aborted) return;
    // Without an answer the local one stands; what keeps Kizen from answering, the reading of the index says.
    await Promise.allSettled(indexes().map((index) => this.#searchIn(index, query, signal)));
  }

  dispose(): void {
    this.#request.abort();
  }

  async #searchIn(index: RecordIndex, query: string, signal: AbortSignal): Promise<void> {
    if (index.state.isComplete && (await index.search(query, { limit: 1 })).length > 0) return;
    for (const ref of await index.searchServer(query, { signal })) this.#found.add(recordKey(ref));
  }
}
