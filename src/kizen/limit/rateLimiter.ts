import { admitAll, ADMISSION_RETRY_MS, type Admit, type Admission } from "./admission";
import type { BackOff } from "./backOff";
import { systemClock, type Clock } from "./clock";
import { RecentStarts, type CountingWindow, type RefusalWithinLimit } from "./countingWindow";
import type { Destination } from "./destination";
import { Destinations } from "./destinations";
import { TokenBucket, type Token } from "./tokenBucket";
import { LongPauseError } from "./longPauseError";
import { isMoreUrgent } from "./priority";
import { enqueue, type QueueEntry } from "./queueEntry";
import type { QueuedRequest, StartedRequest } from "./queuedRequest";

export interface RateLimiterOptions {
  readonly clock?: Clock;
  readonly admit?: Admit;
  /** A pause or a suspension of some destination began or ended. */
  readonly onDidChange?: () => void;
  /** So many refusals came in a row from one destination that only single probes go there until one is answered. */
  readonly onDidSuspend?: () => void;
  /** A destination refused although the limit was kept: for a while its starts count for longer. */
  readonly onDidWiden?: (refusal: RefusalWithinLimit) => void;
}

/**
 * Decides when a request may start: never more than `startsPerSecond` in any second over all destinations, a person
 * before background work, nobody to a destination that asked for a pause.
 *
 * Who goes first is decided at the last moment: Bottleneck hands out tokens (see `TokenBucket`), and the most urgent
 * request when one comes takes it. So a call that gives up leaves nothing behind, and one may become more urgent. Only a
 * person's requests may come in a burst; the others are spread evenly, so that a token comes back every few hundredths
 * of a second and a click never waits for a whole window.
 */
export class RateLimiter {
  readonly destinations: Destinations;
  readonly #clock: Clock;
  readonly #bucket: TokenBucket;
  readonly #options: RateLimiterOptions;
  readonly #queue = new Set<QueueEntry>();
  readonly #recentStarts = new RecentStarts();
  #startsPerSecond: number;
  /** When background work is next due; what is late by less than one spacing makes up for that. */
  #due = -Infinity;
  /** When the next admission may be tried, after one was refused. */
  #admissionRetryAt = -Infinity;
  #isTakingToken = false;
  #isStopped = false;
  #cancelTimer: (() => void) | undefined;

  constructor(startsPerSecond: number, options: RateLimiterOptions = {}) {
    this.#clock = options.clock ?? systemClock;
    this.#options = options;
    this.#startsPerSecond = startsPerSecond;
    this.#bucket = new TokenBucket(startsPerSecond, this.#clock);
    this.destinations = new Destinations(this.#clock, () => this.#startsPerSecond);
  }

  /**
   * Calls `start` when the request may start and settles as that does. Rejects with the signal's reason at once when it is
   * aborted while waiting, and with a `LongPauseError` where its destination wants a longer pause than it waits for; from the start on, the signal is the business of whoever runs the request.
   */
  run<T>(request: QueuedRequest, start: (started: StartedRequest) => Promise<T>): Promise<T> {
    const { signal } = request;
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    if (this.#isStopped) return Promise.reject(new DOMException("The client was closed.", "AbortError"));
    const destination = this.destinations.get(request.destination);
    const result = enqueue(this.#queue, { request, destination }, start);
    this.#dismissImpatient(destination);
    this.reconsider();
    return result;
  }

  /** Whether the pause that its destination asked for, if it did, is over before the request's patience is. */
  isWorthWaiting(request: QueuedRequest): boolean {
    const { backOff } = this.destinations.get(request.destination);
    return backOff.longPause(request.patientUntil) === undefined;
  }

  setStartsPerSecond(starts: number): void {
    this.#startsPerSecond = starts;
    this.#bucket.resize(starts);
  }

  /** Ends all waiting; what waits stays unanswered, so its signal is to be aborted, too. */
  stop(): void {
    if (this.#isStopped) return;
    this.#isStopped = true;
    this.#cancelTimer?.();
    this.#queue.clear();
    this.#bucket.stop();
  }

  /** Takes a token where a request may start, else wakes when one may. To be called when one became more urgent. */
  reconsider(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    if (this.#isTakingToken || this.#isStopped) return;
    const { now, soonest } = this.#mostUrgent();
    if (now) {
      this.#isTakingToken = true;
      this.#bucket.take((token) => this.#use(token));
    } else if (Number.isFinite(soonest)) {
      this.#cancelTimer = this.#clock.after(soonest - this.#clock.now(), () => this.reconsider());
    }
  }

  /** Who may start now, else when somebody may. Of equally urgent ones the first that came. */
  #mostUrgent(): { readonly now: QueueEntry | undefined; readonly soonest: number } {
    const now = this.#clock.now();
    let best: QueueEntry | undefined;
    let soonest = Infinity;
    for (const waiting of this.#queue) {
      const { priority, notBefore = -Infinity } = waiting.request;
      const opensAt = Math.max(
        notBefore,
        waiting.destination.opensAt(priority, this.destinations.mostUnsent(waiting.destination)),
        priority === "interactive" ? -Infinity : this.#due,
        this.#admissionRetryAt,
      );
      if (opensAt > now) soonest = Math.min(soonest, opensAt);
      else if (!best || isMoreUrgent(priority, best.request.priority)) best = waiting;
    }
    return { now: best, soonest };
  }

  async #use(token: Token): Promise<void> {
    this.#isTakingToken = false;
    const { now: waiting } = this.#mostUrgent();
    const admitted = waiting && (this.#options.admit ?? admitAll)();
    if (waiting && !admitted) this.#admissionRetryAt = this.#clock.now() + ADMISSION_RETRY_MS;
    if (!admitted) token.giveBack();
    const running = admitted && this.#begin(waiting, token, admitted);
    this.reconsider();
    await running;
  }

  async #begin(waiting: QueueEntry, token: Token, admitted: Admission): Promise<void> {
    const at = this.#clock.now();
    const { destination, request } = waiting;
    const { backOff, window } = destination;
    if (request.priority !== "interactive") {
      // After a rest the first one is not late: two at once would leave a hole of two spacings, a window later.
      const isLate = at - this.#due <= destination.spacing;
      this.#due = (isLate ? this.#due : at) + destination.spacing;
    }
    const started = destination.started(at, request.priority);
    let sentInSecond: number | undefined;
    const leave = () => {
      sentInSecond ??= this.#recentStarts.add(this.#clock.now());
      token.spend(window.ms);
      admitted.sent();
      started.sent();
    };
    await waiting.begin({
      at,
      sent: () => {
        leave();
        this.reconsider();
      },
      answered: () => this.#note(backOff, () => backOff.answered(at)),
      refused: (retryAfter) => {
        const isFirst = this.#note(backOff, () => backOff.refused(at, retryAfter));
        if (isFirst) this.#learn(window, sentInSecond ?? 0);
        this.#dismissImpatient(destination);
      },
    });
    leave();
    started.ended();
    this.reconsider();
  }

  #dismissImpatient(destination: Destination): void {
    for (const waiting of this.#queue) {
      if (waiting.destination !== destination) continue;
      const ms = destination.backOff.longPause(waiting.request.patientUntil);
      if (ms !== undefined) waiting.reject(new LongPauseError(ms));
    }
  }

  /** A destination refused, and so many had left within the second before. */
  #learn(window: CountingWindow, sent: number): void {
    const limit = this.#startsPerSecond;
    if (sent > limit) return;
    window.widen();
    this.#options.onDidWiden?.({ sent, limit, windowMs: window.ms });
  }

  #note<T>(backOff: BackOff, change: () => T): T {
    const { isSuspended, pausedUntil } = backOff;
    const result = change();
    const isNew = isSuspended !== backOff.isSuspended;
    if (isNew || pausedUntil !== backOff.pausedUntil) this.#options.onDidChange?.();
    if (isNew && !isSuspended) this.#options.onDidSuspend?.();
    return result;
  }
}
