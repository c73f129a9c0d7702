import { ArrangedRows } from "./arrangedRows";
import type { Arrangements } from "./arrangements";
import { Emitter, type Disposable, type Event } from "../event";
import type {
  CollectionNode,
  ExplorerNode,
  FoldNode,
  MessageNode,
  PageNode,
  PageOutline,
  RecordNode,
} from "./explorerNodes";
import type { Fold } from "./folds";
import type { RecordIndexes } from "../index/recordIndexes";
import { collectionKey, recordKey, type CollectionRef, type ListRef } from "../recordRef";

/** So many rows stand below the collection itself; more are put on pages. */
const MOST_ROWS = 1000;

export interface ArrangedCollectionsDependencies {
  readonly arrangements: Arrangements;
  readonly indexes: Pick<RecordIndexes, "of">;
  /** Rows on a page. */
  readonly pageSize: () => number;
}

/** What filtered and sorted collections show below them, for as long as they are. */
export class ArrangedCollections implements Disposable {
  readonly #dependencies: ArrangedCollectionsDependencies;
  readonly #rows = new Map<string, ArrangedRows>();
  readonly #didChange = new Emitter<CollectionRef>();
  readonly #subscription: Disposable;

  /** A filter or an order was set or cleared, or there is more to show. */
  readonly onDidChange: Event<CollectionRef> = this.#didChange.event;

  constructor(dependencies: ArrangedCollectionsDependencies) {
    this.#dependencies = dependencies;
    this.#subscription = dependencies.arrangements.onDidChange((change) => this.#didChange.fire(change));
  }

  of({ businessKey, kind, stage }: ListRef): ArrangedRows | undefined {
    if (stage !== undefined) return undefined;
    const collection = { businessKey, kind };
    const key = collectionKey(collection);
    const arrangement = this.#dependencies.arrangements.of(collection);
    const known = this.#rows.get(key);
    const { filter, sort } = known?.arrangement ?? {};
    if (known && arrangement?.filter === filter && arrangement?.sort === sort) return known;
    known?.dispose();
    this.#rows.delete(key);
    // One that is grouped only is not read whole.
    if (arrangement?.filter === undefined && arrangement?.sort === undefined) return undefined;
    const rows = new ArrangedRows(arrangement, this.#dependencies.indexes.of(collection));
    this.#rows.set(key, rows);
    rows.onDidChange(() => this.#didChange.fire(collection));
    return rows;
  }

  /** The records, or the pages with them, with a word on what is still missing. */
  async children(
    parent: CollectionNode,
    pageNodes: (pageCount: number) => readonly (FoldNode | PageNode)[],
  ): Promise<readonly ExplorerNode[]> {
    const { businessKey, collection, nodeId } = parent;
    const arranged = this.of(collection);
    if (!arranged) return [];
    await arranged.load();
    const { error, isBuilding, earlyEnd } = arranged.state;
    const message = (name: MessageNode["message"]): MessageNode => {
      const id = `${nodeId}/arranged/${name}`;
      return { type: "message", nodeId: id, businessKey, message: name, error, parent };
    };
    const { count } = arranged;
    return [
      ...(error === undefined || isBuilding ? [] : [message("error"), message("retry")]),
      ...(count > MOST_ROWS
        ? pageNodes(this.pageCount(arranged))
        : this.#records(arranged, parent, 0, count)),
      ...(isBuilding ? [message("reading")] : []),
      ...(earlyEnd === "repeated" ? [message("stopped"), message("retry")] : []),
      ...(earlyEnd === "tooLong" ? [message("tooLong")] : []),
      ...(count === 0 && !isBuilding && error === undefined
        ? [message(arranged.arrangement.filter === undefined ? "empty" : "noMatch")]
        : []),
    ];
  }

  /** The records on one page. */
  async page(parent: PageNode): Promise<readonly RecordNode[]> {
    const arranged = this.of(parent.collection);
    await arranged?.load();
    const size = this.#dependencies.pageSize();
    return arranged ? this.#records(arranged, parent, (parent.page - 1) * size, parent.page * size) : [];
  }

  pageCount({ count }: ArrangedRows): number {
    return Math.ceil(count / this.#dependencies.pageSize());
  }

  outline(arranged: ArrangedRows, fold: Fold): PageOutline {
    const size = this.#dependencies.pageSize();
    const from = (fold.first - 1) * size;
    const to = Math.min(from + fold.size * size, arranged.count);
    const [first] = arranged.slice(from, from + 1);
    const [last] = arranged.slice(to - 1, to);
    return { from: from + 1, to, names: first && last && [first.label, last.label] };
  }

  /**
   * The row of a record, once everything was read; where it does not match, the filter is cleared, because it hides
   * what is asked for. Undefined where no arranged row shows it, or the signal aborted. Rejects where the records cannot
   * be read.
   */
  async reveal(
    node: CollectionNode,
    id: string,
    pageNode: (page: number) => PageNode,
    signal?: AbortSignal,
  ): Promise<RecordNode | undefined> {
    const { collection } = node;
    for (let arranged = this.of(collection); arranged; arranged = this.of(collection)) {
      await arranged.finish(signal);
      if (signal?.aborted === true) return undefined;
      const position = arranged.positionOf(id);
      if (position !== undefined) {
        const page = Math.floor(position / this.#dependencies.pageSize()) + 1;
        const parent = arranged.count > MOST_ROWS ? pageNode(page) : node;
        return this.#records(arranged, parent, position, position + 1)[0];
      }
      if (arranged.arrangement.filter === undefined) return undefined;
      await this.#dependencies.arrangements.setFilter(collection, "");
    }
    return undefined;
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const rows of this.#rows.values()) rows.dispose();
    this.#didChange.dispose();
  }

  #records(
    arranged: ArrangedRows,
    parent: CollectionNode | PageNode,
    from: number,
    to: number,
  ): RecordNode[] {
    const { businessKey } = parent;
    return arranged.slice(from, to).map(({ ref, label, description, fields }): RecordNode => {
      const summary = { id: ref.id, label, description, fields, facts: fields };
      return { type: "record", nodeId: `${recordKey(ref)}/arranged`, businessKey, ref, summary, parent };
    });
  }
}
