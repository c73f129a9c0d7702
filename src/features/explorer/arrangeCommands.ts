import type { CommandsOf } from "../../commands";
import type { Arrangements, SortOrder } from "../../model/explorer/arrangements";
import type { Businesses } from "../../model/businesses/businesses";
import type { RecordKinds } from "../../model/kinds/recordKinds";
import { isCollectionRef, type CollectionRef } from "../../model/recordRef";
import { kindLabel } from "../../platform/kindLabel";
import { showNotice } from "../../platform/text/messages";
import { runCommand } from "../../platform/registerCommands";
import { showQuickPick } from "../../platform/quickPick";
import { t } from "../../platform/text/localize";
import { promptForFilter } from "./promptForFilter";
import { createPicker, type PickItem } from "../../platform/text/picker";
import { safe, type SafeText } from "../../model/text/safeText";

export interface ArrangeCommandsDependencies {
  readonly arrangements: Arrangements;
  readonly businesses: Pick<Businesses, "get">;
  readonly kinds: Pick<RecordKinds, "get">;
  /** What is meant where the command was run on no collection. */
  readonly current: () => CollectionRef | undefined;
  /** Opens the collection, so that what was asked for is on screen. */
  readonly open: (collection: CollectionRef, options?: { readonly focus: boolean }) => Promise<void>;
}

/** Filters and sorts a collection: the one the command was run on, else the one that is current in the sidebar. */
export function arrangeCommands(
  dependencies: ArrangeCommandsDependencies,
): CommandsOf<
  | "kizen.filter"
  | "kizen.clearFilter"
  | "kizen.sort"
  | "kizen.clearSort"
  | "kizen.groupByStage"
  | "kizen.ungroup"
> {
  const { arrangements, businesses, kinds, current, open } = dependencies;
  const meant = (target: unknown): CollectionRef | undefined => {
    const { collection } = (target ?? {}) as { collection?: unknown };
    return isCollectionRef(collection) ? collection : current();
  };
  /** What is arranged, as a person calls it: its records, and the business they are of. */
  const namesOf = (collection: CollectionRef): [records: string, business: string] => [
    safe(kindLabel(kinds.get(collection)).many),
    safe(businesses.get(collection.businessKey)?.name ?? ""),
  ];

  return {
    "kizen.filter": async (target) => {
      const collection = meant(target);
      if (!collection) return runCommand("kizen.addBusiness");
      await promptForFilter({
        title: t("Filter {0} in {1}", ...namesOf(collection)),
        value: arrangements.of(collection)?.filter ?? "",
        apply: async (text) => {
          if (text.trim() === (arrangements.of(collection)?.filter ?? "")) return;
          await arrangements.setFilter(collection, text);
          await open(collection, { focus: false });
        },
      });
    },
    "kizen.clearFilter": async (target) => {
      const collection = meant(target);
      if (!collection) return;
      await arrangements.setFilter(collection, "");
      showNotice(t("Cleared the filter of {0} in {1}", ...namesOf(collection)));
    },
    "kizen.sort": async (target) => {
      const collection = meant(target);
      if (!collection) return runCommand("kizen.addBusiness");
      const chosen = await pickOrder(
        t("Sort {0} in {1}", ...namesOf(collection)),
        arrangements.of(collection)?.sort,
      );
      if (!chosen) return;
      await arrangements.setSort(collection, chosen.sort);
      await open(collection);
    },
    "kizen.groupByStage": async ({ collection }) => {
      await arrangements.setGrouped(collection, true);
      await open(collection);
    },
    "kizen.ungroup": ({ collection }) => arrangements.setGrouped(collection, false),
    "kizen.clearSort": async (target) => {
      const collection = meant(target);
      if (!collection) return;
      await arrangements.setSort(collection, undefined);
      showNotice(t("Cleared the sort of {0} in {1}", ...namesOf(collection)));
    },
  };
}

interface OrderItem extends PickItem {
  readonly sort: SortOrder | undefined;
}

/** Asks for an order; the one that holds is marked, and chosen at first. */
async function pickOrder(title: SafeText, current: SortOrder | undefined): Promise<OrderItem | undefined> {
  const picker = createPicker<OrderItem>();
  picker.title = title;
  picker.placeholder = t("Loads all records once");
  picker.items = orders(current);
  picker.activeItems = picker.items.filter(({ sort }) => sort === current);
  let chosen: OrderItem | undefined;
  await new Promise<void>((resolve) => {
    const shown = showQuickPick(picker, resolve);
    picker.onDidAccept(() => {
      [chosen] = picker.activeItems;
      shown.close();
    });
  });
  picker.dispose();
  return chosen;
}

function orders(current: SortOrder | undefined): OrderItem[] {
  const item = (sort: OrderItem["sort"], label: SafeText, detail: SafeText): OrderItem => {
    return { sort, label, detail, ...(sort === current && { description: t("current") }) };
  };
  return [
    item("name", t("Name"), t("A to Z")),
    item("nameDescending", t("Name, Descending"), t("Z to A")),
    item("created", t("Created"), t("Newest first")),
    item("createdAscending", t("Created, Ascending"), t("Oldest first")),
    item(undefined, t("Kizen's Order"), t("As Kizen lists them")),
  ];
}
