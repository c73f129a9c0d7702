import { setMaxListeners } from "node:events";

/** One task that several callers wait for (a single flight). It is aborted when the last of them gives up. */
export class SharedTask {
  readonly #controller = new AbortController();
  /** Resolves when the task has ended, however many still wait for it. */
  readonly done: Promise<void>;
  #waiting = 0;

  constructor(start: (signal: AbortSignal) => Promise<void>) {
    this.done = start(this.#controller.signal);
  }

  /** Whether it was given up: whoever wants the same again starts another task. */
  get isAborted(): boolean {
    return this.#controller.signal.aborted;
  }

  /** Aborts when it is given up. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Resolves with the task, or as soon as the caller's signal aborts. */
  join(signal?: AbortSignal): Promise<void> {
    if (signal?.aborted === true) return Promise.resolve();
    this.#waiting++;
    if (!signal) return this.done;
    // Many tasks may hang on one signal, such as all lists of a schema; Node takes that for a leak.
    setMaxListeners(0, signal);
    return new Promise((resolve, reject) => {
      const leave = () => {
        if (--this.#waiting === 0) this.abort();
        resolve();
      };
      signal.addEventListener("abort", leave, { once: true });
      this.done.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
    });
  }

  abort(): void {
    this.#controller.abort();
  }
}
