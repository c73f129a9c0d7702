import type { Businesses } from "../businesses/businesses";
import { Emitter, type Disposable, type Event } from "../event";
import type { StateStore } from "../ports";
import { collectionKey, type CollectionRef } from "../recordRef";

const STATE_KEY = "explorer.arrangements";
const ORDERS: readonly string[] = [
  "name",
  "nameDescending",
  "created",
  "createdAscending",
] satisfies SortOrder[];

/** By name from A to Z, or by when records were created, the newest first; and each the other way round. */
export type SortOrder = "name" | "nameDescending" | "created" | "createdAscending";

/** Where a collection stands that a person gave a place: before the others, or nowhere. */
export type CollectionPlace = "pinned" | "hidden";

/** How a collection is shown where that is not simply as Kizen lists it. */
export interface Arrangement {
  /** Words that the shown records have; undefined where all are shown. */
  readonly filter: string | undefined;
  /** Undefined where the server's order stays. */
  readonly sort: SortOrder | undefined;
  /** Whether a pipeline's records stand below their stages. */
  readonly isGrouped?: boolean;
  readonly place?: CollectionPlace | undefined;
}

/** Which collections of the sidebar are filtered, sorted, grouped, pinned or hidden, kept across a reload. */
export class Arrangements implements Disposable {
  readonly #didChange = new Emitter<CollectionRef>();
  readonly #didChangePlaces = new Emitter<string>();
  readonly #subscription: Disposable;
  /** Read once: rows that are drawn ask for it, one by one. */
  #all: Map<string, Arrangement> | undefined;

  readonly onDidChange: Event<CollectionRef> = this.#didChange.event;
  /** Collections of the business with this key were pinned or hidden, or are no longer. */
  readonly onDidChangePlaces: Event<string> = this.#didChangePlaces.event;

  constructor(
    private readonly businesses: Pick<Businesses, "get" | "onDidRemove">,
    private readonly state: StateStore,
  ) {
    // Where the editor cannot forget it, that is logged.
    this.#subscription = businesses.onDidRemove(() => void this.#store([]).catch(() => undefined));
  }

  /** How a collection is arranged, or undefined where it is shown as Kizen lists it. */
  of(collection: CollectionRef): Arrangement | undefined {
    this.#all ??= this.#stored();
    return this.#all.get(collectionKey(collection));
  }

  /** Shows only what has all words of the text; everything where the text is empty. */
  async setFilter(collection: CollectionRef, text: string): Promise<void> {
    await this.#change(collection, { filter: text.trim() || undefined });
  }

  /** Sorts the collection, or gives it back the server's order. */
  async setSort(collection: CollectionRef, sort: SortOrder | undefined): Promise<void> {
    await this.#change(collection, { sort });
  }

  /** Puts a pipeline's records below their stages, all of them in Kizen's order, or in one list again. */
  async setGrouped(collection: CollectionRef, isGrouped: boolean): Promise<void> {
    await this.#change(
      collection,
      isGrouped ? { filter: undefined, sort: undefined, isGrouped } : { isGrouped },
    );
  }

  /** Pins or hides collections of a business, or lets them stand in their order again. */
  async setPlace(
    businessKey: string,
    kinds: readonly string[],
    place: CollectionPlace | undefined,
  ): Promise<void> {
    await this.#store(kinds.map((kind) => this.#changed({ businessKey, kind }, { place })));
    this.#didChangePlaces.fire(businessKey);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#didChange.dispose();
    this.#didChangePlaces.dispose();
  }

  async #change(collection: CollectionRef, change: Partial<Arrangement>): Promise<void> {
    await this.#store([this.#changed(collection, change)]);
    this.#didChange.fire(collection);
  }

  #changed(collection: CollectionRef, change: Partial<Arrangement>): [string, Arrangement | undefined] {
    return [collectionKey(collection), arrangementIn({ ...this.of(collection), ...change })];
  }

  /** Filter texts are what a person typed about records: they go with their business. */
  async #store(changes: readonly (readonly [string, Arrangement | undefined])[]): Promise<void> {
    // What other windows stored meanwhile stays, and changes nothing here.
    const stored = this.#stored();
    for (const all of [this.#all, stored]) {
      for (const [key, after] of changes) {
        if (after) all?.set(key, after);
        else all?.delete(key);
      }
    }
    const kept = [...stored].filter(([one]) => this.businesses.get(one.split("/")[0] ?? ""));
    await this.state.set(STATE_KEY, Object.fromEntries(kept));
  }

  #stored(): Map<string, Arrangement> {
    const stored = this.state.get(STATE_KEY);
    if (typeof stored !== "object" || stored === null) return new Map();
    return new Map(
      Object.entries(stored).flatMap(([key, value]) => {
        const arrangement = arrangementIn(value);
        return arrangement ? [[key, arrangement] as const] : [];
      }),
    );
  }
}

function arrangementIn(value: unknown): Arrangement | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { filter, sort, isGrouped, place } = value as Partial<Record<keyof Arrangement, unknown>>;
  const arrangement: Arrangement = {
    filter: typeof filter === "string" ? filter : undefined,
    sort: typeof sort === "string" && ORDERS.includes(sort) ? (sort as SortOrder) : undefined,
    ...(isGrouped === true && { isGrouped }),
    ...((place === "pinned" || place === "hidden") && { place }),
  };
  const isPlain = Object.values(arrangement).every((one) => one === undefined);
  return isPlain ? undefined : arrangement;
}
