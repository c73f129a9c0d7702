import type { Clock } from "../../kizen";

/** How long a start counts after it was sent, in milliseconds: as in the limiter, a little over Kizen's second. */
export const COUNTED = 1020;

/** The starts that still count, by when they left; undefined where that is not known yet. */
export class CountedStarts {
  readonly #clock: Clock;
  #starts: { sentAt: number | undefined }[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get count(): number {
    const since = this.#clock.now() - COUNTED;
    this.#starts = this.#starts.filter(({ sentAt = Infinity }) => sentAt > since);
    return this.#starts.length;
  }

  add(): { readonly sent: () => void } {
    const start: { sentAt: number | undefined } = { sentAt: undefined };
    this.#starts.push(start);
    return { sent: () => (start.sentAt ??= this.#clock.now()) };
  }
}
