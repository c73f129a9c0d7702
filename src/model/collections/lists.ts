import { pageRequest, type KizenRecord } from "../../kizen";
import type { Businesses } from "../businesses/businesses";
import type { Clients } from "../businesses/clients";
import { Emitter, type Disposable, type Event } from "../event";
import { PagedList, type PagedListChange } from "./pagedList";
import type { RecordSummary } from "../kinds/recordKind";
import type { RecordKinds } from "../kinds/recordKinds";
import { summarize } from "../kinds/summarize";
import { collectionKey, type CollectionRef, type ListRef, type RecordRef } from "../recordRef";

export interface ListChange extends ListRef {
  readonly change: PagedListChange | "reset";
}

/** A record that Kizen just sent, with what it shows of itself. */
interface ReadRecord {
  readonly record: KizenRecord;
  readonly summary: RecordSummary;
}

export interface ReadRecords extends CollectionRef {
  readonly records: readonly ReadRecord[];
}

/** The paged list of each collection, made when first looked at, dropped when its business changes. */
export class Lists implements Disposable {
  readonly #lists = new Map<string, { readonly list: PagedList; readonly collection: ListRef }>();
  readonly #didChange = new Emitter<ListChange>();
  readonly #didRead = new Emitter<ReadRecords>();
  readonly #subscription: Disposable;

  readonly onDidChange: Event<ListChange> = this.#didChange.event;
  /** Before the rows made of them show up: the only moment at which a record's parsed values are at hand. */
  readonly onDidRead: Event<ReadRecords> = this.#didRead.event;

  constructor(
    businesses: Businesses,
    private readonly clients: Clients,
    private readonly kinds: Pick<RecordKinds, "get">,
    private readonly pageSize: () => number,
  ) {
    this.#subscription = businesses.onDidChangeConnection((key) => this.reset(key));
  }

  of({ businessKey, kind, stage }: ListRef): PagedList {
    const collection: ListRef = { businessKey, kind, ...(stage !== undefined && { stage }) };
    const key = collectionKey(collection);
    const existing = this.#lists.get(key);
    if (existing) return existing.list;
    const list = this.#make(collection);
    this.#lists.set(key, { list, collection });
    list.onDidChange((change) => this.#didChange.fire({ ...collection, change }));
    return list;
  }

  /** The rows of a collection's loaded pages. */
  *loaded(collection: CollectionRef): Generator<RecordSummary> {
    for (const { row } of this.#lists.get(collectionKey(collection))?.list.rows() ?? []) yield row;
  }

  /** The row of a record on a loaded page, with the page it stands on. */
  find(ref: RecordRef): { readonly row: RecordSummary; readonly page: number } | undefined {
    const entry = this.#lists.get(collectionKey(ref));
    for (const found of entry?.list.rows() ?? []) if (found.row.id === ref.id) return found;
    return undefined;
  }

  /** Forgets the pages of one business, or of all, as when the page size changed. */
  reset(businessKey?: string): void {
    for (const [key, entry] of [...this.#lists]) {
      if (businessKey !== undefined && entry.collection.businessKey !== businessKey) continue;
      this.#lists.delete(key);
      entry.list.dispose();
      this.#didChange.fire({ ...entry.collection, change: "reset" });
    }
  }

  dispose(): void {
    this.#subscription.dispose();
    this.reset();
    this.#didChange.dispose();
    this.#didRead.dispose();
  }

  #make({ stage, ...collection }: ListRef): PagedList {
    const filter = stage === undefined ? undefined : { field: "stage", value: stage };
    return new PagedList(async (request, options) => {
      const { records, summary } = this.kinds.get(collection);
      const client = await this.clients.of(collection.businessKey);
      const page = await records(client, filter).list(pageRequest(request.page, request.pageSize), options);
      const read = page.records.map((record) => ({ record, summary: summarize(record, summary) }));
      this.#didRead.fire({ ...collection, records: read });
      return { page, rows: read.map((one) => one.summary) };
    }, this.pageSize());
  }
}
