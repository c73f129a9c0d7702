import type { Clock } from "../../kizen";
import { Emitter, type Disposable, type Event } from "../event";
import { COUNTED, CountedStarts } from "./countedStarts";
import { fairShare, type LeaseStore } from "./lease";
import { OtherLeases } from "./otherLeases";
import { WindowLease, VALID } from "./windowLease";
import { RETRY, SightOfOthers, type SightReports } from "./sightOfOthers";

/** Between two renewals. */
const BEAT = 100;
/** Without work for so long, a window gives its share back. */
const IDLE = 400;
/** A lease that did not change for so long can neither be used any more nor have been used within the last second. */
const STALE = VALID + COUNTED;
/** Where there are more windows than starts, each one gives its lease back after so long, and they draw anew. */
const WINDOW_SHARE_MS = 3_000;
/** Looks in a row without success, or milliseconds without an answer, after which a window works apart. */
const MOST_FAILURES = 10;
const LONGEST_LOOK = 10_000;

export interface SharedBudgetDependencies extends SightReports {
  readonly store: LeaseStore;
  readonly clock: Clock;
  /** Random, because the order of the ids decides who gets what cannot be divided. */
  readonly createId: () => string;
  /** Starts in a second, of all windows together. */
  readonly budget: number;
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
  readonly #lease: WindowLease;
  readonly #others: OtherLeases;
  readonly #sight: SightOfOthers;
  readonly #starts: CountedStarts;
  readonly #didChangeShare = new Emitter<number>();
  #budget: number;
  #share = 0;
  #announced = 0;
  #isBusy = false;
  #busyUntil = -Infinity;
  /** Its share's time is over, though it has work: it takes no part until its lease is given back. */
  #isLeaving = false;
  #isRunning = false;
  #isDisposed = false;
  #wake: (() => void) | undefined;

  /** Fires with the share, when it is another one: starts in a second that this window has now. */
  readonly onDidChangeShare: Event<number> = this.#didChangeShare.event;

  constructor({ store, clock, createId, budget, ...reports }: SharedBudgetDependencies) {
    this.#clock = clock;
    this.#budget = budget;
    this.#sight = new SightOfOthers(clock, reports);
    this.#starts = new CountedStarts(clock);
    this.#lease = new WindowLease(store, clock, createId);
    this.#others = new OtherLeases(store, clock, { stale: STALE, closed: COUNTED });
  }

  setBudget(budget: number): void {
    this.#budget = budget;
    this.#share = Math.min(this.#share, budget);
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
    const isValid = this.#sight.isLost || this.#lease.isValid();
    if (!isValid) this.#look();
    return isValid && this.#starts.count < this.#allowed ? this.#starts.add() : undefined;
  }

  /** Starts nothing any more, and leaves word of what it started. */
  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.#share = 0;
    this.#lease.close(this.#starts.count);
    this.#wake?.();
    this.#didChangeShare.dispose();
  }

  /** Looks at the leases now rather than at the next beat, and goes on as long as there is something to do. */
  #look(): void {
    this.#wake?.();
    if (!this.#isRunning && !this.#isDisposed) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    for (let failures = 0, goesOn = true; goesOn && !this.#isDisposed;) {
      const callOff = this.#clock.after(LONGEST_LOOK, () =>
        this.#workApart(new Error("The folder does not answer.")),
      );
      try {
        goesOn = await this.#step();
        failures = 0;
      } catch (error) {
        this.#lapse();
        // A virus scanner may hold a file for a moment.
        if (++failures >= MOST_FAILURES) this.#workApart(error);
      }
      callOff();
      this.#announce();
      if (goesOn) await this.#pause(this.#sight.isLost ? RETRY : BEAT);
    }
    this.#isRunning = false;
    // What became busy in the last moment of the loop woke nobody.
    if (this.#isBusy) this.#look();
  }

  /** One look and what follows from it. False when there is no work and nothing left to give back. */
  async #step(): Promise<boolean> {
    if (!this.#lease.isValid()) this.#lapse();
    const isBusy = this.#isBusy || this.#clock.now() < this.#busyUntil;
    if (!this.#lease.isHeld && !isBusy) return false;

    const id = this.#lease.id();
    const others = await this.#others.read(this.#lease.ids);
    if (others.wanting.length >= this.#budget && this.#lease.age() > WINDOW_SHARE_MS) this.#isLeaving = true;
    const wants = isBusy && !this.#isLeaving;
    const most = this.#sight.most(this.#budget, others.wanting.length + 1);
    const target = wants ? Math.min(most, fairShare(this.#budget, id, [...others.wanting, id])) : 0;
    this.#share = Math.min(this.#share, target);
    const growth = Math.min(target, this.#budget - others.claims);
    const claim = Math.max(this.#owed(), growth);
    await this.#write(id, claim, wants);
    if (growth > this.#share && !(await this.#grow(growth, claim)))
      await this.#write(id, this.#owed(), wants);
    await this.#lease.removeLapsed();
    if (wants || claim > 0) return true;
    this.#isLeaving = false;
    await this.#lease.giveBack();
    return false;
  }

  async #write(id: string, claim: number, wants: boolean): Promise<void> {
    if (!(await this.#lease.write(id, claim, wants)))
      throw new Error("The lease could not be written in time.");
    this.#sight.regain();
  }

  /** Takes a larger share, whose claim is written, if it fits with what the others claim now. */
  async #grow(share: number, claim: number): Promise<boolean> {
    const { claims } = await this.#others.read(this.#lease.ids);
    if (claims + claim > this.#budget || this.#isDisposed) return false;
    this.#share = Math.min(share, this.#budget);
    return true;
  }

  #lapse(): void {
    this.#share = 0;
    this.#isLeaving = false;
    this.#lease.lapse();
  }

  #workApart(error: unknown): void {
    if (this.#isDisposed) return;
    this.#sight.lose(error);
    this.#announce();
  }

  /** Starts in a second that this window may begin now. */
  get #allowed(): number {
    return this.#sight.isLost ? this.#sight.shareApart(this.#budget) : this.#share;
  }

  /** What the others must leave to this window. */
  #owed(): number {
    return Math.max(this.#share, this.#starts.count);
  }

  #announce(): void {
    if (this.#isDisposed || this.#allowed === this.#announced) return;
    this.#announced = this.#allowed;
    this.#didChangeShare.fire(this.#allowed);
  }

  /** So many milliseconds, or until there is reason to look earlier. */
  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        callOff();
        this.#wake = undefined;
        resolve();
      };
      const callOff = this.#clock.after(ms, end);
      this.#wake = end;
    });
  }
}
