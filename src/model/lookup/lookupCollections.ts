import type { RecordIndexes } from "../index/recordIndexes";
import type { RecordKinds } from "../kinds/recordKinds";
import type { RecentRecords } from "../records/recentRecords";
import { collectionKey, type CollectionRef } from "../recordRef";

export interface LookupCollectionsDependencies {
  readonly kinds: Pick<RecordKinds, "of">;
  readonly indexes: Pick<RecordIndexes, "known">;
  readonly recent: Pick<RecentRecords, "list">;
}

/** Whose records are looked for. */
export interface WantedRecords {
  readonly businessKeys: readonly string[];
  /** Those of one kind, of all kinds, or none. */
  readonly kinds: { readonly only: string } | "all" | "none";
}

/** The collections of a look-up, the likeliest first, and those among them that are read whole. */
export class LookupCollections {
  #wanted: WantedRecords = { businessKeys: [], kinds: "none" };
  #all: readonly CollectionRef[] | undefined;
  #read: readonly CollectionRef[] | undefined;

  constructor(private readonly dependencies: LookupCollectionsDependencies) {}

  set(wanted: WantedRecords): void {
    this.#wanted = wanted;
    this.#all = undefined;
    this.#read = undefined;
  }

  /** The objects of a business became known, or others. */
  forgetKinds(): void {
    this.#all = undefined;
  }

  /** Of several businesses, the likeliest of each before the next ones. */
  get all(): readonly CollectionRef[] {
    this.#all ??= this.#list();
    return this.#all;
  }

  /**
   * Of all kinds only the likeliest, and what was read before: nobody who looks for one record means to have a hundred
   * objects read. Kizen searches the others. It stays what it was at first, whatever becomes known later.
   */
  get read(): readonly CollectionRef[] {
    const { kinds, businessKeys } = this.#wanted;
    if (kinds !== "all") return this.all;
    this.#read ??= this.all.filter(
      (collection, index) => index < businessKeys.length || this.#wasRead(collection),
    );
    return this.#read;
  }

  has(collection: CollectionRef): boolean {
    const key = collectionKey(collection);
    return this.all.some((one) => collectionKey(one) === key);
  }

  /** Those that Kizen searches for what is not known: all where the kind is known, else so many of the likeliest. */
  searchedFirst(most: number): readonly CollectionRef[] {
    return this.#wanted.kinds === "all" ? this.all.slice(0, most) : this.all;
  }

  #list(): CollectionRef[] {
    const { businessKeys, kinds } = this.#wanted;
    if (kinds === "none") return [];
    if (kinds !== "all") return businessKeys.map((businessKey) => ({ businessKey, kind: kinds.only }));
    const ofEach = businessKeys.map((key) => this.#kindsOf(key));
    const most = Math.max(0, ...ofEach.map(({ length }) => length));
    return Array.from({ length: most }, (_, place) =>
      businessKeys.flatMap((businessKey, index) => {
        const kind = ofEach[index]?.[place];
        return kind === undefined ? [] : [{ businessKey, kind }];
      }),
    ).flat();
  }

  /** Those of records used lately, then in the order of the sidebar. */
  #kindsOf(businessKey: string): readonly string[] {
    const { kinds, recent } = this.dependencies;
    const known = kinds.of(businessKey).map(({ id }) => id);
    const used = recent.list(businessKey).map(({ ref }) => ref.kind);
    return [...new Set([...used.filter((kind) => known.includes(kind)), ...known])];
  }

  #wasRead(collection: CollectionRef): boolean {
    const { isBuilding, isComplete } = this.dependencies.indexes.known(collection)?.state ?? {};
    return isBuilding === true || isComplete === true;
  }
}
