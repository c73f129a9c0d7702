/** Work that several callers wait for and that ends when the last of them gives up. */
export class SharedWork {
  readonly #controller = new AbortController();
  /** Resolves when the work has ended, however many still wait for it. */
  readonly done: Promise<void>;
  #waiting = 0;

  constructor(start: (signal: AbortSignal) => Promise<void>) {
    this.done = start(this.#controller.signal);
  }

  /** Whether it was given up, so that whoever wants it anew has to start anew. */
  get isAborted(): boolean {
    return this.#controller.signal.aborted;
  }

  /** Resolves with the work, or as soon as the caller's signal aborts. */
  join(signal?: AbortSignal): Promise<void> {
    if (signal?.aborted === true) return Promise.resolve();
    this.#waiting++;
    if (!signal) return this.done;
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
