import * as vscode from "vscode";
import type { CollectionTarget } from "../../commands";
import type { Disposable } from "../../model/event";
import type { ErrorDescription } from "../../model/errorText";
import type { ExplorerNode } from "../../model/explorer/explorerNodes";
import type { ExplorerTree } from "../../model/explorer/explorerTree";
import type { StateStore } from "../../model/ports";
import type { RecordRef, RecordTarget } from "../../model/recordRef";
import { Expansion } from "./expansion";
import { registerProductionMark } from "./productionMark";
import { recordDrag } from "./recordDrag";
import { recordsOf } from "./recordsOf";
import { findRow } from "./findRow";
import { recordTooltip, toTreeItem } from "./treeItems";

const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
const VIEW = "kizen.businesses";
/** Changes gathered before a redraw, in milliseconds: a refresh of many pages is one redraw, not one each. */
const GATHER = 40;

export interface ExplorerDependencies {
  readonly describeError: (error: unknown) => ErrorDescription | undefined;
  /** Keeps which rows are expanded. */
  readonly state: StateStore;
}

export interface ExplorerView extends Disposable {
  /** The records selected in the view. */
  readonly selection: readonly RecordTarget[];
  /** Opens the page of a record and selects its row. Rejects with what to tell the person where that cannot be. */
  reveal(ref: RecordRef): Promise<void>;
  /** Opens a collection's row. */
  open(target: CollectionTarget): Promise<void>;
}

/** Feeds VS Code's tree from the model: it asks, converts and passes changes on, and knows nothing else. */
export class ExplorerDataProvider implements vscode.TreeDataProvider<ExplorerNode>, vscode.Disposable {
  readonly #tree: ExplorerTree;
  readonly #describeError: ExplorerDependencies["describeError"];
  readonly #expansion: Expansion;
  readonly #didChange = new vscode.EventEmitter<(ExplorerNode | undefined)[]>();
  readonly #changed = new Set<ExplorerNode | undefined>();
  readonly #subscription: Disposable;
  #timer: NodeJS.Timeout | undefined;

  // The typings know one node only; VS Code accepts several at once, which redraws them together.
  readonly onDidChangeTreeData = this.#didChange.event as vscode.Event<
    ExplorerNode | ExplorerNode[] | undefined | null
  >;

  constructor(tree: ExplorerTree, { describeError, state }: ExplorerDependencies) {
    this.#tree = tree;
    this.#describeError = describeError;
    this.#expansion = new Expansion(state, (nodeId) =>
      tree.roots.some((root) => nodeId === root.nodeId || nodeId.startsWith(`${root.nodeId}/`)),
    );
    this.#subscription = tree.onDidChange((node) => {
      this.#changed.add(node);
      this.#timer ??= setTimeout(() => this.flush(), GATHER);
    });
  }

  getTreeItem(node: ExplorerNode): vscode.TreeItem {
    const item = toTreeItem(node, this.#tree, this.#describeError);
    const isExpanded = this.#expansion.of(node.nodeId);
    if (isExpanded !== undefined) item.collapsibleState = isExpanded ? Expanded : Collapsed;
    return item;
  }

  async getChildren(node?: ExplorerNode): Promise<ExplorerNode[]> {
    return node ? [...(await this.#tree.children(node))] : this.#tree.roots;
  }

  getParent(node: ExplorerNode): ExplorerNode | undefined {
    return this.#tree.parent(node);
  }

  resolveTreeItem(item: vscode.TreeItem, node: ExplorerNode): vscode.TreeItem {
    if (node.type === "record") item.tooltip = recordTooltip(node);
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

  /** Keeps that a person expanded or collapsed a row, and ends what a closed one was loading. */
  async onDidToggle(node: ExplorerNode, isExpanded: boolean): Promise<void> {
    if (!isExpanded) this.#tree.close(node);
    await this.#expansion.set(node.nodeId, isExpanded);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription.dispose();
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
  const show = async (node: ExplorerNode | undefined, expand: boolean) => {
    if (!node) return;
    provider.flush();
    await view.reveal(node, { select: true, focus: true, expand });
  };
  return {
    get selection() {
      return recordsOf(view.selection);
    },
    reveal: async (ref) => show(await findRow(tree, ref), false),
    open: async ({ businessKey, kind }) => show(tree.collection(businessKey, kind.id), true),
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose();
      view.dispose();
      provider.dispose();
    },
  };
}
