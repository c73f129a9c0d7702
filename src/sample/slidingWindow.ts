/** Counts what was let in during the last second, as Kizen's limit is (docs/kizen-api.md, Rate limit). */
export class SlidingWindow {
  readonly #accepted: number[] = [];

  constructor(private readonly limit: number) {}

  /** Whether one more may come in at `now` (milliseconds). One that may not is not counted. */
  accept(now: number): boolean {
    while (this.#accepted[0] !== undefined && this.#accepted[0] <= now - 1000) this.#accepted.shift();
    if (this.#accepted.length >= this.limit) return false;
    this.#accepted.push(now);
    return true;
  }
}
