import Bottleneck from "bottleneck/light";
import type { Clock } from "./clock";

/** The right to start one request. */
export interface Token {
  /** The request has left: somebody else may start one after so many milliseconds. May be told more than once. */
  spend(ms: number): void;
  /** No request was started: somebody else may start one at once. */
  giveBack(): void;
}

/**
 * How many requests may start: `tokens` in any window.
 *
 * Bottleneck queues and counts. Its own refreshed reservoir is a fixed window and its `minTime` bunches starts after a
 * busy event loop (both were measured to exceed 25 a second), so each token is given back singly.
 */
export class TokenBucket {
  readonly #bottleneck: Bottleneck;
  readonly #clock: Clock;
  readonly #timers = new Set<() => void>();
  #tokens: number;

  constructor(tokens: number, clock: Clock) {
    this.#tokens = tokens;
    this.#clock = clock;
    // Bottleneck reckons `minTime` from the computer's date: with 0 it would stand still for an hour where the date is
    // set back by one.
    this.#bottleneck = new Bottleneck({
      reservoir: tokens,
      minTime: Number.NEGATIVE_INFINITY,
    });
  }

  /** Calls back as soon as there is a token. */
  take(use: (token: Token) => Promise<void>): void {
    this.#bottleneck
      .schedule(() => {
        let isOpen = true;
        const giveBackAfter = (ms: number) => {
          if (isOpen) this.#giveBack(ms);
          isOpen = false;
        };
        return use({ spend: giveBackAfter, giveBack: () => giveBackAfter(0) });
      })
      // Rejects only when the budget is stopped: what waits is told by whoever stops it.
      .catch(() => undefined);
  }

  /** Changes how many requests may start; a smaller number takes hold as tokens come back. */
  resize(tokens: number): void {
    const change = tokens - this.#tokens;
    this.#tokens = tokens;
    void this.#bottleneck.incrementReservoir(change);
  }

  stop(): void {
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
    void this.#bottleneck.stop({ dropWaitingJobs: true });
  }

  #giveBack(ms: number): void {
    const cancel = this.#clock.after(ms, () => {
      this.#timers.delete(cancel);
      void this.#bottleneck.incrementReservoir(1);
    });
    this.#timers.add(cancel);
  }
}
