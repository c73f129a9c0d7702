import type { Disposable } from "../event";
import type { RecordIndex } from "./recordIndex";

/** Typing settles for this long, in milliseconds, before Kizen is asked. */
const SETTLE = 200;
/** Fewer letters say nothing yet: the answer would be any page of the list. */
const FEWEST_LETTERS = 2;

/**
 * Has Kizen search for what is typed while an index does not have everything yet. What it finds comes into the index,
 * and with it into the local answer, which never waits for this.
 */
export class ServerSearch implements Disposable {
  #asking = new AbortController();

  /** Asks for the newest query only; an older question is aborted. */
  async ask(indexes: readonly RecordIndex[], query: string): Promise<void> {
    this.#asking.abort();
    const { signal } = (this.#asking = new AbortController());
    if (query.trim().length < FEWEST_LETTERS) return;
    await new Promise((resolve) => setTimeout(resolve, SETTLE));
    if (signal.aborted) return;
    const unread = indexes.filter(({ state }) => !state.isComplete);
    // Without an answer the local one stands; what keeps Kizen from answering, the reading of the index says.
    await Promise.allSettled(unread.map((index) => index.askKizen(query, { signal })));
  }

  dispose(): void {
    this.#asking.abort();
  }
}
