import * as vscode from "vscode";
import type { ExplorerTree } from "../../model/explorer/explorerTree";
import type { SchemaGroup, SchemaNode } from "../../model/explorer/schemaNode";
import { changesText } from "../../model/schema/changes/changesText";
import { schemaTexts, type SchemaThing } from "../../model/schema/schemaThing";
import { describeThing, thingIcons } from "../../platform/describeThing";
import { t } from "../../platform/text/localize";
import { TreeItem } from "../../platform/text/treeItem";
import { MarkdownBuilder, type SafeMarkdown } from "../../platform/text/markdown";
import { safe, type SafeText } from "../../model/text/safeText";

const { None, Collapsed } = vscode.TreeItemCollapsibleState;

/** The row of a part of the schema. */
export function schemaItem(node: SchemaNode, tree: ExplorerTree): TreeItem {
  const { thing, hasChildren } = node;
  const state = hasChildren ? Collapsed : None;
  const refresh = node.part ? ["canRefresh"] : [];
  if (!thing) return groupItem(node, tree, refresh);
  const isFromOther = node.isIncoming === true && node.label !== undefined;
  const item = new TreeItem(safe(isFromOther ? (node.label ?? "") : thing.info.label), state);
  item.description = safe(relationText(node) ?? describeThing(thing).filter(Boolean).join(" · "));
  item.iconPath = new vscode.ThemeIcon(thingIcons[thing.what]);
  const { apiName, id, reference, filterReference } = schemaTexts(thing);
  item.contextValue = [
    "schemaThing",
    ...(thing.what === "object" ? ["canOpenObject"] : []),
    ...(apiName === undefined ? [] : ["hasApiName"]),
    ...(id === undefined ? [] : ["hasUuid"]),
    ...(reference === undefined ? [] : ["hasReference"]),
    ...(filterReference === undefined ? [] : ["hasFilterReference"]),
    ...refresh,
  ].join(",");
  if (thing.what === "object") {
    const title = t("Open Object");
    item.command = {
      command: "kizen.openObject",
      title,
      arguments: [{ businessKey: node.businessKey, thing }],
    };
  }
  return item;
}

function groupItem(node: SchemaNode, tree: ExplorerTree, abilities: readonly string[]): TreeItem {
  const item = new TreeItem(groupLabel(node, tree), node.hasChildren ? Collapsed : None);
  if (node.group === "schema") item.iconPath = new vscode.ThemeIcon("symbol-structure");
  const changes = tree.schema.changesOf(node);
  if (changes) item.description = changesText(changes, t);
  item.contextValue = ["schemaGroup", ...abilities, ...(changes ? ["canShowSchemaChanges"] : [])].join(",");
  const readAt = tree.schema.readAtOf(node);
  if (readAt !== undefined)
    item.tooltip = t("Read {0}", new Date(readAt).toLocaleString(vscode.env.language));
  return item;
}

/** All that is known of a thing. */
export function schemaTooltip(thing: SchemaThing): SafeMarkdown {
  const { label, apiName, id, reference } = schemaTexts(thing);
  const facts: [string, string | undefined][] = [
    [t("API name"), apiName],
    [t("ID"), id],
    [t("Reference"), reference],
    [t("Kind"), describeThing(thing).slice(1).filter(Boolean).join(" · ")],
    [t("Description"), "description" in thing.info ? thing.info.description : undefined],
  ];
  const told = facts.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
  return new MarkdownBuilder().strong(label).paragraph().facts(told).build();
}

/** Of a relation: where it leads, or by which field another object leads here. */
function relationText({ thing, label, isIncoming }: SchemaNode): string | undefined {
  if (!thing || label === undefined) return undefined;
  return isIncoming ? `${thing.info.label} ←` : `→ ${label}`;
}

function groupLabel(node: SchemaNode, tree: ExplorerTree): SafeText {
  const group: SchemaGroup = node.group ?? "schema";
  switch (group) {
    case "schema":
      return t("Schema");
    case "objects":
      return t("Objects");
    case "fields":
      return t("Fields");
    case "category":
      return safe(tree.schema.categoryOf(node));
    case "stages":
      return t("Stages");
    case "relations":
      return t("Relations");
    case "activityTypes":
      return t("Activity Types");
    case "automations":
      return t("Automations");
    case "team":
      return t("Team");
    case "roles":
      return t("Roles");
  }
}
