import { Emitter, type Disposable, type Event } from "../event";
import type { Destinations, Hold } from "../limit/destinations";
import type { Priority } from "../limit/priority";
import type { SharedRequest } from "./sharedRequests";

/** One request that has not been answered yet, however many callers share it. */
export interface ActiveRequest {
  readonly id: number;
  readonly method: string;
  /** Path below the base URL, with its query. */
  readonly path: string;
  readonly priority: Priority;
  /** `waiting` in the limiter's queue, `running` on the network, `retrying` in the queue after a failed attempt. */
  readonly state: "waiting" | "running" | "retrying";
  /** What holds back everything that goes to the same host with the same key, while something does. */
  readonly hold?: "pause" | "probe" | undefined;
  /** When the first caller made it, in milliseconds since the epoch. */
  readonly since: number;
  /** Ends it for everybody who waits for it. */
  readonly cancel: () => void;
}

/** What the client does at one moment. */
export interface Activity {
  readonly running: number;
  /** Requests in the limiter's queue, for the first time or again. */
  readonly waiting: number;
  /** While something waits because Kizen refused a request: until when, in milliseconds since the epoch. */
  readonly pausedUntil?: number;
  /** A host refused several times in a row: only a single probe goes there until one is answered. */
  readonly isSuspended: boolean;
  /** Oldest first. */
  readonly requests: readonly ActiveRequest[];
}

type HoldOf = (destination: string) => Hold;

/** What is known of a request when it is made. */
export interface RequestFacts {
  readonly method: string;
  /** Path below the base URL, with its query. */
  readonly path: string;
  /** Names host and key without saying the key. */
  readonly destination: string;
  readonly shared: SharedRequest;
}

/** A request as it goes through the client. A class, because axios would copy a plain object. */
export class RequestEntry implements ActiveRequest {
  readonly since = Date.now();
  readonly method: string;
  readonly path: string;
  readonly destination: string;
  state: ActiveRequest["state"] = "waiting";
  /** It may not be tried again before, by the limiter's clock. */
  notBefore: number | undefined;
  /** Since it was refused for the first time: beyond then it does not wait for a pause, by the limiter's clock. */
  patientUntil: number | undefined;
  readonly #shared: SharedRequest;
  readonly #holdOf: HoldOf;

  constructor(
    readonly id: number,
    { method, path, destination, shared }: RequestFacts,
    holdOf: HoldOf,
  ) {
    this.method = method;
    this.path = path;
    this.destination = destination;
    this.#shared = shared;
    this.#holdOf = holdOf;
  }

  get hold(): ActiveRequest["hold"] {
    const { isSuspended, pauseLeft } = this.#holdOf(this.destination);
    if (isSuspended) return "probe";
    return pauseLeft === undefined ? undefined : "pause";
  }

  get priority(): Priority {
    return this.#shared.priority;
  }

  get signal(): AbortSignal {
    return this.#shared.signal;
  }

  readonly cancel = (): void => this.#shared.cancel();
}

/** What the client does with these requests. */
export function activityOf(requests: readonly RequestEntry[], destinations: Destinations): Activity {
  const waiting = requests.filter(({ state }) => state !== "running");
  const pauses = waiting.map(({ destination }) => destinations.holdOf(destination).pauseLeft ?? 0);
  const pauseLeft = Math.max(0, ...pauses);
  return {
    running: requests.length - waiting.length,
    waiting: waiting.length,
    ...(pauseLeft === 0 ? {} : { pausedUntil: Date.now() + pauseLeft }),
    isSuspended: destinations.isSuspended,
    requests,
  };
}

/** The requests under way, and an event for whoever shows them. */
export class RequestList implements Disposable {
  readonly #entries = new Map<number, RequestEntry>();
  readonly #didChange = new Emitter<void>();
  #lastId = 0;

  readonly onDidChange: Event<void> = this.#didChange.event;

  constructor(private readonly holdOf: HoldOf) {}

  get all(): readonly RequestEntry[] {
    return [...this.#entries.values()];
  }

  add(facts: RequestFacts): RequestEntry {
    const entry = new RequestEntry(++this.#lastId, facts, this.holdOf);
    this.#entries.set(entry.id, entry);
    this.changed();
    return entry;
  }

  remove({ id }: ActiveRequest): void {
    if (this.#entries.delete(id)) this.changed();
  }

  setState(entry: RequestEntry, state: ActiveRequest["state"]): void {
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
