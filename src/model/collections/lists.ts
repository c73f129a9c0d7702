import type { KizenRecord } from "../../kizen";
import type { Businesses } from "../businesses/businesses";
import type { Clients } from "../businesses/clients";
import { Emitter, type Disposable, type Event } from "../event";
import { PagedList, type PagedListChange } from "./pagedList";
import { recordKind, type RecordSummary } from "../kinds/recordKind";
import type { RecordRef } from "../recordRef";

export interface ListChange {
  readonly businessKey: string;
  readonly kind: string;
  readonly change: PagedListChange | "reset";
}

/** Records that Kizen just sent. */
export interface ReadRecords {
  readonly businessKey: string;
  readonly kind: string;
  readonly records: readonly KizenRecord[];
}

/** The paged list of each (business, kind), made when first looked at, dropped when its business changes. */
export class Lists implements Disposable {
  readonly #lists = new Map<
    string,
    { readonly list: PagedList; readonly businessKey: string; readonly kind: string }
  >();
  readonly #didChange = new Emitter<ListChange>();
  readonly #didRead = new Emitter<ReadRecords>();
  readonly #subscription: Disposable;

  readonly onDidChange: Event<ListChange> = this.#didChange.event;
  /** Before the rows made of them show up: the only moment at which a record's parsed values are at hand. */
  readonly onDidRead: Event<ReadRecords> = this.#didRead.event;

  constructor(
    businesses: Businesses,
    private readonly clients: Clients,
    private readonly pageSize: () => number,
  ) {
    this.#subscription = businesses.onDidChangeConnection((key) => this.reset(key));
  }

  of(businessKey: string, kindId: string): PagedList {
    const key = `${businessKey}/${kindId}`;
    const existing = this.#lists.get(key);
    if (existing) return existing.list;
    const list = this.#make(businessKey, kindId);
    this.#lists.set(key, { list, businessKey, kind: kindId });
    list.onDidChange((change) => this.#didChange.fire({ businessKey, kind: kindId, change }));
    return list;
  }

  /** The row of a record on a loaded page, with the page it stands on. */
  find(ref: RecordRef): { readonly row: RecordSummary; readonly page: number } | undefined {
    const entry = this.#lists.get(`${ref.businessKey}/${ref.kind}`);
    for (const found of entry?.list.rows() ?? []) if (found.row.id === ref.id) return found;
    return undefined;
  }

  /** Forgets the pages of one business, or of all, as when the page size changed. */
  reset(businessKey?: string): void {
    for (const [key, entry] of [...this.#lists]) {
      if (businessKey !== undefined && entry.businessKey !== businessKey) continue;
      this.#lists.delete(key);
      entry.list.dispose();
      this.#didChange.fire({ businessKey: entry.businessKey, kind: entry.kind, change: "reset" });
    }
  }

  dispose(): void {
    this.#subscription.dispose();
    this.reset();
    this.#didChange.dispose();
    this.#didRead.dispose();
  }

  #make(businessKey: string, kindId: string): PagedList {
    const kind = recordKind(kindId);
    if (!kind) throw new RangeError(`Unknown record kind: ${kindId}`);
    return new PagedList(async (request, options) => {
      const page = (await kind.list(await this.clients.of(businessKey), request, options)).read();
      this.#didRead.fire({ businessKey, kind: kindId, records: page.records });
      return { page, rows: page.records.map(kind.summarize) };
    }, this.pageSize());
  }
}
