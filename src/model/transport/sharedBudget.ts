import type { Clock } from "../../kizen";
import { Emitter, type Disposable, type Event } from "../event";
import { fairShare, type LeaseStore } from "./lease";
import { OtherLeases } from "./otherLeases";
import { OwnLease, VALID } from "./ownLease";

/** How long a start counts after it was sent, in milliseconds: as in the limiter, a little over Kizen's second. */
export const COUNTED = 1020;
/** Between two renewals. */
const BEAT = 100;
/** Without work for so long, a window gives its share back. */
const IDLE = 400;
/** A lease that did not change for so long can neither be used any more nor have been used within the last second. */
const STALE = VALID + COUNTED;
/** Where there are more windows than starts, each one gives its lease back after so long, and they draw anew. */
const TURN = 3_000;
/** Looks in a row without success after which a window stops trying. */
const MOST_FAILURES = 10;

export interface SharedBudgetDependencies {
  readonly store: LeaseStore;
  readonly clock: Clock;
  /** Random, because the order of the ids decides who gets what cannot be divided. */
  readonly createId: () => string;
  /** Starts in a second, of all windows together. */
  readonly budget: number;
  /** Called once, with what keeps the windows from seeing each other: from then on this one works alone. */
  readonly onUnavailable: (error: unknown) => void;
}

/**
 * This window's part of the requests that all windows of an installation may start together.
 *
 * There is one budget an installation rather than one a host and key: nobody knows what Kizen counts its limit on
 * (key, user, business or address), within a window all businesses share one limiter for that reason, and no name or
 * content of a file needs to be derived from a key.
 *
 * How the sum never exceeds the budget, although nothing locks:
 * - To grow, a window first writes its larger claim, then reads all others, and uses the new share only if all claims
 *   fit. Of two that grow at once, the one that wrote last sees the other's claim.
 * - To shrink, it first stops starting, and lowers its claim only as its own starts age out of the second.
 * - It starts nothing on a lease that it has not renewed in time (`VALID`), and such a lease counts for the others until
 *   nothing of it can be younger than a second (`STALE`). Crash, sleep and a busy event loop are all the same to this.
 * - After a lapse it never goes on with the old lease but takes a new one, from nothing.
 */
export class SharedBudget implements Disposable {
  readonly #clock: Clock;
  readonly #own: OwnLease;
  readonly #others: OtherLeases;
  readonly #onUnavailable: (error: unknown) => void;
  readonly #didChangeShare = new Emitter<number>();
  /** The starts that still count, by when they left; undefined where that is not known yet. */
  #starts: { sentAt: number | undefined }[] = [];
  #budget: number;
  #share = 0;
  #announced = 0;
  #isBusy = false;
  #busyUntil = -Infinity;
  /** Its turn is over, though it has work: it takes no part until its lease is given back. */
  #isLeaving = false;
  #isRunning = false;
  #isDisposed = false;
  #isAlone = false;
  #wake: (() => void) | undefined;

  /** Fires with the share, when it is another one: starts in a second that this window has now. */
  readonly onDidChangeShare: Event<number> = this.#didChangeShare.event;

  constructor({ store, clock, createId, budget, onUnavailable }: SharedBudgetDependencies) {
    this.#clock = clock;
    this.#budget = budget;
    this.#onUnavailable = onUnavailable;
    this.#own = new OwnLease(store, clock, createId);
    this.#others = new OtherLeases(store, clock, { stale: STALE, closed: COUNTED });
  }

  setBudget(budget: number): void {
    this.#budget = budget;
    this.#share = this.#isAlone ? budget : Math.min(this.#share, budget);
    this.#announce();
    if (this.#isBusy) this.#look();
  }

  /** Says whether this window has work. While it has none, it holds no share and touches no file. */
  setBusy(isBusy: boolean): void {
    const begins = isBusy && !this.#isBusy;
    if (this.#isBusy && !isBusy) this.#busyUntil = this.#clock.now() + IDLE;
    this.#isBusy = isBusy;
    if (begins) this.#look();
  }

  /** Whether one request may start now. If so, it counts until a second after it was sent. */
  tryStart(): { readonly sent: () => void } | undefined {
    const isValid = this.#isAlone || this.#own.isValid();
    if (!isValid) this.#look();
    if (!isValid || this.#used() >= this.#share) return undefined;
    const start: { sentAt: number | undefined } = { sentAt: undefined };
    this.#starts.push(start);
    return { sent: () => (start.sentAt ??= this.#clock.now()) };
  }

  /** Starts nothing any more, and leaves word of what it started. */
  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.#share = 0;
    this.#own.close(this.#used());
    this.#wake?.();
    this.#didChangeShare.dispose();
  }

  /** Looks at the leases now rather than at the next beat, and goes on as long as there is something to do. */
  #look(): void {
    this.#wake?.();
    if (!this.#isRunning && !this.#isDisposed && !this.#isAlone) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    for (let failures = 0, goesOn = true; goesOn && !this.#isDisposed;) {
      try {
        goesOn = await this.#step();
        failures = 0;
      } catch (error) {
        this.#lapse();
        // A virus scanner may hold a file for a moment; a folder that is too slow or cannot be written stays so.
        if (++failures >= MOST_FAILURES) goesOn = this.#workAlone(error);
      }
      this.#announce();
      if (goesOn) await this.#pause();
    }
    this.#isRunning = false;
    // Work that came in the last moment of the loop woke nobody.
    if (this.#isBusy) this.#look();
  }

  /** One look and what follows from it. False when there is no work and nothing left to give back. */
  async #step(): Promise<boolean> {
    if (!this.#own.isValid()) this.#lapse();
    const isBusy = this.#isBusy || this.#clock.now() < this.#busyUntil;
    if (!this.#own.isHeld && !isBusy) return false;

    const id = this.#own.id();
    const others = await this.#others.read(this.#own.ids);
    if (others.wanting.length >= this.#budget && this.#own.age() > TURN) this.#isLeaving = true;
    const wants = isBusy && !this.#isLeaving;
    const target = wants ? fairShare(this.#budget, id, [...others.wanting, id]) : 0;
    this.#share = Math.min(this.#share, target);
    const growth = Math.min(target, this.#budget - others.claims);
    const claim = Math.max(this.#owed(), growth);
    await this.#write(id, claim, wants);
    if (growth > this.#share && !(await this.#grow(growth, claim)))
      await this.#write(id, this.#owed(), wants);
    if (this.#isDisposed) return false;
    await this.#own.removeLapsed();
    if (wants || claim > 0) return true;
    this.#isLeaving = false;
    await this.#own.giveBack();
    return false;
  }

  async #write(id: string, claim: number, wants: boolean): Promise<void> {
    if (!(await this.#own.write(id, claim, wants)))
      throw new Error("The lease could not be written in time.");
  }

  /** Takes a larger share, whose claim is written, if it fits with what the others claim now. */
  async #grow(share: number, claim: number): Promise<boolean> {
    const { claims } = await this.#others.read(this.#own.ids);
    if (claims + claim > this.#budget || this.#isDisposed) return false;
    this.#share = Math.min(share, this.#budget);
    return true;
  }

  #lapse(): void {
    this.#share = 0;
    this.#isLeaving = false;
    this.#own.lapse();
  }

  /** Without the others in sight the whole budget is used: Kizen's refusals are left to keep windows apart. */
  #workAlone(error: unknown): false {
    this.#isAlone = true;
    this.#share = this.#budget;
    this.#onUnavailable(error);
    return false;
  }

  #used(): number {
    const since = this.#clock.now() - COUNTED;
    this.#starts = this.#starts.filter(({ sentAt = Infinity }) => sentAt > since);
    return this.#starts.length;
  }

  /** What the others must leave to this window. */
  #owed(): number {
    return Math.max(this.#share, this.#used());
  }

  #announce(): void {
    if (this.#isDisposed || this.#share === this.#announced) return;
    this.#announced = this.#share;
    this.#didChangeShare.fire(this.#share);
  }

  /** Until the next beat, or until there is reason to look earlier. */
  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        callOff();
        this.#wake = undefined;
        resolve();
      };
      const callOff = this.#clock.after(BEAT, end);
      this.#wake = end;
    });
  }
}
