import { LRUCache } from "lru-cache";
import type { Businesses } from "../businesses/businesses";
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
export type IdFailure = "unknown" | "failed";

interface Entry {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly failure: IdFailure;
}

/**
 * Which ids a business was asked for in vain during the last day, across windows and restarts. Holds ids and times,
 * nothing of a record.
 */
export class FailedIds implements Disposable {
  /** In the order of failing, which looking does not change. */
  readonly #entries = new LRUCache<string, Entry>({ max: CAPACITY });
  #timer: NodeJS.Timeout | undefined;
  readonly #didNote = new Emitter<void>();
  readonly #subscription: Disposable;

  /** One more request found nothing. */
  readonly onDidNote: Event<void> = this.#didNote.event;

  constructor(
    private readonly businesses: Pick<Businesses, "get" | "onDidRemove">,
    private readonly state: StateStore,
    private readonly now: () => number,
  ) {
    this.#merge();
    this.#subscription = businesses.onDidRemove(() => this.#store());
  }

  /** How asking ended, and how many milliseconds ago, where that is less than a day. */
  find(businessKey: string, id: string): { readonly failure: IdFailure; readonly age: number } | undefined {
    const entry = this.#entries.peek(keyOf(businessKey, id));
    if (!entry) return undefined;
    const age = this.now() - entry.at;
    return age >= 0 && age < DAY ? { failure: entry.failure, age } : undefined;
  }

  note(businessKey: string, id: string, failure: IdFailure): void {
    this.#entries.set(keyOf(businessKey, id), { at: this.now(), failure });
    this.#timer ??= setTimeout(() => this.#store(), GATHERING);
    this.#didNote.fire();
  }

  /** Stores what was gathered. */
  dispose(): void {
    this.#subscription.dispose();
    if (this.#timer) this.#store();
    this.#didNote.dispose();
  }

  #store(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#merge();
    const stored = this.#oldestFirst().map(([key, { at, failure }]) => [key, at, failure]);
    // Where the editor cannot keep it, that is logged, and the ids are asked for again.
    this.state.set(STATE_KEY, stored).catch(() => undefined);
  }

  #oldestFirst(): (readonly [key: string, entry: Entry])[] {
    return [...this.#entries.entries()].reverse();
  }

  /**
   * Takes over what other windows stored, and forgets what is of businesses that are gone. State of another version that
   * does not fit is left out, not trusted.
   */
  #merge(): void {
    const stored = this.state.get(STATE_KEY);
    const entries = new Map(this.#oldestFirst());
    for (const [key, at, failure] of (Array.isArray(stored) ? (stored as unknown[]) : []).filter(
      Array.isArray,
    )) {
      if (typeof key !== "string" || typeof at !== "number" || !isIdFailure(failure)) continue;
      const known = entries.get(key);
      if (this.now() - at < DAY && (!known || known.at < at)) entries.set(key, { at, failure });
    }
    this.#entries.clear();
    for (const [key, entry] of [...entries].sort(([, a], [, b]) => a.at - b.at)) {
      if (this.businesses.get(key.slice(0, key.indexOf("/")))) this.#entries.set(key, entry);
    }
  }
}

function keyOf(businessKey: string, id: string): string {
  return `${businessKey}/${id.toLowerCase()}`;
}

function isIdFailure(value: unknown): value is IdFailure {
  return value === "unknown" || value === "failed";
}
