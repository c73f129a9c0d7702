import type { Business, Businesses } from "../businesses/businesses";
import { Emitter, type Disposable, type Event } from "../event";
import type { RecordIndexes } from "../index/recordIndexes";
import type { Lists, ReadRecords } from "../collections/lists";
import { mentionsOf, type Mention } from "../kinds/mentions";
import type { RecordCache } from "../records/recordCache";
import { recordKind, recordKinds } from "../kinds/recordKind";
import type { RecordRef } from "../recordRef";

/** What an id stands for, in one business. */
export interface KnownId {
  /** In lower case. */
  readonly id: string;
  readonly what: "record" | "business" | "user" | "object" | "field" | "option" | "stage";
  /** Its name; of the user whom the API key belongs to, whose name Kizen was not asked for, the business's. */
  readonly label: string;
  readonly businessKey: string;
  /** Of records that the product can open. A record that another one merely names is of an unknown kind. */
  readonly ref?: RecordRef;
  /** Milliseconds since the epoch: when Kizen last said so. */
  readonly knownSince: number;
}

/** What is kept of an id: tens of thousands of these may be. */
interface Seen {
  readonly what: KnownId["what"];
  readonly label: string;
  since: number;
  /** The id of the record's kind, of records that were read themselves. */
  readonly kind: string | undefined;
  /** The id as the server wrote it, where that is not lower case. */
  readonly written: string | undefined;
}

/** Ids kept a business; beyond, those learnt first are forgotten. */
const CAPACITY = 200_000;

export interface KnownIdsDependencies {
  readonly businesses: Businesses;
  readonly lists: Pick<Lists, "onDidRead">;
  readonly records: Pick<RecordCache, "onDidRead">;
  readonly indexes: Pick<RecordIndexes, "of" | "onDidChange" | "onDidRead">;
}

/**
 * What every id means that Kizen has shown in this window: of records read, of what they name, of the businesses
 * themselves. Learns from answers as they come, and never asks. The records of an index are looked up there, not kept
 * a second time.
 */
export class KnownIds implements Disposable {
  /** By business, then by id in lower case. */
  readonly #seen = new Map<string, Map<string, Seen>>();
  readonly #businesses: Businesses;
  readonly #indexes: KnownIdsDependencies["indexes"];
  readonly #subscriptions: readonly Disposable[];
  readonly #didChange = new Emitter<void>();

  /** Something new is known, or something known was forgotten. Fires once an answer; not coalesced beyond that. */
  readonly onDidChange: Event<void> = this.#didChange.event;

  constructor({ businesses, lists, records, indexes }: KnownIdsDependencies) {
    this.#businesses = businesses;
    this.#indexes = indexes;
    const read = (answer: ReadRecords) => this.#read(answer);
    this.#subscriptions = [
      businesses.onDidChange(() => this.#didChange.fire()),
      businesses.onDidChangeConnection((businessKey) => this.#forget(businessKey)),
      lists.onDidRead(read),
      records.onDidRead(read),
      indexes.onDidRead(({ businessKey, mentions }) => {
        if (businesses.get(businessKey)) this.#noteAll(businessKey, mentions);
      }),
      indexes.onDidChange(() => this.#didChange.fire()),
    ];
  }

  /** All that is known of an id, in whatever case it is written; what the active business says comes first. */
  lookup(id: string): readonly KnownId[] {
    const wanted = id.toLowerCase();
    const { active, list } = this.#businesses;
    const inOrder = active ? [active, ...list.filter((one) => one !== active)] : list;
    return inOrder.flatMap((business) => {
      const { key: businessKey } = business;
      const seen = this.#seen.get(businessKey)?.get(wanted);
      if (seen) return [toKnownId(wanted, businessKey, seen)];
      const indexed = this.#indexed(businessKey, wanted);
      if (indexed) return [indexed];
      return ownIds(business)
        .filter(([own]) => own.toLowerCase() === wanted)
        .slice(0, 1)
        .map(([, what, label]) => ({ id: wanted, what, label, businessKey, knownSince: Date.now() }));
    });
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#didChange.dispose();
    this.#seen.clear();
  }

  #indexed(businessKey: string, id: string): KnownId | undefined {
    for (const { id: kind } of recordKinds) {
      const index = this.#indexes.of(businessKey, kind);
      const record = index.get(id);
      if (!record) continue;
      const { ref, label } = record;
      return { id, what: "record", label, businessKey, ref, knownSince: index.state.readAt ?? Date.now() };
    }
    return undefined;
  }

  #noteAll(businessKey: string, mentions: Iterable<Mention>): void {
    for (const mention of mentions) this.#note(businessKey, mention, undefined);
  }

  #read({ businessKey, kind, records }: ReadRecords): void {
    const summarize = recordKind(kind)?.summarize;
    if (!summarize || !this.#businesses.get(businessKey)) return;
    for (const record of records) {
      this.#noteAll(businessKey, mentionsOf(record));
      const { id, label } = summarize(record);
      if (id !== "") this.#note(businessKey, { id, label, what: "record" }, kind);
    }
    this.#didChange.fire();
  }

  #note(businessKey: string, { id: written, what, label }: Mention, kind: string | undefined): void {
    const ids = this.#seen.get(businessKey) ?? new Map<string, Seen>();
    this.#seen.set(businessKey, ids);
    const id = written.toLowerCase();
    const before = ids.get(id);
    // A record that was read says more about itself than one that names it.
    if (before?.kind !== undefined && kind === undefined) return;
    if (before?.label === label && before.what === what && before.kind === kind) {
      before.since = Date.now();
      return;
    }
    ids.delete(id);
    ids.set(id, { what, label, since: Date.now(), kind, written: written === id ? undefined : written });
    const oldest = ids.keys().next();
    if (ids.size > CAPACITY && oldest.done !== true) ids.delete(oldest.value);
  }

  #forget(businessKey: string): void {
    if (this.#seen.delete(businessKey)) this.#didChange.fire();
  }
}

/** What a business that was added says of itself, without having been asked. */
function ownIds({
  name,
  businessId,
  userId,
  objectIds = {},
}: Business): (readonly [id: string, what: "business" | "user" | "object", label: string])[] {
  return [
    [businessId, "business", name],
    [userId, "user", name],
    ...Object.entries(objectIds).map(([apiName, id]) => [id, "object", apiName] as const),
  ];
}

function toKnownId(id: string, businessKey: string, { what, label, since, kind, written }: Seen): KnownId {
  const known = { id, what, label, businessKey, knownSince: since };
  return kind === undefined ? known : { ...known, ref: { businessKey, kind, id: written ?? id } };
}
