import type { CommandsOf } from "../../commands";
import type { Businesses } from "../../model/businesses/businesses";
import type { Arrangements, CollectionPlace } from "../../model/explorer/arrangements";
import type { ShownCollections } from "../../model/explorer/shownCollections";
import type { RecordKinds } from "../../model/kinds/recordKinds";
import { isCollectionRef, type CollectionRef } from "../../model/recordRef";
import type { Schemas } from "../../model/schema/schemas";
import { safe, type SafeText } from "../../model/text/safeText";
import { withDelayedProgress } from "../../platform/delayedProgress";
import { kindLabel } from "../../platform/kindLabel";
import { showQuickPick } from "../../platform/quickPick";
import { runCommand } from "../../platform/registerCommands";
import { t } from "../../platform/text/localize";
import { showNotice } from "../../platform/text/messages";
import { createPicker, type PickItem } from "../../platform/text/picker";

export interface PlaceCommandsDependencies {
  readonly arrangements: Pick<Arrangements, "setPlace">;
  readonly businesses: Pick<Businesses, "active" | "get">;
  readonly kinds: Pick<RecordKinds, "get">;
  readonly schemas: Pick<Schemas, "of">;
  readonly shown: ShownCollections;
}

interface CollectionItem extends PickItem {
  readonly collection: CollectionRef;
}

/** Which collections stand in the sidebar: pins and hides those that are selected, or lets a person tick them. */
export function placeCommands(
  dependencies: PlaceCommandsDependencies,
): CommandsOf<
  "kizen.pinCollection" | "kizen.unpinCollection" | "kizen.hideCollection" | "kizen.chooseCollections"
> {
  const { arrangements, businesses, kinds } = dependencies;
  const set = (place: CollectionPlace | undefined, said: (name: SafeText) => SafeText) => {
    return async (target: unknown, selection?: readonly unknown[]) => {
      const chosen = collectionsOf(target, selection);
      for (const key of new Set(chosen.map(({ businessKey }) => businessKey))) {
        const ofBusiness = chosen.filter(({ businessKey }) => businessKey === key);
        await arrangements.setPlace(
          key,
          ofBusiness.map(({ kind }) => kind),
          place,
        );
      }
      const [first] = chosen;
      if (!first) return;
      showNotice(
        said(chosen.length === 1 ? safe(kindLabel(kinds.get(first)).many) : t("{0} objects", chosen.length)),
      );
    };
  };
  return {
    "kizen.pinCollection": set("pinned", (name) => t("Pinned {0}", name)),
    "kizen.unpinCollection": set(undefined, (name) => t("Unpinned {0}", name)),
    "kizen.hideCollection": set("hidden", (name) => t("Hid {0}. Choose Objects… shows it again.", name)),
    "kizen.chooseCollections": async (target) => {
      const business = (target && businesses.get(target.businessKey)) ?? businesses.active;
      if (!business) return runCommand("kizen.addBusiness");
      await chooseShown(business.key, safe(business.name), dependencies);
    },
  };
}

/** A menu on a row outside of the selection is for that row alone. */
function collectionsOf(target: unknown, selection: readonly unknown[] | undefined): CollectionRef[] {
  const rows = selection?.includes(target) ? selection : [target];
  return rows.flatMap((row) => {
    const { type, collection } = (row ?? {}) as { readonly type?: unknown; readonly collection?: unknown };
    return type === "collection" && isCollectionRef(collection) ? [collection] : [];
  });
}

/** Asks which collections of a business are shown. Giving up changes nothing. */
async function chooseShown(
  businessKey: string,
  businessName: SafeText,
  { arrangements, kinds, schemas, shown }: PlaceCommandsDependencies,
): Promise<void> {
  await withDelayedProgress(t("Reading objects…"), () => schemas.of(businessKey).load("objects"));
  const picker = createPicker<CollectionItem>();
  picker.title = t("Objects of {0} in the Sidebar", businessName);
  picker.placeholder = t("Label or API name of an object");
  picker.canSelectMany = true;
  picker.matchOnDescription = true;
  picker.items = shown.of(businessKey).map((collection): CollectionItem => {
    const kind = kinds.get(collection);
    return { collection, label: safe(kindLabel(kind).many), description: safe(kind.object) };
  });
  const isHidden = ({ collection }: CollectionItem) => shown.placeOf(collection) === "hidden";
  picker.selectedItems = picker.items.filter((item) => !isHidden(item));
  let chosen: readonly CollectionItem[] | undefined;
  await new Promise<void>((resolve) => {
    const picked = showQuickPick(picker, resolve);
    picker.onDidAccept(() => {
      chosen = picker.selectedItems;
      picked.close();
    });
  });
  const { items } = picker;
  picker.dispose();
  if (!chosen) return;
  const kept = new Set(chosen);
  const put = (place: CollectionPlace | undefined, some: readonly CollectionItem[]) =>
    arrangements.setPlace(
      businessKey,
      some.map(({ collection }) => collection.kind),
      place,
    );
  await put(
    undefined,
    items.filter((one) => kept.has(one) && isHidden(one)),
  );
  await put(
    "hidden",
    items.filter((one) => !kept.has(one)),
  );
}
