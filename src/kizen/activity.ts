import { Emitter, type Disposable, type Event } from "./event";
import type { Flight } from "./flights";
import type { Priority } from "./priority";

/** One call that has not been answered yet, however many callers share it. */
export interface Work {
  readonly id: number;
  readonly method: string;
  /** Path below the base URL, with its query. */
  readonly path: string;
  readonly priority: Priority;
  /** `waiting` for its turn, `running` on the network, `retrying` for its turn after an attempt that failed. */
  readonly state: "waiting" | "running" | "retrying";
  /** When it was asked for, in milliseconds since the epoch. */
  readonly since: number;
  /** Ends it for everybody who waits for it. */
  readonly cancel: () => void;
}

/** What the client does at one moment. */
export interface Activity {
  readonly running: number;
  /** Work that waits for its turn, for the first time or again. */
  readonly waiting: number;
  /** While everything waits because Kizen refused a request: until when, in milliseconds since the epoch. */
  readonly pausedUntil?: number;
  /** Kizen refused several times in a row: only a single probe goes out until one is answered. */
  readonly isSuspended: boolean;
  /** Oldest first. */
  readonly work: readonly Work[];
}

/** A call as it goes through the client. A class, because axios would copy a plain object. */
export class WorkEntry implements Work {
  readonly since = Date.now();
  state: Work["state"] = "waiting";
  /** It may not be tried again before, by the limiter's clock. */
  notBefore: number | undefined;
  readonly #flight: Flight;

  constructor(
    readonly id: number,
    readonly method: string,
    readonly path: string,
    flight: Flight,
  ) {
    this.#flight = flight;
  }

  get priority(): Priority {
    return this.#flight.priority;
  }

  get signal(): AbortSignal {
    return this.#flight.signal;
  }

  readonly cancel = (): void => this.#flight.cancel();
}

/** The calls under way, and an event for whoever shows them. */
export class WorkList implements Disposable {
  readonly #entries = new Map<number, WorkEntry>();
  readonly #didChange = new Emitter<void>();
  #lastId = 0;

  readonly onDidChange: Event<void> = this.#didChange.event;

  get all(): readonly Work[] {
    return [...this.#entries.values()];
  }

  add(method: string, path: string, flight: Flight): WorkEntry {
    const entry = new WorkEntry(++this.#lastId, method, path, flight);
    this.#entries.set(entry.id, entry);
    this.changed();
    return entry;
  }

  remove({ id }: Work): void {
    if (this.#entries.delete(id)) this.changed();
  }

  setState(entry: WorkEntry, state: Work["state"]): void {
    entry.state = state;
    this.changed();
  }

  /** To be called after an entry became more urgent, and after the client's pause began or ended. */
  changed(): void {
    this.#didChange.fire();
  }

  dispose(): void {
    this.#didChange.dispose();
    this.#entries.clear();
  }
}
