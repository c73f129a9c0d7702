import * as vscode from "vscode";
import type { CollectionTarget, CommandsOf } from "../../commands";
import type { Arrangements, SortOrder } from "../../model/explorer/arrangements";
import type { Businesses } from "../../model/businesses/businesses";
import { company } from "../../model/kinds/company";
import { runCommand } from "../../platform/registerCommands";
import { pickOne } from "../../platform/steadyPicker";

export interface ArrangeCommandsDependencies {
  readonly arrangements: Arrangements;
  readonly businesses: Pick<Businesses, "active" | "get">;
  /** Opens the collection, so that what was asked for is on screen. */
  readonly open: (target: CollectionTarget) => Promise<void>;
}

/** Filters and sorts a collection: the one the command was run on, else that of the active business. */
export function arrangeCommands(
  dependencies: ArrangeCommandsDependencies,
): CommandsOf<"kizen.filter" | "kizen.clearFilter" | "kizen.sort" | "kizen.clearSort"> {
  const { arrangements, businesses, open } = dependencies;
  const meant = (target: unknown): CollectionTarget | undefined => {
    const { businessKey, kind } = (target ?? {}) as { businessKey?: unknown; kind?: { id?: unknown } };
    if (typeof businessKey === "string" && typeof kind?.id === "string")
      return { businessKey, kind: { id: kind.id } };
    const { active } = businesses;
    return active && { businessKey: active.key, kind: { id: company.id } };
  };
  const nameOf = (businessKey: string) => businesses.get(businessKey)?.name ?? "";

  return {
    "kizen.filter": async (target) => {
      const collection = meant(target);
      if (!collection) return runCommand("kizen.addBusiness");
      const { businessKey, kind } = collection;
      const text = await vscode.window.showInputBox({
        title: vscode.l10n.t("Filter Records of {0}", nameOf(businessKey)),
        prompt: vscode.l10n.t(
          "Words of a name, an e-mail or a domain, or the beginning of an id; empty shows all.",
        ),
        value: arrangements.of(businessKey, kind.id)?.filter ?? "",
      });
      if (text === undefined) return;
      await arrangements.setFilter(businessKey, kind.id, text);
      await open(collection);
    },
    "kizen.clearFilter": async (target) => {
      const collection = meant(target);
      if (collection) await arrangements.setFilter(collection.businessKey, collection.kind.id, "");
    },
    "kizen.sort": async (target) => {
      const collection = meant(target);
      if (!collection) return runCommand("kizen.addBusiness");
      const { businessKey, kind } = collection;
      const chosen = await pickOne(orders(arrangements.of(businessKey, kind.id)?.sort), {
        title: vscode.l10n.t("Sort Records of {0}", nameOf(businessKey)),
        placeHolder: vscode.l10n.t("Sorting reads all records once"),
      });
      if (!chosen) return;
      await arrangements.setSort(businessKey, kind.id, chosen.sort);
      await open(collection);
    },
    "kizen.clearSort": async (target) => {
      const collection = meant(target);
      if (collection) await arrangements.setSort(collection.businessKey, collection.kind.id, undefined);
    },
  };
}

interface OrderItem extends vscode.QuickPickItem {
  readonly sort: SortOrder | undefined;
}

/** The orders to choose from; the one that holds is marked. */
function orders(current: SortOrder | undefined): OrderItem[] {
  const item = (sort: OrderItem["sort"], label: string, detail: string): OrderItem => {
    return { sort, label, detail, ...(sort === current && { description: vscode.l10n.t("current") }) };
  };
  return [
    item("name", vscode.l10n.t("Name"), vscode.l10n.t("From A to Z")),
    item("created", vscode.l10n.t("Created"), vscode.l10n.t("The newest first")),
    item(undefined, vscode.l10n.t("Kizen's Order"), vscode.l10n.t("As Kizen lists them")),
  ];
}
