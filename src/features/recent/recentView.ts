import * as vscode from "vscode";
import type { Businesses } from "../../model/businesses/businesses";
import type { Disposable, Event } from "../../model/event";
import { selectionEvent } from "../../platform/selectionEvent";
import type { RecordKinds } from "../../model/kinds/recordKinds";
import type { RecentRecord, RecentRecords } from "../../model/records/recentRecords";
import type { RecentGroup } from "../../model/records/recentGroups";
import type { RecordUse } from "../../model/records/recordUse";
import { recordKey, type RecordRef, type RecordTarget } from "../../model/recordRef";
import { kindLabel } from "../../platform/kindLabel";
import { t } from "../../platform/text/localize";
import { TreeItem } from "../../platform/text/treeItem";
import { MarkdownBuilder, type SafeMarkdown } from "../../platform/text/markdown";
import { joined, safe, type SafeText } from "../../model/text/safeText";

const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
const VIEW = "kizen.recent";
const NAMES_IN_TOOLTIP = 10;
const ABILITIES = "record,canOpen,canCopy,canCopyId,canInsert,canReveal,canForget";

/** A row: a remembered record, or a business above its records where records of several are remembered. */
type RecentNode = BusinessNode | GroupNode | RecordNode;

interface BusinessNode {
  readonly type: "business";
  readonly businessKey: string;
}

/** Records that were used by one command. */
interface GroupNode extends RecentGroup {
  readonly type: "group";
}

interface RecordNode {
  readonly type: "record";
  readonly ref: RecordRef;
  readonly label: string;
  /** Undefined for a record of a group, which says it for all. */
  readonly use: Pick<RecentRecord, "how" | "at" | "isPinned"> | undefined;
}

export interface RecentViewDependencies {
  readonly recent: RecentRecords;
  readonly businesses: Pick<Businesses, "list" | "get">;
  readonly kinds: Pick<RecordKinds, "get" | "onDidChange">;
}

export interface RecentView extends Disposable {
  /** The records selected in the view, none while it is not on screen. */
  readonly selection: readonly RecordTarget[];
  readonly onDidChangeSelection: Event<unknown>;
}

/** Feeds the view of records that were used last. */
export class RecentDataProvider implements vscode.TreeDataProvider<RecentNode>, vscode.Disposable {
  readonly #didChange = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: readonly Disposable[];

  readonly onDidChangeTreeData = this.#didChange.event;

  constructor(private readonly dependencies: RecentViewDependencies) {
    const { recent, kinds } = dependencies;
    this.#subscriptions = [recent.onDidChange(() => this.refresh()), kinds.onDidChange(() => this.refresh())];
  }

  /** Draws anew, as when another window may have added records. */
  refresh(): void {
    this.#didChange.fire(undefined);
  }

  getChildren(node?: RecentNode): RecentNode[] {
    const { recent, businesses } = this.dependencies;
    if (node?.type === "record") return [];
    if (node?.type === "group") {
      return node.records.map(({ ref, label }) => ({ type: "record", ref, label, use: undefined }));
    }
    if (node) return entriesOf(recent, node.businessKey);
    const used = businesses.list.filter(({ key }) => recent.lastUsed(key) > 0);
    if (used.length < 2) return used.flatMap(({ key }) => entriesOf(recent, key));
    // What was used a moment ago is in front of the person, whichever business was added first.
    return used
      .toSorted((a, b) => recent.lastUsed(b.key) - recent.lastUsed(a.key))
      .map(({ key }) => ({ type: "business", businessKey: key }));
  }

  getTreeItem(node: RecentNode): TreeItem {
    if (node.type === "business") return this.#businessItem(node);
    if (node.type === "group") return groupItem(node);
    const { kinds, recent } = this.dependencies;
    const isSeveral = new Set(recent.list().map(({ ref }) => ref.kind)).size > 1;
    const kind = kinds.get(node.ref);
    return recordItem(node, kind.icon, isSeveral ? kindLabel(kind).one : undefined);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#didChange.dispose();
  }

  #businessItem({ businessKey }: BusinessNode): TreeItem {
    const business = this.dependencies.businesses.get(businessKey);
    const item = new TreeItem(safe(business?.name ?? ""), Expanded);
    item.id = businessKey;
    item.iconPath = new vscode.ThemeIcon(business?.isSample ? "beaker" : "organization");
    if (business?.isProduction) item.description = t("production");
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
      return view.visible ? view.selection.flatMap((node) => (node.type === "record" ? [node] : [])) : [];
    },
    onDidChangeSelection: selectionEvent(view),
    dispose: () => {
      subscription.dispose();
      view.dispose();
      provider.dispose();
    },
  };
}

/** Pinned records first, then single ones and groups by when they were used. */
function entriesOf(recent: RecentRecords, businessKey: string): RecentNode[] {
  const groups = recent.groups(businessKey).map((group) => ({ at: group.at, isPinned: false, group }));
  return [...recent.list(businessKey), ...groups]
    .toSorted((a, b) => Number(b.isPinned) - Number(a.isPinned) || b.at - a.at)
    .map((entry): RecentNode => {
      if ("group" in entry) return { type: "group", ...entry.group };
      const { ref, label, how, at, isPinned } = entry;
      return { type: "record", ref, label, use: { how, at, isPinned } };
    });
}

function groupItem({ businessKey, records, count, how, at }: GroupNode): TreeItem {
  const item = new TreeItem(t("{0} Records", count), Collapsed);
  item.id = `${businessKey}/group/${at}`;
  item.description = useText(how, shortTime(at));
  item.iconPath = new vscode.ThemeIcon("list-flat");
  const names = records.slice(0, NAMES_IN_TOOLTIP).map(({ label }) => label);
  if (names.length < count) names.push("…");
  const tooltip = new MarkdownBuilder();
  for (const name of names) tooltip.text(name).paragraph();
  item.tooltip = tooltip.text(useText(how, longTime(at))).build();
  item.contextValue = "group";
  return item;
}

/** @param kind what kind of record it is, where that is not clear */
function recordItem({ ref, label, use }: RecordNode, icon: string, kind: string | undefined): TreeItem {
  const item = new TreeItem(safe(label), None);
  // A record may have been used singly and in groups.
  if (use) item.id = recordKey(ref);
  item.description = joined([safe(kind ?? ""), use && useText(use.how, shortTime(use.at))], " · ");
  item.iconPath = new vscode.ThemeIcon(use?.isPinned ? "pinned" : icon);
  const long = use ? [useText(use.how, longTime(use.at)), ...(use.isPinned ? [t("pinned")] : [])] : [];
  item.tooltip = tooltipOf(ref, label, long);
  const pin = use ? [use.isPinned ? "canUnpin" : "canPin"] : [];
  item.contextValue = [ABILITIES, ...pin].join();
  item.accessibilityInformation = { label: [label, ...long].join(", ") };
  item.command = { command: "kizen.openRecord", title: t("Open Record"), arguments: [{ ref }] };
  return item;
}

function tooltipOf(ref: RecordRef, label: string, use: readonly SafeText[]): SafeMarkdown {
  const tooltip = new MarkdownBuilder().strong(label).paragraph().text(ref.id).paragraph();
  return tooltip.text(joined(use, " · ")).build();
}

/** The time alone where that is today's. */
function shortTime(at: number): string {
  const time = new Date(at);
  const isToday = time.toDateString() === new Date().toDateString();
  return time.toLocaleString(vscode.env.language, isToday ? { timeStyle: "short" } : { dateStyle: "medium" });
}

function longTime(at: number): string {
  return new Date(at).toLocaleString(vscode.env.language, { dateStyle: "medium", timeStyle: "short" });
}

function useText(how: RecordUse, time: string): SafeText {
  switch (how) {
    case "opened":
      return t("opened {0}", time);
    case "copied":
      return t("copied {0}", time);
    case "inserted":
      return t("inserted {0}", time);
  }
}
