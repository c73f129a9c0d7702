import { LRUCache } from "lru-cache";
import { isKizenError, type Priority } from "../../kizen";
import type { Businesses } from "../businesses/businesses";
import type { Clients } from "../businesses/clients";
import { Emitter, type Disposable, type Event } from "../event";
import type { Lists, ReadRecords } from "../collections/lists";
import type { Fact, RecordSummary } from "../kinds/recordKind";
import type { RecordKinds } from "../kinds/recordKinds";
import { summarize } from "../kinds/summarize";
import { collectionKey, recordKey, type RecordRef } from "../recordRef";

/** A record with everything the server sent about it. */
export interface LoadedRecord {
  readonly ref: RecordRef;
  /** Its name, or what stands in for one. */
  readonly label: string;
  /** The record's JSON exactly as the server sent it, not re-formatted. */
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly loadedAt: number;
  /** `list` where the server offers no way to ask for one record, so that this is the row of a list. */
  readonly origin: "record" | "list";
}

export interface GetOptions {
  /** Ask the server even where the record is known. */
  readonly fresh?: boolean;
  readonly signal?: AbortSignal;
  /** Default `interactive`. */
  readonly priority?: Priority;
}

/** Records kept in memory: what a person goes back and forth between. */
const CAPACITY = 200;

interface CachedRecord {
  readonly loaded: LoadedRecord;
  readonly facts: readonly Fact[];
}

/** Whole records, asked for one by one. */
export class RecordCache implements Disposable {
  readonly #records = new LRUCache<string, CachedRecord>({ max: CAPACITY });
  readonly #subscription: Disposable;
  readonly #didReload = new Emitter<RecordRef>();
  readonly #didDisappear = new Emitter<RecordRef>();
  /** The collections of which Kizen gave a single record: there, "not found" is said of the record. */
  readonly #offered = new Set<string>();
  readonly #didRead = new Emitter<ReadRecords>();

  /** A record was asked for anew and answered: what shows it is to show the new text. */
  readonly onDidReload: Event<RecordRef> = this.#didReload.event;
  /** Kizen sent a record. */
  readonly onDidRead: Event<ReadRecords> = this.#didRead.event;

  /** A record that was known is not found any more: it was deleted or archived, or may no longer be seen. */
  readonly onDidDisappear: Event<RecordRef> = this.#didDisappear.event;

  constructor(
    businesses: Businesses,
    private readonly clients: Clients,
    private readonly kinds: Pick<RecordKinds, "get">,
    private readonly lists: Lists,
  ) {
    this.#subscription = businesses.onDidChangeConnection((businessKey) => {
      for (const { ref } of this.known)
        if (ref.businessKey === businessKey) this.#records.delete(recordKey(ref));
    });
  }

  /** What is known of a record without asking: the record itself, else its row in a list. */
  peek(ref: RecordRef): LoadedRecord | undefined {
    return this.#records.peek(recordKey(ref))?.loaded ?? this.#fromList(ref)?.loaded;
  }

  /** The records that were asked for one by one, the one used last first. */
  get known(): readonly LoadedRecord[] {
    return [...this.#records.values()].map(({ loaded }) => loaded);
  }

  /** What a record shows of itself, as far as that is known without asking. */
  factsOf(ref: RecordRef): readonly Fact[] | undefined {
    return (this.#fromList(ref) ?? this.#records.peek(recordKey(ref)))?.facts;
  }

  /**
   * The record, from the server unless it was asked for before. Whether Kizen offers single companies is unknown: where
   * it answers "not found" or "not allowed" for a record that a list holds, and never gave another one of the collection,
   * the list's row is the record.
   */
  async get(ref: RecordRef, options: GetOptions = {}): Promise<LoadedRecord> {
    const known = this.#records.get(recordKey(ref))?.loaded;
    if (known && options.fresh !== true) return known;
    const { records, summary: fields } = this.kinds.get(ref);
    try {
      const client = await this.clients.of(ref.businessKey);
      const { signal, priority = "interactive" } = options;
      const record = await records(client).get(ref.id, { signal, priority });
      const summary = summarize(record, fields);
      this.#didRead.fire({ businessKey: ref.businessKey, kind: ref.kind, records: [{ record, summary }] });
      this.#offered.add(collectionKey(ref));
      const loaded = this.#keep(cachedRecord(ref, summary, "record"));
      if (options.fresh === true) this.#didReload.fire(ref);
      return loaded;
    } catch (error) {
      if (known?.origin === "record" && isKizenError(error) && error.kind === "notFound") {
        this.#records.delete(recordKey(ref));
        this.#didDisappear.fire(ref);
      }
      const row = this.#mayBeNotOffered(ref, error) ? this.#fromList(ref) : undefined;
      if (!row) throw error;
      return this.#keep(row);
    }
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#didReload.dispose();
    this.#didDisappear.dispose();
    this.#didRead.dispose();
    this.#records.clear();
  }

  #mayBeNotOffered(ref: RecordRef, error: unknown): boolean {
    if (!isKizenError(error)) return false;
    if (error.kind === "methodNotAllowed") return true;
    return error.kind === "notFound" && !this.#offered.has(collectionKey(ref));
  }

  #fromList(ref: RecordRef): CachedRecord | undefined {
    const found = this.lists.find(ref);
    return found && cachedRecord(ref, found.row, "list");
  }

  #keep(record: CachedRecord): LoadedRecord {
    this.#records.set(recordKey(record.loaded.ref), record);
    return record.loaded;
  }
}

function cachedRecord(
  ref: RecordRef,
  { label, text, facts }: RecordSummary,
  origin: LoadedRecord["origin"],
): CachedRecord {
  return { loaded: { ref, label, text, loadedAt: Date.now(), origin }, facts };
}
