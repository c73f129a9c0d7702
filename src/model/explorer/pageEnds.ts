import type { PagedList } from "../collections/pagedList";
import { Emitter, type Disposable, type Event } from "../event";
import type { RecordIndexes } from "../index/recordIndexes";
import { listOutline, type PageOutline } from "./explorerNodes";
import type { Fold } from "./folds";
import { collectionKey, type CollectionRef, type ListRef } from "../recordRef";

/** What an index says of the pages of a list, for as long as it is what it was. */
interface Ends {
  readonly readAt: number | undefined;
  readonly pageSize: number;
  /** Labels of the records at the first and the last place of each page. */
  readonly labels: readonly string[];
}

/** Names at the ends of pages that nobody has opened, where all records were read for a look-up or an order. */
export class PageEnds implements Disposable {
  readonly #ends = new Map<string, Ends>();
  readonly #didChange = new Emitter<CollectionRef>();
  readonly #subscription: Disposable;

  /** There are names now, or others. */
  readonly onDidChange: Event<CollectionRef> = this.#didChange.event;

  constructor(private readonly indexes: Pick<RecordIndexes, "known" | "onDidChange">) {
    this.#subscription = indexes.onDidChange((collection) => this.#onIndexChange(collection));
  }

  /** What the row of pages shows of itself. */
  outline(list: PagedList, ref: ListRef, fold: Fold): PageOutline {
    const outline = listOutline(list, fold);
    if (outline.names) return outline;
    const { labels = [] } = this.#endsOf(list, ref) ?? {};
    const last = Math.min(fold.first + fold.size - 1, list.pageCount);
    const [start, end] = [labels[2 * (fold.first - 1)], labels[2 * last - 1]];
    const names: PageOutline["names"] = start !== undefined && end !== undefined ? [start, end] : undefined;
    return { ...outline, names };
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#didChange.dispose();
    this.#ends.clear();
  }

  #endsOf(list: PagedList, ref: ListRef): Ends | undefined {
    const state = ref.stage === undefined ? this.indexes.known(ref)?.state : undefined;
    // Where the two disagree, a name could stand at a page that does not hold it.
    if (!state?.isComplete || state.isBuilding || state.loaded !== list.count) return undefined;
    const key = collectionKey(ref);
    const known = this.#ends.get(key);
    const { pageSize } = list;
    if (known && known.readAt === state.readAt && known.pageSize === pageSize) return known;
    const places = Array.from({ length: Math.ceil(state.loaded / pageSize) }, (_, at) => [
      at * pageSize,
      Math.min((at + 1) * pageSize, state.loaded) - 1,
    ]).flat();
    const labels = this.indexes.known(ref)?.labelsAt(places) ?? [];
    const ends = { readAt: state.readAt, pageSize, labels };
    this.#ends.set(key, ends);
    return ends;
  }

  /** An index tells of every page that it reads; only a whole reading names the ends of pages. */
  #onIndexChange(collection: CollectionRef): void {
    const state = this.indexes.known(collection)?.state;
    const key = collectionKey(collection);
    const isRead = state?.isComplete === true && !state.isBuilding;
    if (isRead && this.#ends.get(key)?.readAt !== state.readAt) this.#didChange.fire(collection);
    if (!isRead && state?.isComplete !== true) this.#ends.delete(key);
  }
}
