import type { Businesses } from "../businesses";
import type { Clients } from "../clients";
import { Emitter, type Disposable, type Event } from "../event";
import type { ReadRecords } from "../lists";
import { recordKind } from "../recordKind";
import { RecordIndex } from "./recordIndex";

export interface IndexChange {
  readonly businessKey: string;
  readonly kind: string;
}

/** The index of each (business, kind), made when first asked for and empty until it is built. */
export class RecordIndexes implements Disposable {
  readonly #indexes = new Map<string, { readonly index: RecordIndex; readonly businessKey: string }>();
  readonly #didChange = new Emitter<IndexChange>();
  readonly #didRead = new Emitter<ReadRecords>();
  readonly #subscription: Disposable;

  /** Some index has other records, or another state. */
  readonly onDidChange: Event<IndexChange> = this.#didChange.event;
  /** Kizen sent a page, which is not in the index yet. */
  readonly onDidRead: Event<ReadRecords> = this.#didRead.event;

  constructor(
    private readonly businesses: Businesses,
    private readonly clients: Clients,
  ) {
    this.#subscription = businesses.onDidChangeConnection((key) => this.#drop(key));
  }

  /** Making an index asks Kizen for nothing; its `build` does. */
  of(businessKey: string, kindId: string): RecordIndex {
    const key = `${businessKey}/${kindId}`;
    const existing = this.#indexes.get(key);
    if (existing) return existing.index;
    const index = this.#make(businessKey, kindId);
    this.#indexes.set(key, { index, businessKey });
    index.onDidChange(() => this.#didChange.fire({ businessKey, kind: kindId }));
    return index;
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const { index } of this.#indexes.values()) index.dispose();
    this.#indexes.clear();
    this.#didChange.dispose();
    this.#didRead.dispose();
  }

  /** What was read with another key, or of a business that is gone, is void. */
  #drop(businessKey: string): void {
    for (const [key, entry] of [...this.#indexes]) {
      if (entry.businessKey !== businessKey) continue;
      entry.index.reset();
      if (this.businesses.get(businessKey)) continue;
      this.#indexes.delete(key);
      entry.index.dispose();
    }
  }

  #make(businessKey: string, kindId: string): RecordIndex {
    const kind = recordKind(kindId);
    if (!kind) throw new RangeError(`Unknown record kind: ${kindId}`);
    return new RecordIndex({
      businessKey,
      kind: kindId,
      load: async (request, options) => {
        const page = await kind.list(await this.clients.of(businessKey), request, options);
        this.#didRead.fire({ businessKey, kind: kindId, records: page.records });
        return page;
      },
      now: Date.now,
    });
  }
}
