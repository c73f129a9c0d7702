import * as vscode from "vscode";
import type { CollectionTarget, CommandsOf } from "../commands";
import type { Businesses } from "../model/businesses";
import type { ExplorerTree } from "../model/explorerTree";
import type { Filters } from "../model/filters";
import { runCommand } from "../platform/registerCommands";

export interface FilterCommandsDependencies {
  readonly filters: Filters;
  readonly tree: ExplorerTree;
  readonly businesses: Pick<Businesses, "active" | "get">;
  /** Opens the collection, so that what matches is on screen. */
  readonly open: (target: CollectionTarget) => Promise<void>;
}

const KIND = "company";

/** Shows only the matching records of a collection: the one the command was run on, else that of the active business. */
export function filterCommands(
  dependencies: FilterCommandsDependencies,
): CommandsOf<"kizen.filter" | "kizen.clearFilter"> {
  const { filters, businesses, open } = dependencies;
  const meant = (target: unknown): CollectionTarget | undefined => {
    const { businessKey, kind } = (target ?? {}) as { businessKey?: unknown; kind?: { id?: unknown } };
    if (typeof businessKey === "string" && typeof kind?.id === "string")
      return { businessKey, kind: { id: kind.id } };
    const { active } = businesses;
    return active && { businessKey: active.key, kind: { id: KIND } };
  };

  return {
    "kizen.filter": async (target) => {
      const collection = meant(target);
      if (!collection) return runCommand("kizen.addBusiness");
      const { businessKey, kind } = collection;
      const text = await vscode.window.showInputBox({
        title: vscode.l10n.t("Filter Records of {0}", businesses.get(businessKey)?.name ?? ""),
        prompt: vscode.l10n.t(
          "Words of a name, an e-mail or a domain, or the beginning of an id; empty shows all.",
        ),
        value: filters.of(businessKey, kind.id) ?? "",
      });
      if (text === undefined) return;
      await filters.set(businessKey, kind.id, text);
      await open(collection);
    },
    "kizen.clearFilter": async (target) => {
      const collection = meant(target);
      if (collection) await filters.set(collection.businessKey, collection.kind.id, "");
    },
  };
}
