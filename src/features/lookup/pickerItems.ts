import type { ErrorText } from "../../model/errorText";
import { foundKey, type FoundRecord, type FoundRow, type Section } from "../../model/lookup/foundRow";
import type { FoundThing } from "../../model/schema/foundThing";
import { thingSections } from "../../model/schema/thingSections";
import { describeThing } from "../../platform/describeThing";
import { t } from "../../platform/text/localize";
import { separator, type PickItem } from "../../platform/text/picker";
import { joined, safe, withIcon, type SafeText } from "../../model/text/safeText";
import { buttonsOf, type RowButtons } from "./rowButtons";

export interface PickerItem extends PickItem {
  readonly found?: FoundRow;
  /** What Enter does on a row that is nothing found. */
  readonly action?: "retry" | "toggleScope" | "searchAll";
}

export interface ItemOptions {
  readonly buttons: RowButtons;
  /** Rows name their business where records of several may be among them. */
  readonly namesBusinesses: boolean;
  /** How a business is called in its rows. */
  readonly businessNameOf: (businessKey: string) => SafeText;
  /** What kind of record a row is for; undefined where all are of one. */
  readonly kindOf?: ((record: FoundRecord) => SafeText) | undefined;
  /** The labels of what a thing is a part of. */
  readonly ownersOf: (thing: FoundThing) => readonly string[];
}

/** The rows under the headings of their sections. A screen reader says label, description and detail of a row. */
export function sectionItems(sections: readonly Section[], options: ItemOptions): PickerItem[] {
  return sections.flatMap(({ name, rows }): PickerItem[] => [
    separator(headingOf(name, options)),
    ...rows.map((found) => rowItem(found, options)),
  ]);
}

function rowItem(found: FoundRow, options: ItemOptions): PickerItem {
  const buttons = [...buttonsOf(found, options.buttons)];
  // The look-up has matched already; VS Code's own filter would drop rows it does not understand.
  const common = { found, alwaysShow: true, buttons };
  return { ...common, ...("ref" in found ? recordTexts(found, options) : thingTexts(found, options)) };
}

type RowTexts = Pick<PickItem, "label" | "description" | "detail">;

function recordTexts(
  record: FoundRecord,
  { namesBusinesses, businessNameOf, kindOf }: ItemOptions,
): RowTexts {
  const { ref, label, fields } = record;
  const telling = fields.filter(([name]) => name !== "created").map(([, value]) => safe(value));
  const business = namesBusinesses ? [businessNameOf(ref.businessKey)] : [];
  // The buttons of the row in focus cover the end of its first line. Rows of one height each are easier to aim at.
  const second = [...business, ...telling];
  return {
    label: safe(label),
    description: joined([safe(ref.id.slice(0, 8)), kindOf?.(record) ?? ""], " · "),
    detail: joined(second.length > 0 ? second : [safe(ref.id)], " · "),
  };
}

function thingTexts(found: FoundThing, { namesBusinesses, businessNameOf, ownersOf }: ItemOptions): RowTexts {
  const { thing, businessKey } = found;
  const said = [...describeThing(thing), ...ownersOf(found)].map(safe);
  return {
    label: safe(thing.info.label),
    description: joined(said, " · "),
    ...(namesBusinesses && { detail: businessNameOf(businessKey) }),
  };
}

export function errorItem({ sentence }: ErrorText): PickerItem {
  return {
    label: withIcon("error", sentence),
    detail: t("Press Enter to try again."),
    alwaysShow: true,
    action: "retry",
  };
}

export function nothingItem(query: string): PickerItem {
  const label =
    query.trim() === "" ? t("Nothing to choose from") : t("Nothing found for “{0}”", query.trim());
  return { label, alwaysShow: true };
}

/** The title's button as a row, for whoever works with the keyboard alone. */
export function scopeItem(label: SafeText): PickerItem[] {
  return [separator(), { label: withIcon("arrow-swap", label), alwaysShow: true, action: "toggleScope" }];
}

/** Kizen was asked about the likeliest collections only. */
export function searchAllItem(requests: number): PickerItem {
  const label =
    requests === 1
      ? t("Search One More Object (1 request)")
      : t("Search All Objects ({0} requests)", requests);
  return { label: withIcon("search", label), alwaysShow: true, action: "searchAll" };
}

/** Tells whether two lists of rows look the same, so that what has not changed is not drawn anew. */
export function keyOf(items: readonly PickerItem[]): string {
  return items
    .map(({ found, label, description, detail }) =>
      [found ? foundKey(found) : "", label, description, detail].join("\t"),
    )
    .join("\n");
}

function headingOf(name: string, { kindOf }: ItemOptions): SafeText {
  switch (name) {
    case "recent":
      return t("Recent");
    case "loaded":
      return kindOf ? t("Records") : t("Loaded");
    case "kizen":
      return t("Server Results");
    default:
      return thingSections.find((section) => section.name === name)?.title(t) ?? "";
  }
}
