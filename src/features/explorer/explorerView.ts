import * as vscode from "vscode";
import type { Disposable, Event } from "../../model/event";
import { selectionEvent } from "../../platform/selectionEvent";
import type { ExplorerNode } from "../../model/explorer/explorerNodes";
import type { ExplorerTree } from "../../model/explorer/explorerTree";
import type { StateStore } from "../../model/ports";
import { UserFacingError } from "../../model/errorText";
import type { FoundThing } from "../../model/schema/foundThing";
import { t } from "../../platform/text/localize";
import type { CollectionRef, RecordRef, RecordTarget } from "../../model/recordRef";
import { ExpandedRows } from "./expandedRows";
import { registerProductionMark } from "./productionMark";
import { recordDrag } from "./recordDrag";
import { recordsOf } from "./recordsOf";
import { findRow } from "./findRow";
import { revealRow } from "./revealRow";
import { schemaTooltip } from "./schemaItems";
import { recordTooltip, toTreeItem } from "./treeItems";

const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
const VIEW = "kizen.businesses";
/** Changes gathered before a redraw, in milliseconds: a refresh of many pages is one redraw, not one each. */
const GATHER = 40;
/** Milliseconds within which VS Code asks for the children of a row that is expanded. */
const ASKS_WITHIN = 500;

export interface ExplorerDependencies {
  /** Keeps which rows are expanded. */
  readonly state: StateStore;
  /** Fires with the key of a business that is gone. */
  readonly onDidRemove: Event<string>;
}

export interface ExplorerView extends Disposable {
  /** The records selected in the view, none while it is not on screen: nobody means what they do not see. */
  readonly selection: readonly RecordTarget[];
  /** The collection that the selected row is, or stands in; else the first one of the active business. */
  readonly collection: CollectionRef | undefined;
  /** Other rows are selected, or the view comes or goes. */
  readonly onDidChangeSelection: Event<unknown>;
  /** Opens the page of a record and selects its row. Rejects with what to tell the person where that cannot be. */
  reveal(ref: RecordRef): Promise<void>;
  /** Selects the row of a part of the schema. Rejects with what to tell the person where there is none. */
  revealThing(thing: FoundThing): Promise<void>;
  /** Shows a business that was just added: opened down to the first page of its first collection, and selected. */
  showBusiness(businessKey: string): Promise<void>;
  /** Opens a collection's row, and selects it unless the focus is to stay where it is. */
  open(collection: CollectionRef, options?: { readonly focus: boolean }): Promise<void>;
}

/** Feeds VS Code's tree from the model: it asks, converts and passes changes on, and knows nothing else. */
export class ExplorerDataProvider implements vscode.TreeDataProvider<ExplorerNode>, vscode.Disposable {
  readonly #tree: ExplorerTree;
  readonly #expandedRows: ExpandedRows;
  readonly #didChange = new vscode.EventEmitter<(ExplorerNode | undefined)[]>();
  readonly #changed = new Set<ExplorerNode | undefined>();
  /** Rows that were drawn, and whose children VS Code has not asked for since. */
  readonly #awaited = new WeakSet<ExplorerNode>();
  /** Those of them that were drawn anew for that reason. */
  readonly #redrawn = new WeakSet<ExplorerNode>();
  readonly #checks = new Map<ExplorerNode, NodeJS.Timeout>();
  readonly #subscriptions: readonly Disposable[];
  #timer: NodeJS.Timeout | undefined;

  // The typings know one node only; VS Code accepts several at once, which redraws them together.
  readonly onDidChangeTreeData = this.#didChange.event as vscode.Event<
    ExplorerNode | ExplorerNode[] | undefined | null
  >;

  constructor(tree: ExplorerTree, { state, onDidRemove }: ExplorerDependencies) {
    this.#tree = tree;
    this.#expandedRows = new ExpandedRows(state, (nodeId) =>
      tree.roots.some((root) => nodeId === root.nodeId || nodeId.startsWith(`${root.nodeId}/`)),
    );
    this.#subscriptions = [
      tree.onDidChange((node) => {
        this.#changed.add(node);
        this.#timer ??= setTimeout(() => this.flush(), GATHER);
      }),
      onDidRemove(() => this.#expandedRows.forgetUnknown()),
    ];
  }

  getTreeItem(node: ExplorerNode): vscode.TreeItem {
    this.#awaited.add(node);
    const item = toTreeItem(node, this.#tree);
    const isExpanded = this.#expandedRows.of(node.nodeId);
    if (isExpanded !== undefined) item.collapsibleState = isExpanded ? Expanded : Collapsed;
    if (item.collapsibleState === Expanded) this.#checkLater(node);
    return item;
  }

  async getChildren(node?: ExplorerNode): Promise<ExplorerNode[]> {
    if (!node) return this.#tree.roots;
    this.#awaited.delete(node);
    this.#redrawn.delete(node);
    const children = [...(await this.#tree.children(node))];
    // What became known of the row by it, such as its count, is drawn before its children rather than with them anew.
    this.flush();
    return children;
  }

  getParent(node: ExplorerNode): ExplorerNode | undefined {
    return this.#tree.parent(node);
  }

  resolveTreeItem(item: vscode.TreeItem, node: ExplorerNode): vscode.TreeItem {
    if (node.type === "record") item.tooltip = recordTooltip(node);
    if (node.type === "schema" && node.thing) item.tooltip = schemaTooltip(node.thing);
    return item;
  }

  /** Tells VS Code at once what changed: a row that is revealed while a redraw is still to come would be lost by it. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const changed = [...this.#changed];
    this.#changed.clear();
    if (changed.length > 0) this.#didChange.fire(changed.includes(undefined) ? [undefined] : changed);
  }

  /** Draws all rows anew, at once. */
  redraw(): void {
    this.#changed.add(undefined);
    this.flush();
  }

  /** Keeps that a person expanded or collapsed a row, and ends what a closed one was loading. */
  async onDidToggle(node: ExplorerNode, isExpanded: boolean): Promise<void> {
    if (isExpanded) this.#checkLater(node);
    else this.#tree.close(node);
    await this.#expandedRows.set(node.nodeId, isExpanded);
  }

  /** Whether a person expanded or collapsed the row. */
  wasToggled(node: ExplorerNode): boolean {
    return this.#expandedRows.of(node.nodeId) !== undefined;
  }

  /**
   * Draws a row anew, once, that stands expanded without children: while VS Code draws the row above it, it answers itself
   * that there are none, without asking (`ExtHostTreeView.getChildren`, "No tree item with id").
   */
  #checkLater(node: ExplorerNode): void {
    clearTimeout(this.#checks.get(node));
    const check = () => {
      this.#checks.delete(node);
      if (!this.#awaited.has(node) || this.#redrawn.has(node)) return;
      this.#redrawn.add(node);
      this.#changed.add(node);
      this.flush();
    };
    this.#checks.set(node, setTimeout(check, ASKS_WITHIN));
  }

  dispose(): void {
    for (const check of [this.#timer, ...this.#checks.values()]) clearTimeout(check);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#didChange.dispose();
  }
}

/** Makes the view. What it shows is loaded when someone opens it. */
export function registerExplorerView(tree: ExplorerTree, dependencies: ExplorerDependencies): ExplorerView {
  const provider = new ExplorerDataProvider(tree, dependencies);
  const view = vscode.window.createTreeView(VIEW, {
    treeDataProvider: provider,
    canSelectMany: true,
    showCollapseAll: true,
    dragAndDropController: recordDrag,
  });
  const subscriptions = [
    registerProductionMark(),
    view.onDidExpandElement(({ element }) => provider.onDidToggle(element, true)),
    view.onDidCollapseElement(({ element }) => provider.onDidToggle(element, false)),
  ];
  const show = async (node: ExplorerNode | undefined, expand: boolean, select = true) => {
    if (node) await revealRow(node, { select, focus: select, expand }, view, provider);
  };
  return {
    get selection() {
      return view.visible ? recordsOf(view.selection) : [];
    },
    get collection() {
      return tree.collectionOf(view.visible ? view.selection[0] : undefined);
    },
    onDidChangeSelection: selectionEvent(view),
    reveal: async (ref) => show(await findRow(tree, ref), false),
    revealThing: async (thing) => {
      const node = await tree.schema.find(thing, tree.roots);
      if (!node) throw new UserFacingError(t("The sidebar does not hold this row. Refresh the schema."));
      await show(node, false);
    },
    showBusiness: async (businessKey) => {
      await vscode.commands.executeCommand(`${VIEW}.focus`);
      const business = tree.roots.find((root) => root.businessKey === businessKey);
      // The focus goes there at once or not at all: what a person opens meanwhile would lose it to a row that comes later.
      await show(business, true);
      const first = business && (await tree.children(business)).find(({ type }) => type === "collection");
      if (first && !provider.wasToggled(first)) await show(first, true, false);
    },
    open: async (collection, { focus } = { focus: true }) => {
      await tree.shown.reveal(collection);
      await show(tree.collection(collection), true, focus);
    },
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose();
      view.dispose();
      provider.dispose();
    },
  };
}
