import * as vscode from "vscode";
import type { Businesses } from "../../model/businesses/businesses";
import type { Disposable } from "../../model/event";
import { inOwnDirection } from "../../model/bidi";
import type { RecentRecord, RecentRecords } from "../../model/records/recentRecords";
import { recordKey, type RecordTarget } from "../../model/recordRef";

const { None, Expanded } = vscode.TreeItemCollapsibleState;
const VIEW = "kizen.recent";

/** A row: a remembered record, or a business above its records where records of several are remembered. */
type RecentNode = BusinessNode | RecordNode;

interface BusinessNode {
  readonly type: "business";
  readonly businessKey: string;
}

interface RecordNode extends RecentRecord {
  readonly type: "record";
}

export interface RecentViewDependencies {
  readonly recent: RecentRecords;
  readonly businesses: Pick<Businesses, "list" | "get">;
}

export interface RecentView extends Disposable {
  /** The records selected in the view. */
  readonly selection: readonly RecordTarget[];
}

/** Feeds the view of records that were used last. */
class RecentDataProvider implements vscode.TreeDataProvider<RecentNode>, vscode.Disposable {
  readonly #didChange = new vscode.EventEmitter<undefined>();
  readonly #subscription: Disposable;

  readonly onDidChangeTreeData = this.#didChange.event;

  constructor(private readonly dependencies: RecentViewDependencies) {
    this.#subscription = dependencies.recent.onDidChange(() => this.refresh());
  }

  /** Draws anew, as when another window may have added records. */
  refresh(): void {
    this.#didChange.fire(undefined);
  }

  getChildren(node?: RecentNode): RecentNode[] {
    const { recent, businesses } = this.dependencies;
    if (node?.type === "record") return [];
    if (node) return recordNodes(recent.list(node.businessKey));
    const used = businesses.list.filter(({ key }) => recent.list(key).length > 0);
    if (used.length < 2) return recordNodes(recent.list());
    return used.map(({ key }) => ({ type: "business", businessKey: key }));
  }

  getTreeItem(node: RecentNode): vscode.TreeItem {
    return node.type === "record" ? recordItem(node) : this.#businessItem(node);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#didChange.dispose();
  }

  #businessItem({ businessKey }: BusinessNode): vscode.TreeItem {
    const business = this.dependencies.businesses.get(businessKey);
    const item = new vscode.TreeItem(inOwnDirection(business?.name ?? ""), Expanded);
    item.id = businessKey;
    item.iconPath = new vscode.ThemeIcon(business?.isSample ? "beaker" : "organization");
    item.contextValue = "business";
    return item;
  }
}

/** Makes the view. It asks nothing of Kizen: names are those of the last use. */
export function registerRecentView(dependencies: RecentViewDependencies): RecentView {
  const provider = new RecentDataProvider(dependencies);
  const view = vscode.window.createTreeView(VIEW, { treeDataProvider: provider, canSelectMany: true });
  const subscription = view.onDidChangeVisibility(({ visible }) => {
    if (visible) provider.refresh();
  });
  return {
    get selection() {
      return view.selection.flatMap((node) => (node.type === "record" ? [node] : []));
    },
    dispose: () => {
      subscription.dispose();
      view.dispose();
      provider.dispose();
    },
  };
}

function recordNodes(records: readonly RecentRecord[]): RecentNode[] {
  return records.map((record) => ({ type: "record", ...record }));
}

function recordItem(node: RecordNode): vscode.TreeItem {
  const { ref, label, isPinned } = node;
  const item = new vscode.TreeItem(inOwnDirection(label), None);
  item.id = recordKey(ref);
  item.description = ref.id.slice(0, 8);
  item.iconPath = new vscode.ThemeIcon(isPinned ? "pinned" : iconOf(node));
  item.tooltip = tooltipOf(node);
  item.contextValue = `record,canOpen,canCopy,canCopyId,canInsert,canReveal,canForget,${isPinned ? "canUnpin" : "canPin"}`;
  item.accessibilityInformation = {
    label: [label, useOf(node), isPinned ? pinned() : ""].filter(Boolean).join(", "),
  };
  item.command = { command: "kizen.openRecord", title: vscode.l10n.t("Open Record"), arguments: [{ ref }] };
  return item;
}

/** The name comes from a server, so it is appended as text and nothing in it is Markdown. */
function tooltipOf(node: RecordNode): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  tooltip.appendMarkdown("**").appendText(node.label).appendMarkdown("**\n\n");
  tooltip.appendText(node.ref.id).appendMarkdown("\n\n");
  return tooltip.appendText([useOf(node), node.isPinned ? pinned() : ""].filter(Boolean).join(" · "));
}

function pinned(): string {
  return vscode.l10n.t("pinned");
}

function useOf({ how, at }: RecordNode): string {
  const time = new Date(at).toLocaleString(vscode.env.language, { dateStyle: "medium", timeStyle: "short" });
  switch (how) {
    case "opened":
      return vscode.l10n.t("opened {0}", time);
    case "copied":
      return vscode.l10n.t("copied {0}", time);
    case "inserted":
      return vscode.l10n.t("inserted {0}", time);
  }
}

function iconOf({ how }: RecordNode): string {
  switch (how) {
    case "opened":
      return "go-to-file";
    case "copied":
      return "copy";
    case "inserted":
      return "insert";
  }
}
