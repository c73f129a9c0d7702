import { joined, type Localize, type SafeText } from "../../text/safeText";
import type { SchemaThing } from "../schemaThing";
import type { HowChanged, ListChanges, SchemaChanges } from "./schemaChanges";

/** Lists whose changes a sentence names; of the others, it says how many there are. */
const MOST_LISTS = 3;

/** As in “2 fields added, 1 option renamed in Deals; 1 object added”. */
export function changesText({ lists }: SchemaChanges, t: Localize): SafeText {
  const owners = new Map<string, ListChanges[]>();
  for (const list of lists) owners.set(list.owner, [...(owners.get(list.owner) ?? []), list]);
  const named = [...owners].slice(0, MOST_LISTS).map(([owner, of]) => ofOwner(owner, of, t));
  const more = owners.size - MOST_LISTS;
  return joined([...named, more > 0 ? t("and changes in {0} more places", more) : ""], "; ");
}

function ofOwner(owner: string, lists: readonly ListChanges[], t: Localize): SafeText {
  const counts = new Map<
    string,
    { readonly how: HowChanged; readonly what: SchemaThing["what"]; count: number }
  >();
  for (const { how, what } of lists.flatMap(({ changes }) => changes)) {
    const known = counts.get(`${what} ${how}`) ?? { how, what, count: 0 };
    known.count++;
    counts.set(`${what} ${how}`, known);
  }
  const texts = [...counts.values()].map(({ how, what, count }) =>
    howText(how, countText(what, count, t), t),
  );
  const all = joined(texts, ", ");
  return owner === "" ? all : t("{0} in {1}", all, owner);
}

function howText(how: HowChanged, things: SafeText, t: Localize): SafeText {
  switch (how) {
    case "added":
      return t("{0} added", things);
    case "gone":
      return t("{0} deleted or hidden", things);
    case "renamed":
      return t("{0} renamed", things);
    case "changed":
      return t("{0} changed", things);
  }
}

function countText(what: SchemaThing["what"], count: number, t: Localize): SafeText {
  const isOne = count === 1;
  switch (what) {
    case "object":
      return isOne ? t("1 object") : t("{0} objects", count);
    case "field":
      return isOne ? t("1 field") : t("{0} fields", count);
    case "category":
      return isOne ? t("1 field category") : t("{0} field categories", count);
    case "option":
      return isOne ? t("1 option") : t("{0} options", count);
    case "stage":
      return isOne ? t("1 stage") : t("{0} stages", count);
    case "activityType":
      return isOne ? t("1 activity type") : t("{0} activity types", count);
    case "automation":
      return isOne ? t("1 automation") : t("{0} automations", count);
    case "person":
      return isOne ? t("1 team member") : t("{0} team members", count);
    case "role":
      return isOne ? t("1 role") : t("{0} roles", count);
  }
}
