import { isKizenError, type KizenRecord, type Priority } from "../../kizen";
import type { Businesses } from "../businesses/businesses";
import type { Clients } from "../businesses/clients";
import { Emitter, type Disposable, type Event } from "../event";
import type { Lists, ReadRecords } from "../collections/lists";
import { recordKind } from "../kinds/recordKind";
import { recordKey, type RecordRef } from "../recordRef";

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

/** Whole records, asked for one by one. */
export class RecordCache implements Disposable {
  /** In the order of use, oldest first. */
  readonly #records = new Map<string, LoadedRecord>();
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
    private readonly lists: Lists,
  ) {
    this.#subscription = businesses.onDidChangeConnection((businessKey) => {
      for (const [key, { ref }] of [...this.#records])
        if (ref.businessKey === businessKey) this.#records.delete(key);
    });
  }

  /** What is known of a record without asking: the record itself, else its row in a list. */
  peek(ref: RecordRef): LoadedRecord | undefined {
    return this.#records.get(recordKey(ref)) ?? this.#fromList(ref);
  }

  /** The records that were asked for one by one, the one used last first. */
  get known(): readonly LoadedRecord[] {
    return [...this.#records.values()].reverse();
  }

  /**
   * The record, from the server unless it was asked for before. Whether Kizen offers single companies is unknown: where
   * it answers "not found" or "not allowed" for a record that a list holds, and never gave another one of the collection,
   * the list's row is the record.
   */
  async get(ref: RecordRef, options: GetOptions = {}): Promise<LoadedRecord> {
    const known = this.#records.get(recordKey(ref));
    if (known && options.fresh !== true) return this.#keep(known);
    const kind = recordKind(ref.kind);
    if (!kind) throw new RangeError(`Unknown record kind: ${ref.kind}`);
    try {
      const client = await this.clients.of(ref.businessKey);
      const { signal, priority = "interactive" } = options;
      const record = await kind.get(client, ref.id, { signal, priority });
      this.#didRead.fire({ businessKey: ref.businessKey, kind: ref.kind, records: [record] });
      this.#offered.add(collectionOf(ref));
      const loaded = this.#keep(this.#loaded(ref, record, kind.summarize(record).label));
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
    return error.kind === "notFound" && !this.#offered.has(collectionOf(ref));
  }

  #loaded(ref: RecordRef, record: KizenRecord, label: string): LoadedRecord {
    return { ref, label, text: record.text, loadedAt: Date.now(), origin: "record" };
  }

  #fromList(ref: RecordRef): LoadedRecord | undefined {
    const found = this.lists.find(ref);
    return (
      found && { ref, label: found.row.label, text: found.row.text, loadedAt: Date.now(), origin: "list" }
    );
  }

  #keep(record: LoadedRecord): LoadedRecord {
    const key = recordKey(record.ref);
    this.#records.delete(key);
    this.#records.set(key, record);
    const oldest = this.#records.keys().next();
    if (this.#records.size > CAPACITY && oldest.done !== true) this.#records.delete(oldest.value);
    return record;
  }
}

function collectionOf({ businessKey, kind }: RecordRef): string {
  return `${businessKey}/${kind}`;
}
