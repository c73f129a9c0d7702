import { isKizenError, type CallOptions, type Listing, type Priority } from "../../kizen";

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
  readonly signal: AbortSignal;
  readonly didChange: () => void;
}

/** Reads one list of a schema when it is wanted, once, and anew on request. One load is under way at a time. */
export class SchemaPart<T> implements Part<T> {
  readonly #options: SchemaPartOptions<T>;
  #known: ReadPart<T> | undefined;
  #error: unknown;
  #loading: { readonly done: Promise<void>; readonly priority: Priority } | undefined;
  #wasRequested = false;

  constructor(options: SchemaPartOptions<T>) {
    this.#options = options;
  }

  get state(): PartState {
    if (this.#loading) return "loading";
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

  /** Asks Kizen where it was not asked yet, and waits for what is under way. Never rejects: a failure is the state. */
  load(priority: Priority): Promise<void> {
    if (!this.#loading) return this.#wasRequested ? Promise.resolve() : this.#start(priority);
    // Two equal requests are sent once, with the higher priority: what a person opens goes before what is read behind.
    if (priority === "interactive" && this.#loading.priority !== priority) {
      this.#options.read({ priority, signal: this.#options.signal }).catch(() => undefined);
      this.#loading = { ...this.#loading, priority };
    }
    return this.#loading.done;
  }

  /** Asks Kizen anew. */
  reload(priority: Priority): Promise<void> {
    return this.#loading ? this.load(priority) : this.#start(priority);
  }

  /** Takes what an earlier window read; an answer that came meanwhile is newer. */
  restore(known: ReadPart<T>): void {
    this.#known ??= known;
  }

  #start(priority: Priority): Promise<void> {
    this.#wasRequested = true;
    const done = this.#read(priority);
    this.#loading = { done, priority };
    this.#options.didChange();
    return done;
  }

  async #read(priority: Priority): Promise<void> {
    const { read, now, signal, didChange } = this.#options;
    let error: unknown;
    try {
      const { entries, isPartial } = await read({ priority, signal });
      if (!signal.aborted) this.#known = { entries, isPartial, readAt: now() };
    } catch (caught) {
      error = caught;
    }
    if (signal.aborted) return;
    this.#error = error;
    // What may no longer be read is no longer shown.
    if (error !== undefined && stateAfter(error) !== "failed") this.#known = undefined;
    this.#loading = undefined;
    didChange();
  }
}

function stateAfter(error: unknown): PartState {
  if (!isKizenError(error)) return "failed";
  if (error.kind === "forbidden") return "refused";
  return error.kind === "notFound" || error.kind === "methodNotAllowed" ? "absent" : "failed";
}
