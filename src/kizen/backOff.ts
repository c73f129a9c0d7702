import type { Clock } from "./clock";

/** The first pause is a second and up to this much, in milliseconds; the part above the second doubles each time. */
const BASE_PAUSE = 500;
const LONGEST_PAUSE = 8_000;
/** A server that asks for more patience than this is answered with an error rather than with silence. */
const LONGEST_RETRY_AFTER = 30_000;
/** Refusals in a row after which only single probes go out. */
const MOST_REFUSALS = 5;
/** After a pause the rate grows to its full height within this time, in milliseconds, from this part of it. */
const RECOVERY = 3_000;
const FIRST_PART = 0.15;

/** Exponential back-off with full jitter, in milliseconds: random, so that clients do not come back in step. */
export function fullJitter(attempt: number, base: number, longest: number, random: () => number): number {
  return random() * Math.min(longest, base * 2 ** attempt);
}

/**
 * What follows when Kizen refuses a request (503 is documented as "too many requests"; 429 says the same elsewhere):
 * everybody pauses once, then the rate grows again; after several refusals in a row nothing starts but one probe at a
 * time, until one is answered. Times are the clock's.
 */
export class BackOff {
  readonly #clock: Clock;
  /** Milliseconds between two starts at the full rate. */
  readonly #spacing: () => number;
  #refusals = 0;
  #pauseBegan = -Infinity;
  #pausedUntil = -Infinity;
  /** When the rate began to grow again. */
  #recoveryBegan = -Infinity;
  #nextStart = -Infinity;
  #probe: number | undefined;

  constructor(clock: Clock, spacing: () => number) {
    this.#clock = clock;
    this.#spacing = spacing;
  }

  /** Until when nothing may start, while that lies ahead. */
  get pausedUntil(): number | undefined {
    return this.#pausedUntil > this.#clock.now() ? this.#pausedUntil : undefined;
  }

  /** Whether only probes go out. */
  get isSuspended(): boolean {
    return this.#refusals >= MOST_REFUSALS;
  }

  /** When the next request may start; infinite while the answer to a probe decides. */
  get opensAt(): number {
    return this.#probe === undefined ? Math.max(this.#pausedUntil, this.#nextStart) : Infinity;
  }

  /** A request starts. */
  started(at: number): void {
    if (this.isSuspended) this.#probe = at;
    const part = FIRST_PART + (at - this.#recoveryBegan) / RECOVERY;
    this.#nextStart = part < 1 ? at + this.#spacing() / part : -Infinity;
  }

  /** The request that started at `startedAt` was answered; whatever the answer, Kizen did not refuse it. */
  answered(startedAt: number): void {
    // One that left before the pause says nothing about what Kizen thinks since.
    if (startedAt < this.#pauseBegan || this.#refusals === 0) return;
    if (this.isSuspended) this.#recoveryBegan = this.#clock.now();
    this.#refusals = 0;
  }

  /**
   * The request that started at `startedAt` was refused, with what `Retry-After` said. Requests that left before the
   * pause began are refused for the same reason and add nothing but a longer `Retry-After`.
   */
  refused(startedAt: number, retryAfter: string | undefined): void {
    const now = this.#clock.now();
    const asked = retryAfter === undefined ? NaN : readRetryAfter(retryAfter);
    const isKnown = Number.isFinite(asked);
    if (startedAt < this.#pauseBegan) {
      if (isKnown) this.#pause(now + Math.min(LONGEST_RETRY_AFTER, asked));
      return;
    }
    this.#pauseBegan = now;
    const ms = isKnown
      ? Math.min(LONGEST_RETRY_AFTER, Math.max(0, asked))
      : 1_000 + fullJitter(this.#refusals, BASE_PAUSE, LONGEST_PAUSE, () => this.#clock.random());
    this.#refusals++;
    this.#pause(now + ms);
  }

  /** The request that started at `startedAt` has ended, in whatever way. */
  ended(startedAt: number): void {
    if (this.#probe === startedAt) this.#probe = undefined;
  }

  #pause(until: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, until);
    this.#recoveryBegan = this.#pausedUntil;
  }
}

/** Milliseconds from now, of seconds or of a date. */
function readRetryAfter(value: string): number {
  const seconds = Number(value);
  return Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1000;
}
