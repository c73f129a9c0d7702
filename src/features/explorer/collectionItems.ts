import * as vscode from "vscode";
import type { ArrangedRows } from "../../model/explorer/arrangedRows";
import type { SortOrder } from "../../model/explorer/arrangements";
import type { CollectionNode, StageNode } from "../../model/explorer/explorerNodes";
import type { ExplorerTree } from "../../model/explorer/explorerTree";
import { joined, safe, type SafeText } from "../../model/text/safeText";
import { kindLabel } from "../../platform/kindLabel";
import { t } from "../../platform/text/localize";
import { TreeItem } from "../../platform/text/treeItem";
import { productionColor } from "./productionMark";

const { Collapsed } = vscode.TreeItemCollapsibleState;

/** The row of all records of one kind. */
export function collectionItem(node: CollectionNode, tree: ExplorerTree): TreeItem {
  const arranged = tree.arranged(node);
  const { filter, sort } = arranged?.arrangement ?? {};
  const item = new TreeItem(labelOf(node, tree), Collapsed);
  const count = tree.list(node).count ?? arranged?.state.count;
  const { object } = tree.kind(node);
  item.tooltip = t("Object {0}", object);
  const isGrouped = tree.stages.isGrouped(node.collection);
  const isPinned = tree.shown.placeOf(node.collection) === "pinned";
  item.description = joined(
    [
      ...(tree.isNamedAlike(node) ? [safe(object)] : []),
      ...(arranged && filter !== undefined ? filterTexts(arranged, filter, count) : []),
      ...(filter !== undefined || count === undefined ? [] : [numberText(count)]),
      ...(sort === undefined ? [] : [orderText(sort)]),
      ...(isGrouped ? [t("by stage")] : []),
      ...(isPinned ? [t("pinned")] : []),
    ],
    " · ",
  );
  const icon =
    filter !== undefined ? "filter-filled" : sort !== undefined ? "sort-precedence" : tree.kind(node).icon;
  item.iconPath = new vscode.ThemeIcon(icon);
  item.contextValue = [
    ...["collection", "canRefresh", "canFilter", "canFindRecord", "canHide"],
    isPinned ? "canUnpinHere" : "canPinHere",
    ...(tree.stages.canGroup(node.collection) ? [isGrouped ? "canUngroup" : "canGroup"] : []),
    ...(tree.schema.hasObject(node.businessKey, object) ? ["canOpenObject"] : []),
    ...(filter === undefined ? [] : ["canClearFilter"]),
    ...(sort === undefined ? [] : ["canClearSort"]),
  ].join(",");
  return item;
}

/** The row of the collections that are too many. */
export function moreItem(): TreeItem {
  const item = new TreeItem(t("More Objects"), Collapsed);
  item.contextValue = "canChooseObjects";
  return item;
}

/** The row of the records in one stage of a pipeline. */
export function stageItem(node: StageNode, tree: ExplorerTree): TreeItem {
  const stage = tree.stages.stageOf(node);
  const { count } = tree.list(node);
  const item = new TreeItem(safe(stage?.label ?? ""), Collapsed);
  item.description = joined([safe(stage?.status ?? ""), count === undefined ? "" : numberText(count)], " · ");
  item.iconPath = new vscode.ThemeIcon("milestone", productionColor(node, tree));
  item.contextValue = "stage,canRefresh";
  return item;
}

/** As in “37 of 2,500 · acme”; without the number before anything was looked through. */
function filterTexts(
  { count: matches, state }: ArrangedRows,
  filter: string,
  all: number | undefined,
): SafeText[] {
  const text = safe(filter);
  if (state.loaded === 0) return [text];
  const counts =
    all === undefined ? numberText(matches) : t("{0} of {1}", numberText(matches), numberText(all));
  return [counts, text];
}

function orderText(sort: SortOrder): SafeText {
  switch (sort) {
    case "name":
      return t("by name");
    case "nameDescending":
      return t("by name, Z to A");
    case "created":
      return t("newest first");
    case "createdAscending":
      return t("oldest first");
  }
}

/** How far the records of a filtered or sorted collection were read. */
export function progressOf(arranged: ArrangedRows | undefined): SafeText {
  const { read = 0, count } = arranged?.state ?? {};
  return count === undefined ? "" : t("{0} of {1}", numberText(read), numberText(count));
}

export function numberText(number: number): SafeText {
  return safe(number.toLocaleString(vscode.env.language));
}

function labelOf(node: CollectionNode, tree: ExplorerTree): SafeText {
  return safe(kindLabel(tree.kind(node)).many);
}
