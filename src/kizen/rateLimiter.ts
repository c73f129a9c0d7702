import { admitAll, PATIENCE, type Admission, type Admitted } from "./admission";
import { BackOff } from "./backOff";
import { Budget, WINDOW, type Token } from "./budget";
import { systemClock, type Clock } from "./clock";
import { isMoreUrgent, type Priority } from "./priority";

/** Requests that nobody clicked for, under way at once: the places left are for a person. */
const BACKGROUND_IN_FLIGHT = 12;

/** Who wants to start. Read again each time, since a turn may become more urgent while it waits. */
export interface Turn {
  readonly priority: Priority;
  /** It may not start before, by the limiter's clock: it waits to be tried again. */
  readonly notBefore?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** One start of one request, as the limiter wants to be told of it. */
export interface Start {
  readonly at: number;
  /** The request has left this computer. Where this is never told, its second counts from its end. */
  readonly sent: () => void;
  /** Kizen answered, and did not refuse. */
  answered(): void;
  /** Kizen said "too many requests". */
  refused(retryAfter: string | undefined): void;
}

interface Waiting {
  readonly turn: Turn;
  begin(start: Start): Promise<void>;
}

export interface RateLimiterOptions {
  readonly clock?: Clock;
  readonly admit?: Admission;
  /** A pause or a suspension began or ended. */
  readonly onDidChange?: () => void;
  /** So many refusals came in a row that only single probes go out until one is answered. */
  readonly onDidSuspend?: () => void;
}

/**
 * Decides when a request may start: never more than `startsPerSecond` in any second, a person before background work,
 * nobody while Kizen asked for a pause.
 *
 * Who goes first is decided at the last moment: Bottleneck hands out turns (see `Budget`), and whoever is most urgent
 * when one comes takes it. So a call that gives up leaves nothing behind, and one may become more urgent. Only a
 * person's requests may come in a burst; the others are spread evenly, so that a token comes back every few hundredths
 * of a second and a click never waits for a whole window.
 */
export class RateLimiter {
  readonly #clock: Clock;
  readonly #budget: Budget;
  readonly #backOff: BackOff;
  readonly #options: RateLimiterOptions;
  readonly #waiting = new Set<Waiting>();
  #startsPerSecond: number;
  #background = 0;
  /** When background work is next due; what is late by less than one spacing makes up for that. */
  #due = -Infinity;
  /** When to ask again for admission, after it was refused. */
  #asksAgainAt = -Infinity;
  #isTakingToken = false;
  #isStopped = false;
  #cancelTimer: (() => void) | undefined;

  constructor(startsPerSecond: number, options: RateLimiterOptions = {}) {
    this.#clock = options.clock ?? systemClock;
    this.#options = options;
    this.#startsPerSecond = startsPerSecond;
    this.#budget = new Budget(startsPerSecond, this.#clock);
    this.#backOff = new BackOff(this.#clock, () => this.#spacing);
  }

  get isSuspended(): boolean {
    return this.#backOff.isSuspended;
  }

  /** How many milliseconds the pause still lasts, while there is one. */
  get pauseLeft(): number | undefined {
    const until = this.#backOff.pausedUntil;
    return until === undefined ? undefined : until - this.#clock.now();
  }

  /**
   * Calls `start` when the turn has come and settles as that does. Rejects with the signal's reason at once when it is
   * aborted while waiting; from the start on, the signal is the business of whoever runs the request.
   */
  run<T>(turn: Turn, start: (start: Start) => Promise<T>): Promise<T> {
    const { signal } = turn;
    return new Promise((resolve, reject) => {
      if (signal?.aborted || this.#isStopped) {
        reject(
          (signal?.reason as Error | undefined) ?? new DOMException("The client was closed.", "AbortError"),
        );
        return;
      }
      const leave = () => {
        this.#waiting.delete(waiting);
        reject(signal?.reason as Error);
      };
      const waiting: Waiting = {
        turn,
        begin: (told) => {
          signal?.removeEventListener("abort", leave);
          const result = start(told);
          result.then(resolve, reject);
          return result.then(
            () => undefined,
            () => undefined,
          );
        },
      };
      signal?.addEventListener("abort", leave, { once: true });
      this.#waiting.add(waiting);
      this.reconsider();
    });
  }

  setStartsPerSecond(starts: number): void {
    this.#startsPerSecond = starts;
    this.#budget.resize(starts);
  }

  /** Ends all waiting; what waits stays unanswered, so its signal is to be aborted, too. */
  stop(): void {
    if (this.#isStopped) return;
    this.#isStopped = true;
    this.#cancelTimer?.();
    this.#waiting.clear();
    this.#budget.stop();
  }

  /** Asks for a turn where somebody may start, else wakes when somebody may. To be called when a turn became more urgent. */
  reconsider(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    if (this.#isTakingToken || this.#isStopped) return;
    const { now, soonest } = this.#mostUrgent();
    if (now) {
      this.#isTakingToken = true;
      this.#budget.take((token) => this.#use(token));
    } else if (Number.isFinite(soonest)) {
      this.#cancelTimer = this.#clock.after(soonest - this.#clock.now(), () => this.reconsider());
    }
  }

  get #spacing(): number {
    return WINDOW / Math.max(1, this.#startsPerSecond);
  }

  /** Who may start now, else when somebody may. Of equally urgent ones the first that came. */
  #mostUrgent(): { readonly now: Waiting | undefined; readonly soonest: number } {
    const now = this.#clock.now();
    let best: Waiting | undefined;
    let soonest = Infinity;
    for (const waiting of this.#waiting) {
      const { priority, notBefore = -Infinity } = waiting.turn;
      const opensAt = Math.max(
        ...[notBefore, this.#backOff.opensAt, this.#backgroundOpensAt(priority), this.#asksAgainAt],
      );
      if (opensAt > now) soonest = Math.min(soonest, opensAt);
      else if (!best || isMoreUrgent(priority, best.turn.priority)) best = waiting;
    }
    return { now: best, soonest };
  }

  #backgroundOpensAt(priority: Priority): number {
    if (priority === "interactive") return -Infinity;
    return this.#background < BACKGROUND_IN_FLIGHT ? this.#due : Infinity;
  }

  async #use(token: Token): Promise<void> {
    this.#isTakingToken = false;
    const { now: waiting } = this.#mostUrgent();
    const admitted = waiting && (this.#options.admit ?? admitAll)();
    if (waiting && !admitted) this.#asksAgainAt = this.#clock.now() + PATIENCE;
    if (!admitted) token.giveBack();
    const running = admitted && this.#begin(waiting, token, admitted);
    this.reconsider();
    await running;
  }

  async #begin(waiting: Waiting, token: Token, admitted: Admitted): Promise<void> {
    const at = this.#clock.now();
    const sent = () => {
      token.spend();
      admitted.sent();
    };
    const isBackground = waiting.turn.priority !== "interactive";
    if (isBackground) {
      this.#background++;
      // After a rest the first one is not late: two at once would leave a hole of two spacings, a window later.
      const isLate = at - this.#due <= this.#spacing;
      this.#due = (isLate ? this.#due : at) + this.#spacing;
    }
    this.#waiting.delete(waiting);
    this.#backOff.started(at);
    await waiting.begin({
      at,
      sent,
      answered: () => this.#note(() => this.#backOff.answered(at)),
      refused: (retryAfter) => this.#note(() => this.#backOff.refused(at, retryAfter)),
    });
    sent();
    if (isBackground) this.#background--;
    this.#backOff.ended(at);
    this.reconsider();
  }

  #note(change: () => void): void {
    const { isSuspended, pausedUntil } = this.#backOff;
    change();
    const isNew = isSuspended !== this.#backOff.isSuspended;
    if (isNew || pausedUntil !== this.#backOff.pausedUntil) this.#options.onDidChange?.();
    if (isNew && !isSuspended) this.#options.onDidSuspend?.();
  }
}
