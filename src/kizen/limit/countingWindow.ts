import type { Clock } from "./clock";

/**
 * A start counts for so many milliseconds after its request left: the second in which Kizen counts, and a little for
 * requests that do not all travel equally long.
 */
const WINDOW = 1020;
/** How much longer it counts after a refusal that our own count does not explain, and how often that is added. */
const STEP = 60;
const MOST_STEPS = 5;
/** One step is taken back after so many milliseconds without such a refusal. */
const STEP_LASTS = 60_000;

/** A refusal that our own count does not explain. */
export interface RefusalWithinLimit {
  /** How many requests had left within the second that ended with the refused one, and how many may. */
  readonly sent: number;
  readonly limit: number;
  /** Milliseconds for which a start counts from now on. */
  readonly windowMs: number;
}

/** How long a start counts at one destination, as learnt from its refusals. */
export class CountingWindow {
  readonly #clock: Clock;
  #steps = 0;
  #since = -Infinity;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get ms(): number {
    return WINDOW + STEP * this.#stepsNow();
  }

  /** It refused although we had kept to the limit: it counts in another way than we do, or counts others as well. */
  widen(): void {
    this.#steps = Math.min(MOST_STEPS, this.#stepsNow() + 1);
    this.#since = this.#clock.now();
  }

  #stepsNow(): number {
    const back = Math.floor((this.#clock.now() - this.#since) / STEP_LASTS);
    return Math.max(0, this.#steps - back);
  }
}

/** The starts of the last second. */
export class RecentStarts {
  #times: number[] = [];

  /** Adds one that left now, and answers how many left within the second that ends with it. */
  add(now: number): number {
    this.#times = [...this.#times.filter((time) => time > now - 1000), now];
    return this.#times.length;
  }
}
