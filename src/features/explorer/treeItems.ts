import * as vscode from "vscode";
import type { ArrangedRows } from "../../model/explorer/arrangedRows";
import type { SortOrder } from "../../model/explorer/arrangements";
import type { ErrorDescription } from "../../model/errorText";
import type {
  BusinessNode,
  CollectionNode,
  ExplorerNode,
  MessageNode,
  PageNode,
  RecordNode,
} from "../../model/explorer/explorerNodes";
import type { ExplorerTree } from "../../model/explorer/explorerTree";
import { highlightsOf } from "../../model/search/highlights";
import { inOwnDirection } from "../../model/bidi";
import { appendFacts } from "../../platform/recordMarkdown";
import { productionColor, productionUri } from "./productionMark";

const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
type DescribeError = (error: unknown) => ErrorDescription | undefined;

/** What VS Code draws for a node. Tooltips of records come later, when the mouse asks for them. */
export function toTreeItem(
  node: ExplorerNode,
  tree: ExplorerTree,
  describeError: DescribeError,
): vscode.TreeItem {
  const item = itemOf(node, tree, describeError);
  item.id = node.nodeId;
  return item;
}

function itemOf(node: ExplorerNode, tree: ExplorerTree, describeError: DescribeError): vscode.TreeItem {
  switch (node.type) {
    case "business":
      return businessItem(node, tree);
    case "collection":
      return collectionItem(node, tree);
    case "page":
      return pageItem(node, tree);
    case "record":
      return recordItem(node, tree);
    case "message":
      return messageItem(node, tree, describeError);
  }
}

function businessItem(node: BusinessNode, tree: ExplorerTree): vscode.TreeItem {
  const business = tree.business(node);
  const item = new vscode.TreeItem(inOwnDirection(business?.name ?? ""), Collapsed);
  const isActive = tree.isActive(node);
  const marks = [
    business?.isProduction ? vscode.l10n.t("production") : undefined,
    business?.isSample ? vscode.l10n.t("sample") : undefined,
    isActive ? vscode.l10n.t("active") : undefined,
  ].filter((mark) => mark !== undefined);
  item.description = marks.join(" · ");
  item.iconPath = new vscode.ThemeIcon(
    business?.isSample ? "beaker" : "organization",
    productionColor(node, tree) ?? (isActive ? new vscode.ThemeColor("charts.blue") : undefined),
  );
  if (business?.isProduction) item.resourceUri = productionUri(business.key);
  item.contextValue = [
    ...["business", "canSwitch", "canRemove", "canRefresh", "canPin"],
    ...(business?.isSample ? [] : ["canRename", "canReplaceKey"]),
    business?.isProduction ? "canUnmarkProduction" : "canMarkProduction",
  ].join(",");
  if (business)
    item.tooltip = businessTooltip(business.name, business.baseUrl, business.businessId, business.isSample);
  return item;
}

function businessTooltip(
  name: string,
  baseUrl: string,
  businessId: string,
  isSample: boolean,
): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  tooltip.appendMarkdown("**").appendText(name).appendMarkdown("**\n\n");
  const host = isSample ? vscode.l10n.t("Sample data, served on this computer") : baseUrl;
  tooltip.appendText(host).appendMarkdown("\n\n");
  return tooltip.appendText(vscode.l10n.t("Business id {0}", businessId));
}

function collectionItem(node: CollectionNode, tree: ExplorerTree): vscode.TreeItem {
  const arranged = tree.arranged(node);
  const { filter, sort } = arranged?.arrangement ?? {};
  const label = arranged && filter !== undefined ? filteredLabel(node, arranged, filter) : labelOf(node);
  const item = new vscode.TreeItem(label, Collapsed);
  const count = tree.list(node).count ?? arranged?.state.count;
  item.description = [
    ...(filter !== undefined || count === undefined ? [] : [numberText(count)]),
    ...(sort === undefined ? [] : [orderText(sort)]),
  ].join(" · ");
  const icon = filter !== undefined ? "filter-filled" : sort !== undefined ? "sort-precedence" : "briefcase";
  item.iconPath = new vscode.ThemeIcon(icon);
  item.contextValue = [
    ...["collection", "canRefresh", "canFilter"],
    ...(filter === undefined ? [] : ["canClearFilter"]),
    ...(sort === undefined ? [] : ["canClearSort"]),
  ].join(",");
  return item;
}

/** As in “Companies — “acme”, 37”; without the number before anything was looked through. */
function filteredLabel(node: CollectionNode, { count, state }: ArrangedRows, filter: string): string {
  if (state.loaded === 0) return vscode.l10n.t("{0} — “{1}”", labelOf(node), filter);
  return vscode.l10n.t("{0} — “{1}”, {2}", labelOf(node), filter, numberText(count));
}

function orderText(sort: SortOrder): string {
  switch (sort) {
    case "name":
      return vscode.l10n.t("by name");
    case "created":
      return vscode.l10n.t("newest first");
  }
}

function progressOf(arranged: ArrangedRows | undefined): string {
  const { read = 0, count } = arranged?.state ?? {};
  return count === undefined ? "" : vscode.l10n.t("{0} of {1}", numberText(read), numberText(count));
}

function numberText(number: number): string {
  return number.toLocaleString(vscode.env.language);
}

function labelOf({ kind }: CollectionNode): string {
  return kind.id === "company" ? vscode.l10n.t("Companies") : kind.label.many;
}

function pageItem(node: PageNode, tree: ExplorerTree): vscode.TreeItem {
  const { from, to, names } = tree.outline(node);
  const [first, last] = [from, to].map((position) => position.toLocaleString(vscode.env.language));
  // Someone who opens a list wants to see its beginning; the other pages cost a request each.
  const item = new vscode.TreeItem(`${first ?? ""} – ${last ?? ""}`, node.page === 1 ? Expanded : Collapsed);
  item.description = names ? names.map(inOwnDirection).join(" … ") : "";
  item.tooltip = vscode.l10n.t("Page {0}", node.page);
  item.iconPath = new vscode.ThemeIcon("list-ordered", productionColor(node, tree));
  item.contextValue = "page,canRefresh";
  return item;
}

function recordItem({ ref, summary, parent }: RecordNode, tree: ExplorerTree): vscode.TreeItem {
  const label = inOwnDirection(summary.label);
  const { filter } = tree.arranged(parent)?.arrangement ?? {};
  const marked = filter !== undefined && { label, highlights: highlightsOf(label, filter) };
  const item = new vscode.TreeItem(marked || label, None);
  item.description = inOwnDirection(summary.description);
  // A record without an id can be looked at, but nothing else can be done with it.
  const abilities = ref.id === "" ? "canCopy" : "canOpen,canOpenInBrowser,canCopy,canCopyId,canInsert";
  item.contextValue = `record,${abilities}`;
  item.accessibilityInformation = { label: `${summary.label}, ${summary.description}` };
  if (ref.id !== "") {
    item.command = { command: "kizen.openRecord", title: vscode.l10n.t("Open Record"), arguments: [{ ref }] };
  }
  return item;
}

/** A record's facts. Every value comes from a server, so it is appended as text and nothing in it is Markdown. */
export function recordTooltip({ summary }: RecordNode): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  tooltip.appendMarkdown("**").appendText(summary.label).appendMarkdown("**\n\n");
  tooltip.appendText(summary.id).appendMarkdown("\n\n");
  appendFacts(tooltip, summary.facts);
  return tooltip;
}

function messageItem(node: MessageNode, tree: ExplorerTree, describeError: DescribeError): vscode.TreeItem {
  const { parent, businessKey } = node;
  switch (node.message) {
    case "empty": {
      return textItem(vscode.l10n.t("Nothing here, or nothing this user may see"), "info");
    }
    case "error": {
      const described = describeError(node.error);
      // Nothing to be said of it anywhere else: the person cancelled it in the list of requests. Here it explains a gap.
      const { sentence, detail } = described ?? { sentence: vscode.l10n.t("The request was cancelled.") };
      const item = new vscode.TreeItem(sentence, None);
      item.description = detail ?? "";
      item.tooltip = [sentence, detail].filter(Boolean).join("\n\n");
      item.iconPath = described
        ? new vscode.ThemeIcon("error", new vscode.ThemeColor("errorForeground"))
        : new vscode.ThemeIcon("circle-slash");
      item.contextValue = "message,canRetry";
      return item;
    }
    case "noMatch":
      return textItem(vscode.l10n.t("No record matches the filter"), "info");
    case "reading": {
      const item = textItem(vscode.l10n.t("Reading the other records…"), "loading~spin");
      item.description = progressOf(tree.arranged(parent));
      return item;
    }
    case "retry":
      return actionItem(vscode.l10n.t("Retry"), "refresh", "kizen.retry", { nodeId: parent.nodeId });
    case "replaceApiKey":
      return actionItem(vscode.l10n.t("Replace API Key…"), "key", "kizen.replaceApiKey", { businessKey });
  }
}

function textItem(text: string, icon: string): vscode.TreeItem {
  const item = new vscode.TreeItem(text, None);
  item.iconPath = new vscode.ThemeIcon(icon);
  item.contextValue = "message";
  return item;
}

function actionItem(title: string, icon: string, command: string, argument: unknown): vscode.TreeItem {
  const item = new vscode.TreeItem(title, None);
  item.iconPath = new vscode.ThemeIcon(icon);
  item.command = { command, title, arguments: [argument] };
  item.contextValue = "message";
  return item;
}
