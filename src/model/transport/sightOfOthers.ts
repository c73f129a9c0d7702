import type { Clock } from "../../kizen";
import { VALID } from "./windowLease";

/** A window that works apart looks again after so many milliseconds. */
export const RETRY = 3_000;
/** It takes the share of one of so many windows, or of as many as it saw last. */
const ASSUMED_WINDOWS = 4;

export interface SightReports {
  /** Called with what keeps the windows from seeing each other: from then on this one works apart. */
  readonly onUnavailable: (error: unknown) => void;
  /** They see each other again. */
  readonly onAvailable: () => void;
}

/**
 * Whether this window can see what the others do. Where the leases cannot be read or written, nothing is known of them.
 * It then works apart: it takes a small share, never the whole budget, and looks again every few seconds. As the others
 * may be in the same trouble, it takes no more than that share before they have had the time to look again as well.
 */
export class SightOfOthers {
  readonly #clock: Clock;
  readonly #reports: SightReports;
  #isLost = false;
  #modestUntil = -Infinity;
  /** Windows with work, by the last look. */
  #windows = 1;

  constructor(clock: Clock, reports: SightReports) {
    this.#clock = clock;
    this.#reports = reports;
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  /** What this window takes of a budget while it sees nothing of the others. */
  shareApart(budget: number): number {
    return Math.min(budget, Math.max(1, Math.floor(budget / Math.max(ASSUMED_WINDOWS, this.#windows))));
  }

  /** What it takes at most of a budget, with what it sees of the others: so many have work, this one included. */
  most(budget: number, windows: number): number {
    this.#windows = windows;
    return this.#isLost || this.#clock.now() < this.#modestUntil ? this.shareApart(budget) : budget;
  }

  lose(error: unknown): void {
    if (this.#isLost) return;
    this.#isLost = true;
    this.#reports.onUnavailable(error);
  }

  regain(): void {
    if (!this.#isLost) return;
    this.#isLost = false;
    this.#modestUntil = this.#clock.now() + RETRY + VALID;
    this.#reports.onAvailable();
  }
}
