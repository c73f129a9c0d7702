import { isKizenError, type CallOptions, type Listing, type Priority } from "../../kizen";
import type { Disposable } from "../event";
import { SharedTask } from "../sharedTask";

/**
 * What is known of one list of a business's schema. `absent` where the business offers no such list, as one of the old
 * generation does not; `refused` where this user may not read it. An entry may still be missing where it is `complete`:
 * Kizen leaves out, without a word, what a user may not see.
 */
export type PartState = "unread" | "loading" | "complete" | "partial" | "absent" | "refused" | "failed";

/** One list of a business's schema, as far as it is known. */
export interface Part<T> {
  readonly state: PartState;
  /** Those that were read last, also while they are read anew or after that failed. */
  readonly entries: readonly T[];
  /** Milliseconds since the epoch; undefined before the first answer. */
  readonly readAt: number | undefined;
  /** Why it is refused, absent or failed. */
  readonly error: unknown;
}

/** What was read once. */
export interface ReadPart<T> {
  readonly entries: readonly T[];
  readonly isPartial: boolean;
  readonly readAt: number;
}

export interface SchemaPartOptions<T> {
  readonly read: (options: CallOptions) => Promise<Listing<T>>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly didChange: () => void;
}

export interface LoadOptions {
  /** Default: `interactive`. */
  readonly priority?: Priority | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Reads one list of a schema when it is wanted, once, and anew on request. One load is under way at a time. */
export class SchemaPart<T> implements Part<T>, Disposable {
  readonly #options: SchemaPartOptions<T>;
  #known: ReadPart<T> | undefined;
  #error: unknown;
  #loading: { readonly task: SharedTask; readonly priority: Priority } | undefined;
  #wasRequested = false;
  #isDisposed = false;

  constructor(options: SchemaPartOptions<T>) {
    this.#options = options;
  }

  get state(): PartState {
    if (this.#isLoading) return "loading";
    if (this.#error !== undefined) return stateAfter(this.#error);
    if (!this.#known) return "unread";
    return this.#known.isPartial ? "partial" : "complete";
  }

  get entries(): readonly T[] {
    return this.#known?.entries ?? [];
  }

  get readAt(): number | undefined {
    return this.#known?.readAt;
  }

  get error(): unknown {
    return this.#error;
  }

  /** What was read last, to be kept. */
  get known(): ReadPart<T> | undefined {
    return this.#known;
  }

  /**
   * Asks Kizen where it was not asked yet, and waits for what is under way. Never rejects: a failure is the state.
   * Resolves early when the caller's signal aborts; the request itself ends when nobody waits any more.
   */
  load({ priority = "interactive", signal }: LoadOptions = {}): Promise<void> {
    if (signal?.aborted === true || this.#isDisposed) return Promise.resolve();
    if (!this.#loading && this.#wasRequested) return Promise.resolve();
    if (!this.#loading || !this.#isLoading) return this.#start(priority).join(signal);
    const { task } = this.#loading;
    // Two equal requests are sent once, with the higher priority: what a person opens goes before what is read behind.
    if (priority === "interactive" && this.#loading.priority !== priority) {
      this.#options.read({ priority, signal: task.signal }).catch(() => undefined);
      this.#loading = { task, priority };
    }
    return task.join(signal);
  }

  /** Asks Kizen anew. */
  reload(options: LoadOptions = {}): Promise<void> {
    this.expire();
    return this.load(options);
  }

  /** Has Kizen asked anew by whoever wants it next; what is under way is new. */
  expire(): void {
    if (!this.#isLoading) this.#wasRequested = false;
  }

  /** Takes what an earlier window read; an answer that came meanwhile is newer. */
  restore(known: ReadPart<T>): void {
    this.#known ??= known;
  }

  /** Ends what is under way; nothing is asked from then on. */
  dispose(): void {
    this.#isDisposed = true;
    this.#loading?.task.abort();
  }

  /** What nobody waits for any more counts no longer, though it may still be ending. */
  get #isLoading(): boolean {
    return this.#loading?.task.isAborted === false;
  }

  #start(priority: Priority): SharedTask {
    this.#wasRequested = true;
    const task = new SharedTask((signal) => this.#read(priority, signal));
    this.#loading = { task, priority };
    this.#options.didChange();
    return task;
  }

  async #read(priority: Priority, signal: AbortSignal): Promise<void> {
    const { read, now, didChange } = this.#options;
    let error: unknown;
    try {
      const { entries, isPartial } = await read({ priority, signal });
      if (!signal.aborted) this.#known = { entries, isPartial, readAt: now() };
    } catch (caught) {
      error = caught;
    }
    if (this.#isDisposed) return;
    if (signal.aborted) this.#abandon();
    else {
      this.#error = error;
      // What may no longer be read is no longer shown.
      if (error !== undefined && stateAfter(error) !== "failed") this.#known = undefined;
      this.#loading = undefined;
      didChange();
    }
  }

  /** Leaves the list as it was before, unless it was wanted again meanwhile. */
  #abandon(): void {
    if (this.#isLoading) return;
    this.#loading = undefined;
    this.#wasRequested = false;
    this.#options.didChange();
  }
}

function stateAfter(error: unknown): PartState {
  if (!isKizenError(error)) return "failed";
  if (error.kind === "forbidden") return "refused";
  return error.kind === "notFound" || error.kind === "methodNotAllowed" ? "absent" : "failed";
}
