import { Emitter, type Disposable, type Event } from "../event";
import type { StateStore } from "../ports";

const STATE_KEY = "ids.failed";
/** Beyond, those that failed longest ago are forgotten; an entry takes some 100 bytes of the editor's state. */
const CAPACITY = 2000;
/** Milliseconds that a failure holds. */
const DAY = 24 * 60 * 60 * 1000;
/** Milliseconds in which failures are gathered before they are stored. */
const GATHERING = 500;

/** `unknown` where the business answered that it has no such thing, `failed` where it did not come to an answer. */
export type Failure = "unknown" | "failed";

interface Entry {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly failure: Failure;
}

/**
 * Which ids a business was asked for in vain during the last day, across windows and restarts. Holds ids and times,
 * nothing of a record.
 */
export class FailedIds implements Disposable {
  /** Oldest first. */
  readonly #entries = new Map<string, Entry>();
  #timer: NodeJS.Timeout | undefined;
  readonly #didNote = new Emitter<void>();

  /** One more question was in vain. */
  readonly onDidNote: Event<void> = this.#didNote.event;

  constructor(
    private readonly state: StateStore,
    private readonly now: () => number,
  ) {
    this.#merge();
  }

  /** How asking ended, and how many milliseconds ago, where that is less than a day. */
  find(businessKey: string, id: string): { readonly failure: Failure; readonly age: number } | undefined {
    const entry = this.#entries.get(keyOf(businessKey, id));
    if (!entry) return undefined;
    const age = this.now() - entry.at;
    return age >= 0 && age < DAY ? { failure: entry.failure, age } : undefined;
  }

  note(businessKey: string, id: string, failure: Failure): void {
    this.#set(keyOf(businessKey, id), { at: this.now(), failure });
    this.#timer ??= setTimeout(() => void this.#store(), GATHERING);
    this.#didNote.fire();
  }

  /** Stores what was gathered. */
  dispose(): void {
    if (this.#timer) void this.#store();
    this.#didNote.dispose();
  }

  async #store(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#merge();
    const stored = [...this.#entries].map(([key, { at, failure }]) => [key, at, failure]);
    await this.state.set(STATE_KEY, stored);
  }

  /** Takes over what other windows stored. State of another version that does not fit is left out, not trusted. */
  #merge(): void {
    const stored = this.state.get(STATE_KEY);
    if (!Array.isArray(stored)) return;
    const entries = new Map(this.#entries);
    for (const [key, at, failure] of (stored as unknown[]).filter(Array.isArray)) {
      if (typeof key !== "string" || typeof at !== "number" || !isFailure(failure)) continue;
      const known = entries.get(key);
      if (this.now() - at < DAY && (!known || known.at < at)) entries.set(key, { at, failure });
    }
    this.#entries.clear();
    for (const [key, entry] of [...entries].sort(([, a], [, b]) => a.at - b.at)) this.#set(key, entry);
  }

  #set(key: string, entry: Entry): void {
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    const oldest = this.#entries.keys().next();
    if (this.#entries.size > CAPACITY && oldest.done !== true) this.#entries.delete(oldest.value);
  }
}

function keyOf(businessKey: string, id: string): string {
  return `${businessKey}/${id.toLowerCase()}`;
}

function isFailure(value: unknown): value is Failure {
  return value === "unknown" || value === "failed";
}
