import { setMaxListeners } from "node:events";
import { isMoreUrgent, type Priority } from "./priority";

/** A call that any number of callers wait for. */
export interface Flight {
  /** Aborts when nobody waits any more. */
  readonly signal: AbortSignal;
  /** That of its most urgent caller. */
  readonly priority: Priority;
  /** Ends it for everybody. */
  readonly cancel: () => void;
  /** Called when a more urgent caller joined. */
  onDidRaise?: () => void;
}

interface SharedFlight<T> extends Flight {
  priority: Priority;
  promise: Promise<T>;
  callers: number;
}

export interface JoinOptions {
  readonly signal?: AbortSignal | undefined;
  readonly priority: Priority;
  /** What a caller is told who gave up, or whose call was cancelled. */
  readonly cancelled: () => Error;
}

/** Calls by what they ask for: the same question asked twice at the same time goes out once. */
export class Flights<T> {
  readonly #flights = new Map<string, SharedFlight<T>>();

  /**
   * Joins the call with this key, or starts it. Rejects as soon as the caller's signal aborts; the call itself goes on
   * for as long as another caller waits for it.
   */
  join(key: string, options: JoinOptions, start: (flight: Flight) => Promise<T>): Promise<T> {
    const { signal, priority, cancelled } = options;
    if (signal?.aborted) return Promise.reject(cancelled());
    const flight = this.#flights.get(key) ?? this.#begin(key, options, start);
    flight.callers++;
    if (isMoreUrgent(priority, flight.priority)) {
      flight.priority = priority;
      flight.onDidRaise?.();
    }
    if (!signal) return flight.promise;
    // Many calls may hang on one signal, such as all records of one copy command; Node takes that for a leak.
    setMaxListeners(0, signal);
    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(cancelled());
        if (--flight.callers === 0) flight.cancel();
      };
      signal.addEventListener("abort", leave, { once: true });
      flight.promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
    });
  }

  /** Ends every call for everybody. */
  cancelAll(): void {
    for (const flight of [...this.#flights.values()]) flight.cancel();
  }

  #begin(key: string, options: JoinOptions, start: (flight: Flight) => Promise<T>): SharedFlight<T> {
    const controller = new AbortController();
    const end = () => {
      // Whoever asks from now on asks anew, also while the old call is still being ended.
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    };
    let reject: (error: Error) => void = () => undefined;
    const aborted = new Promise<never>((_, rejectAborted) => (reject = rejectAborted));
    const flight: SharedFlight<T> = {
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
    this.#flights.set(key, flight);
    flight.promise = Promise.race([start(flight), aborted]);
    // A caller who left is not told; without any other the rejection would count as unhandled.
    flight.promise.catch(() => undefined).finally(end);
    return flight;
  }
}
