import * as vscode from "vscode";
import type { BusinessNode } from "../../model/explorer/businessNode";
import type {
  ExplorerNode,
  FoldNode,
  MessageNode,
  PageNode,
  RecordNode,
} from "../../model/explorer/explorerNodes";
import type { ExplorerTree } from "../../model/explorer/explorerTree";
import { highlightsOf } from "../../model/search/highlights";
import { describeError } from "../../platform/describeError";
import { t } from "../../platform/text/localize";
import { collectionItem, moreItem, numberText, progressOf, stageItem } from "./collectionItems";
import { schemaItem } from "./schemaItems";
import { productionColor, productionUri } from "./productionMark";
import { TreeItem } from "../../platform/text/treeItem";
import { MarkdownBuilder, type SafeMarkdown } from "../../platform/text/markdown";
import { joined, safe, safeText, type SafeText } from "../../model/text/safeText";

const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

/** What VS Code draws for a node. Tooltips of records come later, when the mouse asks for them. */
export function toTreeItem(node: ExplorerNode, tree: ExplorerTree): TreeItem {
  const item = itemOf(node, tree);
  item.id = node.nodeId;
  // A tooltip that is a text would be read aloud in place of the row.
  if (typeof item.tooltip === "string") item.accessibilityInformation ??= { label: readAloud(item) };
  return item;
}

function readAloud({ label, description }: TreeItem): string {
  const text = typeof label === "string" ? label : label?.label;
  return [text, description].filter((part) => part !== undefined && part !== "").join(", ");
}

function itemOf(node: ExplorerNode, tree: ExplorerTree): TreeItem {
  switch (node.type) {
    case "business":
      return businessItem(node, tree);
    case "collection":
      return collectionItem(node, tree);
    case "stage":
      return stageItem(node, tree);
    case "more":
      return moreItem();
    case "schema":
      return schemaItem(node, tree);
    case "fold":
      return foldItem(node, tree);
    case "page":
      return pageItem(node, tree);
    case "record":
      return recordItem(node, tree);
    case "message":
      return messageItem(node, tree);
  }
}

function businessItem(node: BusinessNode, tree: ExplorerTree): TreeItem {
  const business = tree.business(node);
  const item = new TreeItem(safe(business?.name ?? ""), Collapsed);
  const isActive = tree.isActive(node);
  const marks = [
    business?.isProduction ? t("production") : undefined,
    business?.isSample ? t("sample") : undefined,
    isActive ? t("active") : undefined,
  ].filter((mark) => mark !== undefined);
  item.description = joined(marks, " · ");
  item.iconPath = new vscode.ThemeIcon(
    business?.isSample ? "beaker" : "organization",
    productionColor(node, tree) ?? (isActive ? new vscode.ThemeColor("charts.blue") : undefined),
  );
  if (business?.isProduction) item.resourceUri = productionUri(business.key);
  item.contextValue = [
    ...["business", "canFind", "canCopyBusinessId", "canRemove", "canRefresh", "canPin"],
    "canChooseObjects",
    ...(isActive ? [] : ["canSetActive"]),
    ...(business?.isSample ? [] : ["canRename", "canReplaceKey"]),
    business?.isProduction ? "canUnmarkProduction" : "canMarkProduction",
  ].join(",");
  if (business)
    item.tooltip = businessTooltip(business.name, business.baseUrl, business.businessId, business.isSample);
  return item;
}

function businessTooltip(name: string, baseUrl: string, businessId: string, isSample: boolean): SafeMarkdown {
  const host = isSample ? t("Sample data, served on this computer") : baseUrl;
  const tooltip = new MarkdownBuilder().strong(name).paragraph().text(host).paragraph();
  return tooltip.text(t("Business ID {0}", businessId)).build();
}

function foldItem(node: FoldNode, tree: ExplorerTree): TreeItem {
  const item = rangeItem(node, tree, node.fold.first === 1);
  item.description = t("{0} pages", numberText(tree.pagesIn(node)));
  item.contextValue = "fold";
  return item;
}

/** Someone who opens a list wants to see its beginning; the other pages cost a request each. */
function rangeItem(node: FoldNode | PageNode, tree: ExplorerTree, isFirst: boolean): TreeItem {
  const { from, to } = tree.outline(node);
  const item = new TreeItem(
    safeText`${numberText(from)} – ${numberText(to)}`,
    isFirst ? Expanded : Collapsed,
  );
  item.iconPath = new vscode.ThemeIcon("list-ordered", productionColor(node, tree));
  return item;
}

function pageItem(node: PageNode, tree: ExplorerTree): TreeItem {
  const { names } = tree.outline(node);
  const item = rangeItem(node, tree, node.page === 1);
  item.description = names ? joined(names.map(safe), " … ") : "";
  item.tooltip = t("Page {0}", node.page);
  item.contextValue = "page,canRefresh";
  return item;
}

function recordItem({ ref, summary, parent }: RecordNode, tree: ExplorerTree): TreeItem {
  const label = safe(summary.label);
  const { filter } = tree.arranged(parent)?.arrangement ?? {};
  const marked = filter !== undefined && { label, highlights: highlightsOf(label, filter) };
  const item = new TreeItem(marked || label, None);
  item.description = safe(summary.description);
  // A record without an id can be looked at, but nothing else can be done with it.
  const abilities = ref.id === "" ? "canCopy" : "canOpen,canOpenInBrowser,canCopy,canCopyId,canInsert";
  item.contextValue = `record,${abilities}`;
  item.accessibilityInformation = { label: `${summary.label}, ${summary.description}` };
  if (ref.id !== "") {
    item.command = { command: "kizen.openRecord", title: t("Open Record"), arguments: [{ ref }] };
  }
  return item;
}

/** A record's facts. */
export function recordTooltip({ summary }: RecordNode): SafeMarkdown {
  const { label, id, facts } = summary;
  const tooltip = new MarkdownBuilder().strong(label).paragraph().text(id).paragraph();
  return tooltip.facts(facts.filter(([, value]) => value !== label)).build();
}

function messageItem(node: MessageNode, tree: ExplorerTree): TreeItem {
  const { parent, businessKey } = node;
  switch (node.message) {
    case "empty": {
      return textItem(t("Nothing here, or nothing this user may see"), "info");
    }
    case "error": {
      const described = describeError(node.error);
      // Nothing to be said of it anywhere else: the person cancelled it in the list of requests. Here it explains a gap.
      const { sentence, detail } = described ?? { sentence: t("The request was cancelled.") };
      const item = new TreeItem(sentence, None);
      item.description = detail ?? "";
      item.tooltip = joined([sentence, detail], "\n\n");
      item.iconPath = described
        ? new vscode.ThemeIcon("error", new vscode.ThemeColor("errorForeground"))
        : new vscode.ThemeIcon("circle-slash");
      item.contextValue = [
        ...["message", "canRetry", "canCopyError"],
        ...(described?.action?.kind === "replaceApiKey" ? ["canReplaceKey"] : []),
      ].join(",");
      return item;
    }
    case "noObjects":
      return textItem(t("There is no object that this user may see."), "info");
    case "noMatch":
      return textItem(t("No record matches the filter"), "info");
    case "stopped":
      return textItem(t("The list ends here: the server sent nothing new."), "warning");
    case "cut":
      return textItem(t("There are more. Filter the list, or find them by name."), "info");
    case "partial":
      return textItem(t("Some of these could not be read"), "warning");
    case "tooLong":
      return textItem(t("The list is longer than can be read; the rest is not among these."), "warning");
    case "reading": {
      const item = textItem(t("Reading the other records…"), "loading~spin");
      item.description = "collection" in parent ? progressOf(tree.arranged(parent)) : "";
      return item;
    }
    case "hidden":
      return actionItem(
        t("All objects are hidden. Choose Objects…"),
        "eye-closed",
        "kizen.chooseCollections",
        {
          businessKey,
        },
      );
    case "retry":
      return actionItem(t("Retry"), "refresh", "kizen.retry", { nodeId: parent.nodeId });
    case "replaceApiKey":
      return actionItem(t("Replace API Key…"), "key", "kizen.replaceApiKey", { businessKey });
  }
}

function textItem(text: SafeText, icon: string): TreeItem {
  const item = new TreeItem(text, None);
  item.iconPath = new vscode.ThemeIcon(icon);
  item.contextValue = "message";
  return item;
}

function actionItem(title: SafeText, icon: string, command: string, argument: unknown): TreeItem {
  const item = new TreeItem(title, None);
  item.iconPath = new vscode.ThemeIcon(icon);
  item.command = { command, title, arguments: [argument] };
  item.contextValue = "message";
  return item;
}
