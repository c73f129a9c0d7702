import { isCancelled, isKizenError, type Priority } from "../../kizen";
import type { Businesses } from "../businesses/businesses";
import type { Disposable, Event } from "../event";
import type { FailedIds, IdFailure } from "./failedIds";
import { isMeaningless } from "./scanIds";
import type { KnownId, KnownIds } from "./knownIds";
import type { RecordCache } from "../records/recordCache";
import { likelyKinds, type LikelyKindsDependencies } from "../records/likelyKinds";
import { collectionKey } from "../recordRef";
import { SharedTask } from "../sharedTask";

export interface ResolveOptions {
  readonly priority: Extract<Priority, "nextPage" | "hint">;
  readonly signal?: AbortSignal;
  /** Only this business; all, one after the other, the active one first, where there is none. */
  readonly businessKey?: string;
  /** A person wants to know once more: also what was asked in vain is asked. */
  readonly again?: boolean;
}

/** How asking for an id ended that nobody knows. */
export interface VainTries {
  /** Keys of businesses that have no such record. */
  readonly unknownTo: readonly string[];
  /** Keys of businesses that came to no answer. */
  readonly failedAt: readonly string[];
  /** Milliseconds since the last of them was asked. */
  readonly age: number;
}

export interface IdResolverDependencies extends LikelyKindsDependencies {
  readonly businesses: Pick<Businesses, "activeFirst">;
  readonly records: Pick<RecordCache, "get">;
  readonly knownIds: Pick<KnownIds, "lookup">;
  readonly failedIds: FailedIds;
}

/**
 * Milliseconds after which someone who points at an id asks again where there was no answer before. What only decorates
 * waits for the next day.
 */
const PATIENCE = 60_000;
/** Kinds of record that an id is tried as: each costs a request. */
const MOST_KINDS = 3;

/** Asks businesses for ids that nothing is known of: each at most once a day, where it is in vain. Never rejects. */
export class IdResolver implements Disposable {
  readonly #tasks = new Map<string, SharedTask>();
  /** Businesses seen to offer no single records, by kind. */
  readonly #withoutSingles = new Set<string>();

  constructor(private readonly dependencies: IdResolverDependencies) {}

  /** A business was asked in vain. */
  get onDidFail(): Event<void> {
    return this.dependencies.failedIds.onDidNote;
  }

  /** What is known of an id after asking for it where that is due; nothing where no business knows it. */
  async resolve(id: string, options: ResolveOptions): Promise<readonly KnownId[]> {
    const { businesses, knownIds } = this.dependencies;
    const isMeant = (key: string) => options.businessKey === undefined || options.businessKey === key;
    if (isMeaningless(id.toLowerCase())) return [];
    for (const { key } of businesses.activeFirst) {
      const isKnown = knownIds.lookup(id).some(({ businessKey }) => isMeant(businessKey));
      if (isKnown || options.signal?.aborted) break;
      if (!isMeant(key)) continue;
      if (options.again === true || this.#isDue(key, id, options.priority))
        await this.#join(key, id, options);
    }
    return knownIds.lookup(id);
  }

  /** Whether a business was asked for an id within a day and answered that it has no such thing. */
  isUnknownTo(businessKey: string, id: string): boolean {
    return this.dependencies.failedIds.find(businessKey, id)?.failure === "unknown";
  }

  /** How asking for an id ended within a day; undefined where no business was asked in vain. */
  vainTries(id: string): VainTries | undefined {
    const { businesses, failedIds } = this.dependencies;
    const tries = businesses.activeFirst.flatMap(({ key }) => {
      const found = failedIds.find(key, id);
      return found ? [{ key, ...found }] : [];
    });
    if (tries.length === 0) return undefined;
    const keysOf = (failure: IdFailure) =>
      tries.filter((one) => one.failure === failure).map(({ key }) => key);
    const age = Math.min(...tries.map((one) => one.age));
    return { unknownTo: keysOf("unknown"), failedAt: keysOf("failed"), age };
  }

  dispose(): void {
    for (const task of this.#tasks.values()) task.abort();
    this.#tasks.clear();
  }

  #isDue(businessKey: string, id: string, priority: ResolveOptions["priority"]): boolean {
    const before = this.dependencies.failedIds.find(businessKey, id);
    if (!before) return true;
    return priority !== "hint" && before.failure === "failed" && before.age > PATIENCE;
  }

  #join(businessKey: string, id: string, { priority, signal }: ResolveOptions): Promise<void> {
    const key = `${businessKey}/${id.toLowerCase()}`;
    const task = this.#tasks.get(key);
    // A task that is being cancelled is not joined: its answer is dropped.
    return (task?.isAborted === false ? task : this.#start(key, businessKey, id, priority)).join(signal);
  }

  #start(key: string, businessKey: string, id: string, priority: Priority): SharedTask {
    const task = new SharedTask(async (signal) => {
      const failure = await this.#request(businessKey, id, priority, signal);
      if (failure) this.dependencies.failedIds.note(businessKey, id, failure);
    });
    this.#tasks.set(key, task);
    void task.done.then(() => this.#tasks.get(key) === task && this.#tasks.delete(key));
    return task;
  }

  /** Asks for the id as a record of the likely kinds. Undefined where it is one, or nobody was asked to the end. */
  async #request(
    businessKey: string,
    id: string,
    priority: Priority,
    signal: AbortSignal,
  ): Promise<IdFailure | undefined> {
    let failure: IdFailure | undefined;
    const kinds = likelyKinds(businessKey, this.dependencies).filter(
      (kind) => !this.#withoutSingles.has(collectionKey({ businessKey, kind })),
    );
    for (const kind of kinds.slice(0, MOST_KINDS)) {
      try {
        await this.dependencies.records.get({ businessKey, kind, id }, { priority, signal });
        return undefined;
      } catch (error) {
        if (isCancelled(error)) return undefined;
        if (isRouteMissing(error)) this.#withoutSingles.add(collectionKey({ businessKey, kind }));
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

/** A path that the host does not know is answered with a web page (docs/kizen-api.md, Answers), or not allowed. */
function isRouteMissing(error: unknown): boolean {
  if (!isKizenError(error)) return false;
  return error.kind === "methodNotAllowed" || (error.kind === "notFound" && error.code === "html");
}
