import type { ArrangedCollections } from "./arrangedCollections";
import type { ArrangedRows } from "./arrangedRows";
import type { Business, Businesses } from "../businesses/businesses";
import { Emitter, type Disposable, type Event } from "../event";
import type { BusinessNode } from "./businessNode";
import {
  foldOf,
  type CollectionNode,
  type ExplorerNode,
  type FoldNode,
  type MoreNode,
  type PageNode,
  type PageOutline,
  type RecordNode,
  type StageNode,
} from "./explorerNodes";
import { findOnPages } from "./findOnPages";
import { foldAround, foldsOf, type Fold } from "./folds";
import type { PageEnds } from "./pageEnds";
import { listEnd, pageRows } from "./pageRows";
import type { ListChange, Lists } from "../collections/lists";
import type { LocateOptions } from "../collections/locatePage";
import type { PagedList } from "../collections/pagedList";
import type { RecordKind } from "../kinds/recordKind";
import type { RecordKinds } from "../kinds/recordKinds";
import type { SchemaChange, Schemas } from "../schema/schemas";
import { RowLoads } from "./rowLoads";
import { SchemaTree } from "./schemaTree";
import { collectionNode, type ShownCollections } from "./shownCollections";
import type { StageGroups } from "./stageGroups";
import { collectionKey, type CollectionRef, type ListRef, type RecordRef } from "../recordRef";

/** Rows whose children, or whose looks, change. */
type KeptNode = BusinessNode | CollectionNode | StageNode | MoreNode | FoldNode | PageNode;
/** Rows of one list. */
type ListNode = Exclude<KeptNode, BusinessNode | MoreNode>;

/** The sidebar's rows and their children. A redraw asks nothing of the server that was asked before. */
export class ExplorerTree implements Disposable {
  readonly #nodes = new Map<string, KeptNode>();
  readonly #didChange = new Emitter<ExplorerNode | undefined>();
  readonly #subscriptions: readonly Disposable[];
  readonly #loads: RowLoads;
  readonly schema: SchemaTree;

  /** Fires with the node whose row or children changed, or undefined for the whole tree. */
  readonly onDidChange: Event<ExplorerNode | undefined> = this.#didChange.event;

  constructor(
    private readonly businesses: Businesses,
    private readonly lists: Lists,
    private readonly arrangedCollections: ArrangedCollections,
    private readonly kinds: RecordKinds,
    private readonly schemas: Schemas,
    readonly stages: StageGroups,
    readonly shown: ShownCollections,
    private readonly pageEnds: PageEnds,
  ) {
    this.#loads = new RowLoads(lists);
    this.schema = new SchemaTree(schemas, this.#loads);
    this.#subscriptions = [
      this.schema,
      this.schema.onDidChange((node) => this.#didChange.fire(node)),
      schemas.onDidChange((change) => this.#onSchemaChange(change)),
      businesses.onDidChange(() => this.#didChange.fire(undefined)),
      kinds.onDidChange((businessKey) => this.#didChange.fire(this.#nodes.get(businessKey))),
      shown.onDidChange((businessKey) => this.#didChange.fire(this.#nodes.get(businessKey))),
      schemas.history.onDidChange((businessKey) => this.#didChange.fire(this.#nodes.get(businessKey))),
      lists.onDidChange((change) => this.#onListChange(change)),
      arrangedCollections.onDidChange((ref) => this.#onListChange({ ...ref, change: "list" })),
      pageEnds.onDidChange((ref) => this.#onListChange({ ...ref, change: "list" })),
    ];
  }

  get roots(): BusinessNode[] {
    return this.businesses.list.map(({ key }) =>
      this.#keep({ type: "business", nodeId: key, businessKey: key }),
    );
  }

  business(node: ExplorerNode): Business | undefined {
    return this.businesses.get(node.businessKey);
  }

  isActive(node: BusinessNode): boolean {
    return this.businesses.active?.key === node.businessKey;
  }

  list({ collection }: Pick<ListNode, "collection">): PagedList {
    return this.lists.of(collection);
  }

  /** The collection's records where it is filtered or sorted. */
  arranged({ collection }: Pick<ListNode, "collection">): ArrangedRows | undefined {
    return this.arrangedCollections.of(collection);
  }

  kind({ collection }: Pick<ListNode, "collection">): RecordKind {
    return this.kinds.get(collection);
  }

  /** Whether another collection of the business has the same name. */
  isNamedAlike(node: CollectionNode): boolean {
    return this.kinds.isNamedAlike(node.collection);
  }

  collection(collection: CollectionRef): CollectionNode {
    return this.#keep(collectionNode(collection));
  }

  /** The collection that a row is, or stands in; else the first one of the active business. */
  collectionOf(node: ExplorerNode | undefined): CollectionRef | undefined {
    for (let at = node; at; at = this.parent(at)) if (at.type === "collection") return at.collection;
    const { active } = this.businesses;
    return active && this.shown.first(active.key);
  }

  outline(node: FoldNode | PageNode): PageOutline {
    const arranged = this.arranged(node);
    if (arranged) return this.arrangedCollections.outline(arranged, foldOf(node));
    return this.pageEnds.outline(this.list(node), node.collection, foldOf(node));
  }

  /** How many pages stand below a row. */
  pagesIn({ fold: { first, size }, ...node }: FoldNode): number {
    return Math.min(size, this.#pageCount(node) - first + 1);
  }

  /** The children of a row; loads the page they are on where it was never loaded. Never rejects: errors are rows. */
  async children(node: ExplorerNode): Promise<readonly ExplorerNode[]> {
    switch (node.type) {
      case "business":
        void this.#loads.run(node.nodeId, (signal) => this.schemas.open(node.businessKey, signal));
        return [...this.shown.below(node, (row) => this.#keep(row)), ...this.schema.below(node)];
      case "more":
        return this.shown.split(node.businessKey).far.map((one) => this.collection(one));
      case "schema":
        return this.schema.children(node);
      case "stage":
        return this.#listed(node);
      case "collection": {
        if (this.stages.isGrouped(node.collection))
          return this.stages.children(node, (row) => this.#keep(row), this.#loads);
        if (this.arranged(node)) {
          return this.arrangedCollections.children(node, (pageCount) => this.#level(node, { pageCount }));
        }
        return this.#listed(node);
      }
      case "fold":
        return this.#level(node, { pageCount: this.#pageCount(node), within: node.fold });
      case "page":
        if (this.arranged(node)) return this.arrangedCollections.page(node);
        await this.#loads.loadOnce(node, node.page);
        return pageRows(this.list(node), node.page, node);
      case "record":
      case "message":
        return [];
    }
  }

  parent(node: ExplorerNode): ExplorerNode | undefined {
    switch (node.type) {
      case "business":
        return undefined;
      case "collection": {
        return this.shown.isFar(node.collection)
          ? this.#nodes.get(`${node.businessKey}//more`)
          : this.#nodes.get(node.businessKey);
      }
      case "fold":
      case "page": {
        const around = foldAround(foldOf(node), this.#pageCount(node));
        return around ? this.#fold(node, around) : this.#listRow(node.collection);
      }
      case "stage":
        return this.collection(node.collection);
      case "more":
      case "record":
      case "schema":
      case "message":
        return node.parent;
    }
  }

  /**
   * The row of a record, whose page is looked for where it is not known. Undefined where no page holds the record, or
   * the search was cancelled. Rejects where a page cannot be loaded.
   */
  async find(ref: RecordRef, options: LocateOptions = {}): Promise<RecordNode | undefined> {
    const collection = this.collection(ref);
    if (!this.businesses.get(ref.businessKey)) return undefined;
    await this.shown.reveal(ref);
    if (this.arranged(collection)) {
      const pageNode = (page: number) => this.#page(collection, page);
      const found = await this.arrangedCollections.reveal(collection, ref.id, pageNode, options.signal);
      if (found || this.arranged(collection)) return found;
    }
    const isGrouped = this.stages.isGrouped(collection.collection);
    const rows = isGrouped ? this.stages.lists(ref).map((list) => this.#listRow(list)) : [collection];
    return findOnPages(rows, ref.id, { list: this.list.bind(this), page: this.#page.bind(this) }, options);
  }

  /** Loads again what was loaded below a row, or everything. Rows stay until newer ones come. */
  async refresh(nodeId?: string): Promise<void> {
    if (nodeId !== undefined && (await this.schema.refresh(nodeId))) return;
    const node = nodeId === undefined ? undefined : this.#nodes.get(nodeId);
    if (node?.type === "page") return this.arranged(node)?.refresh() ?? this.list(node).load(node.page);
    if (node?.type === "stage") return this.list(node).refresh();
    if (node?.type === "collection") return this.#refreshCollection(node);
    const nodes = [...this.#nodes.values()].filter((other) => other.type === "collection");
    const chosen = nodes.filter((other) => !node || other.businessKey === node.businessKey);
    // Nobody is to wait for all of a schema who wants to see records.
    const opened = this.businesses.list.filter(({ key }) => !node || key === node.businessKey);
    for (const { key } of opened) void this.#loads.run(key, (signal) => this.schemas.refresh(key, signal));
    await Promise.all(chosen.map((one) => this.#refreshCollection(one)));
  }

  /** A row was closed: what was being loaded to show below it is not wanted any more. */
  close(node: ExplorerNode): void {
    // VS Code keeps what it got for the row, which is nothing; opened again, it is to ask again.
    const ended = this.#loads.close(node, (id) => this.#nodes.get(id));
    const rows = ended.map((id) => this.#nodes.get(id) ?? this.schema.openRow(id));
    for (const row of new Set(ended.length > 0 ? [...rows, node] : [])) if (row) this.#didChange.fire(row);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#didChange.dispose();
  }

  #refreshCollection(node: CollectionNode): Promise<void> {
    if (this.stages.isGrouped(node.collection)) return this.stages.refresh(node.collection);
    return this.arranged(node)?.refresh() ?? this.list(node).refresh();
  }

  /** The pages of a list, or what is on the only one. */
  async #listed(node: CollectionNode | StageNode): Promise<readonly ExplorerNode[]> {
    await this.#loads.loadOnce(node, 1);
    const list = this.list(node);
    const isFlat = list.pageCount === 1 || !list.page(1).rows;
    return [...(isFlat ? pageRows(list, 1, node) : this.#level(node, list)), ...listEnd(list, node)];
  }

  /** The row that a list hangs on. */
  #listRow(list: ListRef): CollectionNode | StageNode {
    const collection = this.collection(list);
    return list.stage === undefined ? collection : this.#keep(this.stages.node(collection, list.stage));
  }

  #level(
    node: CollectionNode | StageNode | FoldNode,
    pages: Parameters<typeof foldsOf>[0],
  ): (FoldNode | PageNode)[] {
    return foldsOf(pages).map((fold) => this.#fold(node, fold));
  }

  #pageCount(node: Pick<ListNode, "collection">): number {
    const arranged = this.arranged(node);
    return arranged ? this.arrangedCollections.pageCount(arranged) : this.list(node).pageCount;
  }

  /** The row for pages; a fold of one is the page itself. */
  #fold(node: ListNode, fold: Fold): FoldNode | PageNode {
    const { businessKey, collection } = node;
    if (fold.size === 1) return this.#page(node, fold.first);
    const nodeId = `${collectionKey(collection)}/pages-${fold.first}-${fold.size}`;
    return this.#keep({ type: "fold", nodeId, businessKey, collection, fold });
  }

  /** The objects of a business or the stages of a pipeline came, or cannot be read: there are other rows below it. */
  #onSchemaChange({ businessKey, name, of }: SchemaChange): void {
    const isDue = name === "objects" || name === "stages";
    if (!isDue || this.schemas.of(businessKey).part(name, of).state === "loading") return;
    const node = this.#nodes.get(name === "objects" ? businessKey : collectionKey({ businessKey, kind: of }));
    if (node) this.#didChange.fire(node);
  }

  #page({ businessKey, collection }: ListNode, page: number): PageNode {
    const nodeId = `${collectionKey(collection)}/${page}`;
    return this.#keep({ type: "page", nodeId, businessKey, collection, page });
  }

  /** The same object each time: VS Code finds the row to redraw by its identity. */
  #keep<T extends KeptNode>(node: T): T {
    const known = this.#nodes.get(node.nodeId);
    if (known) return known as T;
    this.#nodes.set(node.nodeId, node);
    return node;
  }

  #onListChange({ change, ...ref }: ListChange): void {
    const collection = this.#nodes.get(collectionKey(ref));
    const hasList = collection?.type === "collection" || collection?.type === "stage";
    if (!hasList || !this.businesses.get(ref.businessKey)) return;
    if (typeof change !== "number") {
      this.#didChange.fire(collection);
      return;
    }
    const { pageCount } = this.list(collection);
    // Without a page level the rows hang on the collection itself.
    this.#didChange.fire(pageCount === 1 ? collection : this.#page(collection, change));
  }
}
