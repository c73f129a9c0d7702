import * as vscode from "vscode";
import type { Disposable } from "../model/event";
import type { ErrorDescription } from "../model/errorText";
import type { ExplorerNode, ExplorerTree } from "../model/explorerTree";
import type { RecordRef } from "../model/recordRef";
import { recordTooltip, toTreeItem } from "./treeItems";

const VIEW = "kizen.businesses";
/** Changes gathered before a redraw, in milliseconds: a refresh of many pages is one redraw, not one each. */
const GATHER = 40;

export interface ExplorerView extends Disposable {
  /** The records selected in the view. */
  readonly selection: readonly RecordRef[];
}

/** Feeds VS Code's tree from the model: it asks, converts and passes changes on, and knows nothing else. */
export class ExplorerDataProvider implements vscode.TreeDataProvider<ExplorerNode>, vscode.Disposable {
  readonly #tree: ExplorerTree;
  readonly #describeError: (error: unknown) => ErrorDescription | undefined;
  readonly #didChange = new vscode.EventEmitter<(ExplorerNode | undefined)[]>();
  readonly #changed = new Set<ExplorerNode | undefined>();
  readonly #subscription: Disposable;
  #timer: NodeJS.Timeout | undefined;

  // The typings know one node only; VS Code accepts several at once, which redraws them together.
  readonly onDidChangeTreeData = this.#didChange.event as vscode.Event<
    ExplorerNode | ExplorerNode[] | undefined | null
  >;

  constructor(tree: ExplorerTree, describeError: (error: unknown) => ErrorDescription | undefined) {
    this.#tree = tree;
    this.#describeError = describeError;
    this.#subscription = tree.onDidChange((node) => {
      this.#changed.add(node);
      this.#timer ??= setTimeout(() => this.#flush(), GATHER);
    });
  }

  getTreeItem(node: ExplorerNode): vscode.TreeItem {
    return toTreeItem(node, this.#tree, this.#describeError);
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

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription.dispose();
    this.#didChange.dispose();
  }

  #flush(): void {
    this.#timer = undefined;
    const changed = [...this.#changed];
    this.#changed.clear();
    this.#didChange.fire(changed.includes(undefined) ? [undefined] : changed);
  }
}

/** Makes the view. What it shows is loaded when someone opens it. */
export function registerExplorerView(
  tree: ExplorerTree,
  describeError: (error: unknown) => ErrorDescription | undefined,
): ExplorerView {
  const provider = new ExplorerDataProvider(tree, describeError);
  const view = vscode.window.createTreeView(VIEW, {
    treeDataProvider: provider,
    canSelectMany: true,
    showCollapseAll: true,
  });
  return {
    get selection() {
      return view.selection.flatMap((node) => (node.type === "record" ? [node.ref] : []));
    },
    dispose: () => {
      view.dispose();
      provider.dispose();
    },
  };
}
