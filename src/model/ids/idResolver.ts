import { isCancelled, isKizenError, type Priority } from "../../kizen";
import type { Businesses } from "../businesses/businesses";
import type { Disposable, Event } from "../event";
import type { FailedIds, Failure } from "./failedIds";
import { isMeaningless } from "./idScanner";
import type { KnownId, KnownIds } from "./knownIds";
import type { RecordCache } from "../records/recordCache";
import { recordKinds } from "../kinds/recordKind";

export interface AskOptions {
  readonly priority: Extract<Priority, "nextPage" | "hint">;
  readonly signal?: AbortSignal;
  /** Only this business; all, one after the other, the active one first, where there is none. */
  readonly businessKey?: string;
}

export interface IdResolverDependencies {
  readonly businesses: Pick<Businesses, "active" | "list">;
  readonly records: Pick<RecordCache, "get">;
  readonly knownIds: Pick<KnownIds, "lookup">;
  readonly failedIds: FailedIds;
}

/** A question on its way, and how many wait for the answer: the last one's cancel ends it. */
interface Flight {
  readonly promise: Promise<void>;
  readonly controller: AbortController;
  waiting: number;
}

/**
 * Milliseconds after which someone who points at an id asks again where there was no answer before. What only decorates
 * waits for the next day.
 */
const PATIENCE = 60_000;

/** Asks businesses for ids that nothing is known of: each at most once a day, where it is in vain. Never rejects. */
export class IdResolver implements Disposable {
  readonly #flights = new Map<string, Flight>();
  /** Businesses seen to offer no single records, by kind. */
  readonly #withoutSingles = new Set<string>();

  constructor(private readonly dependencies: IdResolverDependencies) {}

  /** A business was asked in vain. */
  get onDidFail(): Event<void> {
    return this.dependencies.failedIds.onDidNote;
  }

  /** What is known of an id after asking for it where that is due; nothing where no business knows it. */
  async ask(id: string, options: AskOptions): Promise<readonly KnownId[]> {
    const { businesses, knownIds } = this.dependencies;
    const { active, list } = businesses;
    const inOrder = active ? [active, ...list.filter((one) => one !== active)] : list;
    const isMeant = (key: string) => options.businessKey === undefined || options.businessKey === key;
    if (isMeaningless(id.toLowerCase())) return [];
    for (const { key } of inOrder) {
      const isKnown = knownIds.lookup(id).some(({ businessKey }) => isMeant(businessKey));
      if (isKnown || options.signal?.aborted) break;
      if (!isMeant(key)) continue;
      if (this.#isDue(key, id, options.priority)) await this.#join(key, id, options);
    }
    return knownIds.lookup(id);
  }

  /** Whether a business was asked for an id within a day and answered that it has no such thing. */
  isUnknownTo(businessKey: string, id: string): boolean {
    return this.dependencies.failedIds.find(businessKey, id)?.failure === "unknown";
  }

  dispose(): void {
    for (const { controller } of this.#flights.values()) controller.abort();
    this.#flights.clear();
  }

  #isDue(businessKey: string, id: string, priority: AskOptions["priority"]): boolean {
    const before = this.dependencies.failedIds.find(businessKey, id);
    if (!before) return true;
    return priority !== "hint" && before.failure === "failed" && before.age > PATIENCE;
  }

  #join(businessKey: string, id: string, { priority, signal }: AskOptions): Promise<void> {
    const key = `${businessKey}/${id.toLowerCase()}`;
    const flight = this.#flights.get(key) ?? this.#start(key, businessKey, id, priority);
    flight.waiting++;
    return new Promise((resolve) => {
      const leave = () => {
        if (--flight.waiting === 0) {
          // At once, so that whoever asks next does not join what is being cancelled.
          this.#flights.delete(key);
          flight.controller.abort();
        }
        resolve();
      };
      signal?.addEventListener("abort", leave, { once: true });
      void flight.promise.then(() => {
        signal?.removeEventListener("abort", leave);
        resolve();
      });
    });
  }

  #start(key: string, businessKey: string, id: string, priority: Priority): Flight {
    const controller = new AbortController();
    const promise = this.#request(businessKey, id, priority, controller.signal).then((failure) => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
      if (failure) this.dependencies.failedIds.note(businessKey, id, failure);
    });
    const flight: Flight = { promise, controller, waiting: 0 };
    this.#flights.set(key, flight);
    return flight;
  }

  /** Asks for the id as a record of each kind. Undefined where it is one, or nobody was asked to the end. */
  async #request(
    businessKey: string,
    id: string,
    priority: Priority,
    signal: AbortSignal,
  ): Promise<Failure | undefined> {
    let failure: Failure | undefined;
    for (const { id: kind } of recordKinds) {
      const collection = `${businessKey}/${kind}`;
      if (this.#withoutSingles.has(collection)) continue;
      try {
        await this.dependencies.records.get({ businessKey, kind, id }, { priority, signal });
        return undefined;
      } catch (error) {
        if (isCancelled(error)) return undefined;
        if (isRouteMissing(error)) this.#withoutSingles.add(collection);
        failure = isUnknown(error) && failure !== "failed" ? "unknown" : "failed";
      }
    }
    return failure;
  }
}

/** Kizen's 404 for an id that it does not have, or not for this user, is JSON. */
function isUnknown(error: unknown): boolean {
  return isKizenError(error) && error.kind === "notFound" && !isRouteMissing(error);
}

/** A path that the host does not know is answered with a web page (KIZEN-API, 6), or not allowed. */
function isRouteMissing(error: unknown): boolean {
  if (!isKizenError(error)) return false;
  return error.kind === "methodNotAllowed" || (error.kind === "notFound" && error.code === "html");
}
