import type { RecordIndexes } from "../index/recordIndexes";
import { likelyKinds, type LikelyKindsDependencies } from "../records/likelyKinds";
import { collectionKey, type CollectionRef } from "../recordRef";

export interface LookupCollectionsDependencies extends LikelyKindsDependencies {
  readonly indexes: Pick<RecordIndexes, "known">;
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
    const ofEach = businessKeys.map((key) => likelyKinds(key, this.dependencies));
    const most = Math.max(0, ...ofEach.map(({ length }) => length));
    return Array.from({ length: most }, (_, place) =>
      businessKeys.flatMap((businessKey, index) => {
        const kind = ofEach[index]?.[place];
        return kind === undefined ? [] : [{ businessKey, kind }];
      }),
    ).flat();
  }

  #wasRead(collection: CollectionRef): boolean {
    const { isBuilding, isComplete } = this.dependencies.indexes.known(collection)?.state ?? {};
    return isBuilding === true || isComplete === true;
  }
}
