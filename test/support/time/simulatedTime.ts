import type { Clock } from "../../../src/kizen/limit/clock";

interface Timer {
  readonly at: number;
  readonly then: () => void;
}

const { setTimeout: realSetTimeout, clearTimeout: realClearTimeout, setImmediate: nextTurn } = globalThis;

/**
 * Time that passes only when a test lets it, as fast as the computer can: a minute of a limiter's life takes some
 * milliseconds. Between two timers everything that was promised happens.
 */
export class SimulatedTime implements Clock {
  readonly #timers = new Set<Timer>();
  #now = 0;

  constructor(readonly random: () => number = () => 0.5) {}

  /** Never twice the same, as with a real clock. */
  now(): number {
    return (this.#now += 1e-6);
  }

  after(ms: number, then: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, ms), then };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  /** Resolves after so many milliseconds. */
  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve));
  }

  /** The event loop is busy for so long: time passes and nothing is called. */
  stall(ms: number): void {
    this.#now += ms;
  }

  /** Lets time pass, at most until then, for as long as something is due. */
  async run(until = Infinity): Promise<void> {
    for (;;) {
      await new Promise((resolve) => nextTurn(resolve));
      let next: Timer | undefined;
      for (const timer of this.#timers) if (!next || timer.at < next.at) next = timer;
      if (!next || next.at > until) break;
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.then();
    }
    if (Number.isFinite(until)) this.#now = Math.max(this.#now, until);
  }

  /** Stands in for the global timers as well, which Bottleneck uses; `uninstall` puts those back. */
  install(): { readonly uninstall: () => void } {
    const cancels = new Map<number, () => void>();
    let last = 0;
    const simulated = {
      setTimeout: (then: () => void, ms = 0) => {
        cancels.set(
          ++last,
          // Node makes one millisecond of none.
          this.after(Math.max(1, ms), then),
        );
        return last;
      },
      clearTimeout: (id: number | undefined) => {
        if (id !== undefined) cancels.get(id)?.();
      },
    };
    Object.assign(globalThis, simulated);
    return {
      uninstall: () =>
        void Object.assign(globalThis, { setTimeout: realSetTimeout, clearTimeout: realClearTimeout }),
    };
  }
}
