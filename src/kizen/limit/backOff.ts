import type { Clock } from "./clock";

/** The first pause is a second and up to this much, in milliseconds; the part above the second doubles each time. */
const BASE_PAUSE = 500;
const LONGEST_PAUSE = 8_000;
/**
 * Where Kizen asks for a longer pause, nothing starts for so long: then one request finds out whether it still wants
 * that.
 */
const LONGEST_RETRY_AFTER = 5 * 60_000;
/** Nobody waits for longer than this, in milliseconds, because Kizen asked for a pause. */
export const LONGEST_WAIT = 30_000;
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
 * What follows when Kizen refuses a request (by 503, or by 429 as other services do: docs/kizen-api.md, Rate limit):
 * everybody pauses once, then the rate grows again; after several refusals in a row nothing starts but one probe at a
 * time, until one is answered. Times are the clock's.
 */
export class BackOff {
  readonly #clock: Clock;
  readonly #spacing: () => number;
  #refusals = 0;
  #pauseBegan = -Infinity;
  #pausedUntil = -Infinity;
  /** Until when Kizen asked to be left alone, in its own word. */
  #requestedUntil = -Infinity;
  /** When the rate began to grow again. */
  #recoveryBegan = -Infinity;
  #nextStart = -Infinity;
  #probe: number | undefined;

  /** `spacing`: milliseconds between two starts at the full rate. */
  constructor(clock: Clock, spacing: () => number) {
    this.#clock = clock;
    this.#spacing = spacing;
  }

  /** Until when nothing may start, while that lies ahead. */
  get pausedUntil(): number | undefined {
    return this.#pausedUntil > this.#clock.now() ? this.#pausedUntil : undefined;
  }

  /**
   * Milliseconds for which Kizen asked to be left alone, where that is more than is waited for: by default half a minute
   * from now. Undefined while there is no pause that it asked for.
   */
  longPause(patientUntil: number | undefined): number | undefined {
    const now = this.#clock.now();
    if (this.pausedUntil === undefined || this.#requestedUntil < this.pausedUntil) return undefined;
    return this.#requestedUntil > (patientUntil ?? now + LONGEST_WAIT)
      ? this.#requestedUntil - now
      : undefined;
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
   * The request that started at `startedAt` was refused, and Kizen asked to wait for so many milliseconds, if it did.
   * Requests that left before the pause began are refused for the same reason and add nothing but a longer wait. True
   * where others were answered before: a host that refuses everything says nothing about how it counts.
   */
  refused(startedAt: number, retryAfter: number | undefined): boolean {
    const now = this.#clock.now();
    const isNew = startedAt >= this.#pauseBegan;
    if (isNew) {
      this.#pauseBegan = now;
      this.#requestedUntil = -Infinity;
    }
    if (retryAfter !== undefined) {
      this.#requestedUntil = Math.max(this.#requestedUntil, now + retryAfter);
      this.#pause(now + Math.min(LONGEST_RETRY_AFTER, retryAfter));
    } else if (isNew) {
      const jitter = fullJitter(this.#refusals, BASE_PAUSE, LONGEST_PAUSE, () => this.#clock.random());
      this.#pause(now + 1_000 + jitter);
    }
    if (isNew) this.#refusals++;
    return isNew && this.#refusals === 1;
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
