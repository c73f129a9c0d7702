import { pageRequest } from "../../kizen";
import type { Businesses } from "../businesses/businesses";
import type { Clients } from "../businesses/clients";
import type { IndexStore } from "../ports";
import { Emitter, type Disposable, type Event } from "../event";
import type { Mention } from "../kinds/mentions";
import type { RecordKinds } from "../kinds/recordKinds";
import { PageThread } from "./pageThread";
import { RecordIndex, type RowStorage } from "./recordIndex";
import { collectionKey, type CollectionRef } from "../recordRef";
import { inSlices } from "../slices";

/** Ids told of at once, so that whoever listens is done in a moment. */
const CHUNK = 200;

/** What the records of a page speak of. */
export interface ReadMentions {
  readonly businessKey: string;
  readonly mentions: readonly Mention[];
}

export interface RecordIndexesDependencies {
  readonly businesses: Businesses;
  readonly clients: Clients;
  readonly kinds: Pick<RecordKinds, "get" | "of">;
  readonly store: IndexStore;
  /** Whether the person wants indexes on disk. */
  readonly isPersistent: () => boolean;
  /** The script of the thread that reads pages; default: the one built beside this. */
  readonly pageWorker?: string | undefined;
}

/** The index of each collection, made when first asked for and empty until it is built. */
export class RecordIndexes implements Disposable {
  readonly #indexes = new Map<string, { readonly index: RecordIndex; readonly collection: CollectionRef }>();
  readonly #didChange = new Emitter<CollectionRef>();
  readonly #didRead = new Emitter<ReadMentions>();
  readonly #thread: PageThread;
  readonly #subscription: Disposable;

  /** Some index has other records, or another state. */
  readonly onDidChange: Event<CollectionRef> = this.#didChange.event;
  /** Kizen sent records, which are not in the index yet, and these speak of other ids. */
  readonly onDidRead: Event<ReadMentions> = this.#didRead.event;

  readonly #dependencies: RecordIndexesDependencies;

  constructor(dependencies: RecordIndexesDependencies) {
    this.#dependencies = dependencies;
    this.#thread = new PageThread(dependencies.pageWorker);
    this.#subscription = dependencies.businesses.onDidChangeConnection((key) => this.#drop(key));
  }

  /** Making an index asks Kizen for nothing; its `build` does. */
  of({ businessKey, kind }: CollectionRef): RecordIndex {
    const collection = { businessKey, kind };
    const key = collectionKey(collection);
    const existing = this.#indexes.get(key);
    if (existing) return existing.index;
    const index = this.#make(collection);
    this.#indexes.set(key, { index, collection });
    index.onDidChange(() => this.#didChange.fire(collection));
    return index;
  }

  /** The index of a collection where it was asked for before. */
  known(collection: CollectionRef): RecordIndex | undefined {
    return this.#indexes.get(collectionKey(collection))?.index;
  }

  /** The collections of a business in which names are looked for: the likeliest one, and those whose index was asked for. */
  inUse(businessKey: string): readonly CollectionRef[] {
    const likeliest = this.#dependencies.kinds.of(businessKey).slice(0, 1);
    const used = [...this.#indexes.values()].map(({ collection }) => collection);
    const kinds = [
      ...likeliest.map(({ id }) => id),
      ...used.filter((one) => one.businessKey === businessKey).map(({ kind }) => kind),
    ];
    return [...new Set(kinds)].map((kind) => ({ businessKey, kind }));
  }

  /** Brings the disk in line with the setting that allows it. Rejects where a file cannot be deleted. */
  async applyPersistence(): Promise<void> {
    const { businesses, store, isPersistent } = this.#dependencies;
    if (isPersistent()) await Promise.all([...this.#indexes.values()].map(({ index }) => index.store()));
    else await Promise.all(businesses.list.map(({ key }) => store.removeAllOf(key)));
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const { index } of this.#indexes.values()) index.dispose();
    this.#indexes.clear();
    this.#didChange.dispose();
    this.#didRead.dispose();
    this.#thread.dispose();
  }

  /** What was read with another key, or of a business that is gone, is void. */
  #drop(businessKey: string): void {
    for (const [key, entry] of [...this.#indexes]) {
      if (entry.collection.businessKey !== businessKey) continue;
      entry.index.reset();
      if (this.#dependencies.businesses.get(businessKey)) continue;
      this.#indexes.delete(key);
      entry.index.dispose();
    }
    // Also what an earlier window kept: the business may never have been looked at in this one.
    void this.#dependencies.store.removeAllOf(businessKey).catch(() => undefined);
  }

  #make(collection: CollectionRef): RecordIndex {
    const { businessKey } = collection;
    const { clients, kinds, store, isPersistent } = this.#dependencies;
    const { records, summary } = kinds.get(collection);
    const storage: RowStorage = {
      read: () => store.read(collection),
      write: (content) => store.write(collection, content),
      remove: () => store.remove(collection),
    };
    return new RecordIndex({
      collection,
      summary,
      load: async ({ page, pageSize }, options) => {
        const client = await clients.of(businessKey);
        const answer = await records(client).listUnread(pageRequest(page, pageSize), options);
        const digest = await this.#thread.digest(answer, summary);
        await inSlices(chunksOf(digest.mentions), (mentions) =>
          this.#didRead.fire({ businessKey, mentions }),
        );
        return digest;
      },
      find: async (text, { page, pageSize }, options) =>
        records(await clients.of(businessKey)).search(text, pageRequest(page, pageSize), options),
      storage: () => (isPersistent() ? storage : undefined),
      now: Date.now,
    });
  }
}

function* chunksOf<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += CHUNK) yield items.slice(at, at + CHUNK);
}
