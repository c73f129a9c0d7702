import type { Businesses } from "../businesses/businesses";
import type { Clients } from "../businesses/clients";
import type { IndexStore } from "../ports";
import { Emitter, type Disposable, type Event } from "../event";
import type { Mention } from "../kinds/mentions";
import { recordKind } from "../kinds/recordKind";
import { PageThread } from "./pageThread";
import { RecordIndex, type RowStorage } from "./recordIndex";
import { inSlices } from "./slices";

/** Ids told of at once, so that whoever listens is done in a moment. */
const CHUNK = 200;

export interface IndexChange {
  readonly businessKey: string;
  readonly kind: string;
}

/** What the records of a page speak of. */
export interface ReadMentions {
  readonly businessKey: string;
  readonly mentions: readonly Mention[];
}

export interface RecordIndexesDependencies {
  readonly businesses: Businesses;
  readonly clients: Clients;
  readonly store: IndexStore;
  /** Whether the person wants indexes on disk. */
  readonly isPersistent: () => boolean;
  /** The script of the thread that reads pages; default: the one built beside this. */
  readonly pageWorker?: string | undefined;
}

/** The index of each (business, kind), made when first asked for and empty until it is built. */
export class RecordIndexes implements Disposable {
  readonly #indexes = new Map<string, { readonly index: RecordIndex; readonly businessKey: string }>();
  readonly #didChange = new Emitter<IndexChange>();
  readonly #didRead = new Emitter<ReadMentions>();
  readonly #thread: PageThread;
  readonly #subscription: Disposable;

  /** Some index has other records, or another state. */
  readonly onDidChange: Event<IndexChange> = this.#didChange.event;
  /** Kizen sent records, which are not in the index yet, and these speak of other ids. */
  readonly onDidRead: Event<ReadMentions> = this.#didRead.event;

  readonly #dependencies: RecordIndexesDependencies;

  constructor(dependencies: RecordIndexesDependencies) {
    this.#dependencies = dependencies;
    this.#thread = new PageThread(dependencies.pageWorker);
    this.#subscription = dependencies.businesses.onDidChangeConnection((key) => this.#drop(key));
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

  /** Brings the disk in line with the setting that allows it. Rejects where a file cannot be deleted. */
  async applyPersistence(): Promise<void> {
    const { businesses, store, isPersistent } = this.#dependencies;
    if (isPersistent()) await Promise.all([...this.#indexes.values()].map(({ index }) => index.store()));
    else await Promise.all(businesses.list.map(({ key }) => store.remove(key)));
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
      if (entry.businessKey !== businessKey) continue;
      entry.index.reset();
      if (this.#dependencies.businesses.get(businessKey)) continue;
      this.#indexes.delete(key);
      entry.index.dispose();
    }
    // Also what an earlier window kept: the business may never have been looked at in this one.
    void this.#dependencies.store.remove(businessKey).catch(() => undefined);
  }

  #make(businessKey: string, kindId: string): RecordIndex {
    const kind = recordKind(kindId);
    if (!kind) throw new RangeError(`Unknown record kind: ${kindId}`);
    const { clients, store, isPersistent } = this.#dependencies;
    const storage: RowStorage = {
      read: () => store.read(businessKey, kindId),
      write: (content) => store.write(businessKey, kindId, content),
      remove: () => store.remove(businessKey),
    };
    return new RecordIndex({
      businessKey,
      kind: kindId,
      load: async (request, options) => {
        const page = await kind.list(await clients.of(businessKey), request, options);
        const digest = await this.#thread.digest(page);
        await inSlices(chunksOf(digest.mentions), (mentions) =>
          this.#didRead.fire({ businessKey, mentions }),
        );
        return digest;
      },
      find: async (text, request, options) =>
        kind.search(await clients.of(businessKey), text, request, options),
      storage: () => (isPersistent() ? storage : undefined),
      now: Date.now,
    });
  }
}

function* chunksOf<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += CHUNK) yield items.slice(at, at + CHUNK);
}
