import { setImmediate } from "node:timers/promises";

/** Answers from this many bytes on are parsed in an iteration of their own: a megabyte takes several milliseconds. */
const LARGE = 100_000;

/** Lets large answers that arrive at once be parsed one after the other, with other events between. */
export class ParseQueue {
  #last: Promise<unknown> = Promise.resolve();

  /** Resolves at once for a short answer, else in an iteration of the event loop that parses no other large one. */
  async wait(length: number): Promise<void> {
    if (length < LARGE) return;
    this.#last = this.#last.then(() => setImmediate());
    await this.#last;
  }
}
