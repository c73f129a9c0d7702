import type { ArrangedCollections } from "./arrangedCollections";
import type { ArrangedRows } from "./arrangedRows";
import type { Business, Businesses } from "../businesses/businesses";
import { Emitter, type Disposable, type Event } from "../event";
import {
  listOutline,
  type BusinessNode,
  type CollectionNode,
  type ExplorerNode,
  type MessageNode,
  type PageNode,
  type PageOutline,
  type RecordNode,
} from "./explorerNodes";
import type { ListChange, Lists } from "../collections/lists";
import { locatePage, type LocateOptions } from "../collections/locatePage";
import type { PagedList } from "../collections/pagedList";
import { recordKind, recordKinds, type RecordKind } from "../kinds/recordKind";
import { recordKey, type RecordRef } from "../recordRef";

/** The sidebar's rows and their children. A redraw asks nothing of the server that was asked before. */
export class ExplorerTree implements Disposable {
  readonly #nodes = new Map<string, BusinessNode | CollectionNode | PageNode>();
  readonly #didChange = new Emitter<ExplorerNode | undefined>();
  readonly #subscriptions: readonly Disposable[];
  /** What is being loaded because a row was opened, by the row. */
  readonly #loading = new Map<string, AbortController>();

  /** Fires with the node whose row or children changed, or undefined for the whole tree. */
  readonly onDidChange: Event<ExplorerNode | undefined> = this.#didChange.event;

  constructor(
    private readonly businesses: Businesses,
    private readonly lists: Lists,
    private readonly needsNewKey: (error: unknown) => boolean,
    private readonly arrangedCollections: ArrangedCollections,
  ) {
    this.#subscriptions = [
      businesses.onDidChange(() => this.#didChange.fire(undefined)),
      lists.onDidChange((change) => this.#onListChange(change)),
      arrangedCollections.onDidChange(({ businessKey, kind }) => {
        const node = this.#nodes.get(`${businessKey}/${kind}`);
        if (node) this.#didChange.fire(node);
      }),
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

  list(node: CollectionNode | PageNode): PagedList {
    return this.lists.of(node.businessKey, node.kind.id);
  }

  /** The collection's records where it is filtered or sorted. */
  arranged({ businessKey, kind }: CollectionNode | PageNode): ArrangedRows | undefined {
    return this.arrangedCollections.of(businessKey, kind.id);
  }

  collection(businessKey: string, kindId: string): CollectionNode | undefined {
    const kind = recordKind(kindId);
    return kind && this.#collection(businessKey, kind);
  }

  outline(node: PageNode): PageOutline {
    const arranged = this.arranged(node);
    if (arranged) return this.arrangedCollections.outline(arranged, node.page);
    return listOutline(this.list(node), node.page);
  }

  /** The children of a row; loads the page they are on where it was never loaded. Never rejects: errors are rows. */
  async children(node: ExplorerNode): Promise<readonly ExplorerNode[]> {
    switch (node.type) {
      case "business":
        return recordKinds.map((kind) => this.#collection(node.businessKey, kind));
      case "collection": {
        if (this.arranged(node))
          return this.arrangedCollections.children(node, (page) => this.#page(node, page));
        await this.#loadOnce(node, 1);
        const { pageCount } = this.list(node);
        if (pageCount === 1 || !this.list(node).page(1).rows) return this.#rows(node, 1);
        return Array.from({ length: pageCount }, (_, index) => this.#page(node, index + 1));
      }
      case "page":
        if (this.arranged(node)) return this.arrangedCollections.page(node);
        await this.#loadOnce(node, node.page);
        return this.#rows(node, node.page);
      case "record":
      case "message":
        return [];
    }
  }

  parent(node: ExplorerNode): ExplorerNode | undefined {
    switch (node.type) {
      case "business":
        return undefined;
      case "collection":
        return this.#nodes.get(node.businessKey);
      case "page":
        return this.#collection(node.businessKey, node.kind);
      case "record":
      case "message":
        return node.parent;
    }
  }

  /**
   * The row of a record, whose page is looked for where it is not known. Undefined where no page holds the record, or
   * the search was cancelled. Rejects where a page cannot be loaded.
   */
  async find(ref: RecordRef, options: LocateOptions = {}): Promise<RecordNode | undefined> {
    const collection = this.collection(ref.businessKey, ref.kind);
    if (!collection || !this.businesses.get(ref.businessKey)) return undefined;
    if (this.arranged(collection)) {
      const pageNode = (page: number) => this.#page(collection, page);
      const found = await this.arrangedCollections.reveal(collection, ref.id, pageNode, options.signal);
      if (found || this.arranged(collection)) return found;
    }
    const list = this.list(collection);
    const page = await locatePage(list, ref.id, options);
    if (page === undefined) return undefined;
    const rows = this.#rows(list.pageCount === 1 ? collection : this.#page(collection, page), page);
    return rows.find((row): row is RecordNode => row.type === "record" && row.ref.id === ref.id);
  }

  /** Loads again what was loaded below a row, or everything. Rows stay until newer ones come. */
  async refresh(nodeId?: string): Promise<void> {
    const node = nodeId === undefined ? undefined : this.#nodes.get(nodeId);
    if (node?.type === "page") return this.arranged(node)?.refresh() ?? this.list(node).load(node.page);
    if (node?.type === "collection") return this.arranged(node)?.refresh() ?? this.list(node).refresh();
    const nodes = [...this.#nodes.values()].filter((other) => other.type === "collection");
    const chosen = nodes.filter((other) => !node || other.businessKey === node.businessKey);
    await Promise.all(chosen.map((one) => this.arranged(one)?.refresh() ?? this.list(one).refresh()));
  }

  /** A row was closed: what was being loaded to show below it is not wanted any more. */
  close({ nodeId }: ExplorerNode): void {
    for (const [id, controller] of this.#loading) {
      if (id !== nodeId && !id.startsWith(`${nodeId}/`)) continue;
      this.#loading.delete(id);
      controller.abort();
      // VS Code keeps what it got for the row, which is nothing; opened again, it is to ask again.
      this.#didChange.fire(this.#nodes.get(id));
    }
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#didChange.dispose();
  }

  async #loadOnce(node: CollectionNode | PageNode, page: number): Promise<void> {
    const list = this.list(node);
    const { rows, error } = list.page(page);
    if (rows || error !== undefined) return;
    const controller = this.#loading.get(node.nodeId) ?? new AbortController();
    this.#loading.set(node.nodeId, controller);
    await list.load(page, { priority: "interactive", signal: controller.signal });
    if (this.#loading.get(node.nodeId) === controller) this.#loading.delete(node.nodeId);
  }

  #rows(parent: CollectionNode | PageNode, page: number): ExplorerNode[] {
    const { businessKey, kind } = parent;
    const { rows, error, isLoading } = this.list(parent).page(page);
    const prefix = `${businessKey}/${kind.id}/${page}`;
    const message = (name: MessageNode["message"]): MessageNode => ({
      type: "message",
      nodeId: `${prefix}/${name}`,
      businessKey,
      message: name,
      error,
      parent,
    });
    const failed = error !== undefined && !isLoading;
    const seen = new Map<string, number>();
    return [
      ...(failed ? [message("error"), message("retry")] : []),
      ...(failed && this.needsNewKey(error) ? [message("replaceApiKey")] : []),
      ...(rows ?? []).map((summary): RecordNode => {
        const ref: RecordRef = { businessKey, kind: kind.id, id: summary.id };
        // A page may hold an id twice; a second row with the same tree id would break the whole level.
        const repetition = seen.get(summary.id) ?? 0;
        seen.set(summary.id, repetition + 1);
        const nodeId = `${recordKey(ref)}/${page}${repetition === 0 ? "" : `/${repetition}`}`;
        return { type: "record", nodeId, businessKey, ref, summary, parent };
      }),
      ...(rows?.length === 0 && !failed ? [message("empty")] : []),
    ];
  }

  #collection(businessKey: string, kind: RecordKind): CollectionNode {
    return this.#keep({ type: "collection", nodeId: `${businessKey}/${kind.id}`, businessKey, kind });
  }

  #page({ businessKey, kind }: CollectionNode, page: number): PageNode {
    return this.#keep({ type: "page", nodeId: `${businessKey}/${kind.id}/${page}`, businessKey, kind, page });
  }

  /** The same object each time: VS Code finds the row to redraw by its identity. */
  #keep<T extends BusinessNode | CollectionNode | PageNode>(node: T): T {
    const known = this.#nodes.get(node.nodeId);
    if (known) return known as T;
    this.#nodes.set(node.nodeId, node);
    return node;
  }

  #onListChange({ businessKey, kind, change }: ListChange): void {
    const collection = this.#nodes.get(`${businessKey}/${kind}`);
    if (collection?.type !== "collection" || !this.businesses.get(businessKey)) return;
    if (typeof change !== "number") {
      this.#didChange.fire(collection);
      return;
    }
    const { pageCount } = this.list(collection);
    // Without a page level the rows hang on the collection itself.
    this.#didChange.fire(pageCount === 1 ? collection : this.#page(collection, change));
  }
}
