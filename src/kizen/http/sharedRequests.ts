import { setMaxListeners } from "node:events";
import { isMoreUrgent, type Priority } from "../limit/priority";

/** A request that any number of callers wait for. */
export interface SharedRequest {
  /** Aborts when nobody waits any more. */
  readonly signal: AbortSignal;
  /** The highest priority among its callers. */
  readonly priority: Priority;
  /** Ends it for everybody. */
  readonly cancel: () => void;
  /** Called when a more urgent caller joined. */
  onDidRaise?: () => void;
}

interface JoinableRequest<T> extends SharedRequest {
  priority: Priority;
  promise: Promise<T>;
  callers: number;
}

export interface JoinOptions {
  readonly signal?: AbortSignal | undefined;
  readonly priority: Priority;
  /** The error for a caller who gave up, or whose request was cancelled. */
  readonly cancelled: () => Error;
}

/** Requests under way by method, address and body: two equal ones at the same time go out once. */
export class SharedRequests<T> {
  readonly #requests = new Map<string, JoinableRequest<T>>();

  /**
   * Joins the request with this key, or starts it. Rejects as soon as the caller's signal aborts; the request itself
   * goes on for as long as another caller waits for it.
   */
  join(key: string, options: JoinOptions, start: (shared: SharedRequest) => Promise<T>): Promise<T> {
    const { signal, priority, cancelled } = options;
    if (signal?.aborted) return Promise.reject(cancelled());
    const shared = this.#requests.get(key) ?? this.#begin(key, options, start);
    shared.callers++;
    if (isMoreUrgent(priority, shared.priority)) {
      shared.priority = priority;
      shared.onDidRaise?.();
    }
    if (!signal) return shared.promise;
    // Many requests may hang on one signal, such as all records of one copy command; Node takes that for a leak.
    setMaxListeners(0, signal);
    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(cancelled());
        if (--shared.callers === 0) shared.cancel();
      };
      signal.addEventListener("abort", leave, { once: true });
      shared.promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
    });
  }

  /** Ends every request for everybody. */
  cancelAll(): void {
    for (const shared of [...this.#requests.values()]) shared.cancel();
  }

  #begin(
    key: string,
    options: JoinOptions,
    start: (shared: SharedRequest) => Promise<T>,
  ): JoinableRequest<T> {
    const controller = new AbortController();
    const end = () => {
      // Whoever joins from now on starts anew, also while the old request is still being ended.
      if (this.#requests.get(key) === shared) this.#requests.delete(key);
    };
    let reject: (error: Error) => void = () => undefined;
    const aborted = new Promise<never>((_, rejectAborted) => (reject = rejectAborted));
    const shared: JoinableRequest<T> = {
      signal: controller.signal,
      priority: options.priority,
      callers: 0,
      promise: aborted,
      cancel: () => {
        end();
        reject(options.cancelled());
        controller.abort();
      },
    };
    this.#requests.set(key, shared);
    shared.promise = Promise.race([start(shared), aborted]);
    // A caller who left is not told; without any other the rejection would count as unhandled.
    shared.promise.catch(() => undefined).finally(end);
    return shared;
  }
}
