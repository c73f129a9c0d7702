import { setMaxListeners } from "node:events";
import Bottleneck from "bottleneck/light";
import type { Priority } from "./types";

/**
 * A start is counted for this long, in milliseconds. A little over the second in which Kizen counts, because a
 * request arrives later than it starts and not always by the same time.
 */
const WINDOW = 1020;
/** Requests under way at once. Eight would fill the window at 300 ms a request; two more stay free for a person. */
const IN_FLIGHT = 10;
const BACKGROUND_IN_FLIGHT = 8;
/** Starts in each window that background work leaves for a person. */
const RESERVED_STARTS = 2;
/** After a pause the waiting requests start this far apart, in milliseconds, rather than all at once. */
const RESUME_SPACING = 120;

/** Bottleneck's numbers: 0 goes first, 9 last. */
const order: Record<Priority, number> = { interactive: 0, nextPage: 3, hint: 6, bulk: 9 };

export interface Turn {
  readonly priority: Priority;
  readonly signal?: AbortSignal | undefined;
}

/** One sliding window: `tokens` starts are allowed in any `WINDOW`, so a burst after idleness cannot exceed it. */
class SlidingWindow {
  readonly #bottleneck: Bottleneck;
  readonly #timers = new Set<NodeJS.Timeout>();
  #tokens: number;

  constructor(tokens: number, inFlight: number) {
    this.#tokens = tokens;
    this.#bottleneck = new Bottleneck({ reservoir: tokens, maxConcurrent: inFlight });
  }

  /** Bottleneck takes a token as it starts `task`; the task says when that token may be used again. */
  schedule<T>(priority: Priority, task: () => Promise<T>): Promise<T> {
    return this.#bottleneck.schedule({ priority: order[priority] }, task);
  }

  giveBackToken(afterMs: number): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.#bottleneck.incrementReservoir(1);
    }, afterMs);
    this.#timers.add(timer);
  }

  /** Changes how many starts a window allows; a smaller number takes hold as tokens come back. */
  async resize(tokens: number): Promise<void> {
    const change = tokens - this.#tokens;
    this.#tokens = tokens;
    await this.#bottleneck.incrementReservoir(change);
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    await this.#bottleneck.stop({ dropWaitingJobs: true });
  }
}

/**
 * Decides when a request may start: never more than `startsPerSecond` in any second, a person before background
 * work, nobody while the server asked for a pause.
 *
 * Bottleneck queues, orders and counts. Its own refreshed reservoir is a fixed window and its `minTime` bunches
 * starts after a busy event loop (both were measured to exceed 25 a second), so each token is given back singly, one
 * window after the start that used it.
 */
export class RateLimiter {
  readonly #all: SlidingWindow;
  readonly #background: SlidingWindow;
  readonly #stopped = new AbortController();
  #pausedUntil = 0;
  #nextResume = 0;

  constructor(startsPerSecond: number) {
    this.#all = new SlidingWindow(startsPerSecond, IN_FLIGHT);
    this.#background = new SlidingWindow(backgroundStarts(startsPerSecond), BACKGROUND_IN_FLIGHT);
  }

  /**
   * Runs `start` when its turn has come and resolves as it does. Rejects with the signal's reason at once when it is
   * aborted, also while waiting; a turn that is not used costs nothing.
   */
  run<T>(turn: Turn, start: () => Promise<T>): Promise<T> {
    const { priority } = turn;
    const signal = turn.signal ? AbortSignal.any([turn.signal, this.#stopped.signal]) : this.#stopped.signal;
    // Many calls may hang on one signal, such as all records of one copy command; Node takes that for a leak.
    setMaxListeners(0, signal, this.#stopped.signal);
    const isBackground = priority === "hint" || priority === "bulk";
    const onTurn = (): Promise<T> =>
      this.#all.schedule(priority, async () => {
        await this.#passGate(signal);
        const windowOfToken = signal.aborted ? 0 : WINDOW;
        this.#all.giveBackToken(windowOfToken);
        if (isBackground) this.#background.giveBackToken(windowOfToken);
        signal.throwIfAborted();
        return start();
      });
    const result = isBackground ? this.#background.schedule(priority, onTurn) : onTurn();
    return abortable(result, signal);
  }

  /** Lets nothing start for so many milliseconds from now; the longest pause asked for counts. */
  pause(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, performance.now() + ms);
  }

  async setStartsPerSecond(starts: number): Promise<void> {
    await Promise.all([this.#all.resize(starts), this.#background.resize(backgroundStarts(starts))]);
  }

  /** Ends all waiting; what waits rejects. */
  async stop(): Promise<void> {
    if (this.#stopped.signal.aborted) return;
    this.#stopped.abort();
    await Promise.all([this.#all.stop(), this.#background.stop()]);
  }

  /** Waits out a pause, or until the caller gives up. Each one that passes makes the next wait a little. */
  async #passGate(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const now = performance.now();
      const opensAt = Math.max(this.#pausedUntil, this.#nextResume);
      if (opensAt <= now) {
        const isResuming = this.#pausedUntil > 0 && now < this.#pausedUntil + WINDOW;
        if (isResuming) this.#nextResume = now + RESUME_SPACING;
        return;
      }
      await delay(opensAt - now, signal);
    }
  }
}

function backgroundStarts(startsPerSecond: number): number {
  return Math.max(1, startsPerSecond - RESERVED_STARTS);
}

/** Resolves after so many milliseconds, or as soon as the signal aborts. */
function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end, { once: true });
  });
}

/** The same promise, except that an abort rejects it at once: Bottleneck cannot take a queued job back. */
function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
