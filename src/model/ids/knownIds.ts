import { LRUCache } from "lru-cache";
import type { ApiMemory } from "../businesses/apiMemory";
import type { Business, Businesses } from "../businesses/businesses";
import { Emitter, type Disposable, type Event } from "../event";
import type { RecordIndexes } from "../index/recordIndexes";
import type { Lists, ReadRecords } from "../collections/lists";
import { mentionsOf, type Mention } from "../kinds/mentions";
import type { RecordCache } from "../records/recordCache";
import type { RecordKind } from "../kinds/recordKind";
import type { RecordKinds } from "../kinds/recordKinds";
import type { FoundThing } from "../schema/foundThing";
import type { Schemas } from "../schema/schemas";
import type { SchemaThing } from "../schema/schemaThing";
import type { RecordRef } from "../recordRef";

/** What an id stands for, in one business. */
export interface KnownId {
  /** In lower case. */
  readonly id: string;
  readonly what: "record" | "business" | "user" | Exclude<SchemaThing["what"], "person">;
  /** Its name. For the API key's own user this is the business's name, because the user's was never requested. */
  readonly label: string;
  readonly businessKey: string;
  /** Of records that the product can open. Of what kind one is that another merely names, the schema has to say. */
  readonly ref?: RecordRef;
  /** Of those records. */
  readonly kind?: RecordKind;
  /** Of what the schema of its business names. */
  readonly found?: FoundThing;
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
  /** The id of the field that named it first, of records that others name. */
  readonly field: string | undefined;
  /** The id as the server wrote it, where that is not lower case. */
  readonly written: string | undefined;
}

/** Ids kept a business; beyond, those learnt or looked up longest ago are forgotten. */
const CAPACITY = 200_000;

export interface KnownIdsDependencies {
  readonly businesses: Businesses;
  readonly apiMemory: Pick<ApiMemory, "objectIds" | "onDidLearnId">;
  readonly lists: Pick<Lists, "onDidRead">;
  readonly records: Pick<RecordCache, "onDidRead">;
  readonly indexes: Pick<RecordIndexes, "of" | "inUse" | "onDidChange" | "onDidRead">;
  readonly kinds: Pick<RecordKinds, "get" | "ofObject" | "onDidChange">;
  readonly schemas: Pick<Schemas, "of" | "onDidChange">;
}

/**
 * What every id means that Kizen has shown in this window: of records read, of what they name, of the businesses
 * themselves. Learns from answers as they come, and never asks. The records of an index are looked up there, not kept
 * a second time.
 */
export class KnownIds implements Disposable {
  /** By business, then by id in lower case. */
  readonly #seen = new Map<string, LRUCache<string, Seen>>();
  /** Ids of the fields that name records. */
  readonly #fields = new Map<string, string>();
  readonly #businesses: Businesses;
  readonly #apiMemory: KnownIdsDependencies["apiMemory"];
  readonly #indexes: KnownIdsDependencies["indexes"];
  readonly #kinds: KnownIdsDependencies["kinds"];
  readonly #schemas: KnownIdsDependencies["schemas"];
  readonly #subscriptions: readonly Disposable[];
  readonly #didChange = new Emitter<void>();

  /** Something new is known, or something known was forgotten. Fires once an answer; not coalesced beyond that. */
  readonly onDidChange: Event<void> = this.#didChange.event;

  constructor(dependencies: KnownIdsDependencies) {
    const { businesses, apiMemory, lists, records, indexes, kinds, schemas } = dependencies;
    this.#businesses = businesses;
    this.#apiMemory = apiMemory;
    this.#indexes = indexes;
    this.#kinds = kinds;
    this.#schemas = schemas;
    const read = (answer: ReadRecords) => this.#read(answer);
    this.#subscriptions = [
      businesses.onDidChange(() => this.#didChange.fire()),
      businesses.onDidChangeConnection((businessKey) => this.#forget(businessKey)),
      apiMemory.onDidLearnId(() => this.#didChange.fire()),
      kinds.onDidChange(() => this.#didChange.fire()),
      schemas.onDidChange(() => this.#didChange.fire()),
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
    return this.#businesses.activeFirst.flatMap((business) => {
      const { key: businessKey } = business;
      const seen = this.#seen.get(businessKey)?.get(wanted);
      if (seen?.kind !== undefined) return [this.#toKnownId(wanted, businessKey, seen)];
      const indexed = this.#indexed(businessKey, wanted);
      if (indexed) return [indexed];
      // A schema says more of its things than a record that merely names them.
      const located = this.#schemas.of(businessKey).find(wanted);
      if (located) return [ofThing(wanted, { ...located, businessKey })];
      if (seen) return [this.#toKnownId(wanted, businessKey, seen)];
      return accountIds(business, this.#apiMemory.objectIds(businessKey))
        .filter(([id]) => id.toLowerCase() === wanted)
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
    for (const collection of this.#indexes.inUse(businessKey)) {
      const index = this.#indexes.of(collection);
      const record = index.get(id);
      if (!record) continue;
      const { ref, label } = record;
      const knownSince = index.state.readAt ?? Date.now();
      return { id, what: "record", label, businessKey, ref, kind: this.#kinds.get(ref), knownSince };
    }
    return undefined;
  }

  #noteAll(businessKey: string, mentions: Iterable<Mention>): void {
    for (const mention of mentions) this.#note(businessKey, mention, undefined);
  }

  #read({ businessKey, kind, records }: ReadRecords): void {
    if (!this.#businesses.get(businessKey)) return;
    for (const { record, summary } of records) {
      this.#noteAll(businessKey, mentionsOf(record));
      const { id, label } = summary;
      if (id !== "") this.#note(businessKey, { id, label, what: "record" }, kind);
    }
    this.#didChange.fire();
  }

  #note(businessKey: string, mention: Mention, kind: string | undefined): void {
    const { id: written, what, label } = mention;
    const ids = this.#idsOf(businessKey);
    const id = written.toLowerCase();
    const before = ids.peek(id);
    // A record that was read says more about itself than one that names it.
    if (before?.kind !== undefined && kind === undefined) return;
    if (before?.label === label && before.what === what && before.kind === kind) {
      before.since = Date.now();
      return;
    }
    const field = before?.field ?? this.#oneOf(mention.field);
    ids.set(id, {
      what,
      label,
      since: Date.now(),
      kind,
      field,
      written: written === id ? undefined : written,
    });
  }

  /** The same text once: thousands of records are named by one field. */
  #oneOf(field: string | undefined): string | undefined {
    if (field === undefined) return undefined;
    const known = this.#fields.get(field);
    if (known === undefined) this.#fields.set(field, field);
    return known ?? field;
  }

  #idsOf(businessKey: string): LRUCache<string, Seen> {
    let ids = this.#seen.get(businessKey);
    if (!ids) {
      // Counted as a size, because with `max` it would take its whole room at once.
      ids = new LRUCache({ maxSize: CAPACITY, sizeCalculation: () => 1 });
      this.#seen.set(businessKey, ids);
    }
    return ids;
  }

  #toKnownId(id: string, businessKey: string, seen: Seen): KnownId {
    const { what, label, since, written } = seen;
    const known = { id, what, label, businessKey, knownSince: since };
    const kind = seen.kind ?? this.#targetOf(businessKey, seen.field);
    if (kind === undefined) return known;
    const ref = { businessKey, kind, id: written ?? id };
    return { ...known, ref, kind: this.#kinds.get(ref) };
  }

  /** The kind of the records that a field leads to, where the schema says so. */
  #targetOf(businessKey: string, fieldId: string | undefined): string | undefined {
    if (fieldId === undefined) return undefined;
    const catalogue = this.#schemas.of(businessKey);
    const field = catalogue.find(fieldId)?.thing;
    const relation = field?.what === "field" ? field.info.relation : undefined;
    if (!relation) return undefined;
    const object = catalogue.object(relation.objectId || relation.objectName)?.apiName ?? relation.objectName;
    return object === "" ? undefined : this.#kinds.ofObject(businessKey, object).id;
  }

  #forget(businessKey: string): void {
    if (this.#seen.delete(businessKey)) this.#didChange.fire();
  }
}

function ofThing(id: string, found: FoundThing): KnownId {
  const { what, info } = found.thing;
  const { businessKey } = found;
  const word = what === "person" ? "user" : what;
  return { id, what: word, label: info.label, businessKey, knownSince: Date.now(), found };
}

/** What is known of a business that was added, without its being asked. */
function accountIds(
  { name, businessId, userId }: Business,
  objectIds: Readonly<Record<string, string>>,
): (readonly [id: string, what: "business" | "user" | "object", label: string])[] {
  return [
    [businessId, "business", name],
    [userId, "user", name],
    ...Object.entries(objectIds).map(([apiName, id]) => [id, "object", apiName] as const),
  ];
}
