import type { Businesses } from "../../model/businesses/businesses";
import type { KnownId } from "../../model/ids/knownIds";
import { kindLabel } from "../../platform/kindLabel";
import { t } from "../../platform/text/localize";
import { joined, safe, safeText, type SafeText } from "../../model/text/safeText";

/** What an id stands for, as a word. */
export function kindOfThing({ what, kind }: KnownId): SafeText {
  switch (what) {
    case "record":
      return kind ? kindLabel(kind).one : t("Record");
    case "business":
      return t("Business");
    case "user":
      return t("User");
    case "object":
      return t("Object");
    case "field":
      return t("Field");
    case "category":
      return t("Field Category");
    case "option":
      return t("Option");
    case "stage":
      return t("Stage");
    case "activityType":
      return t("Activity Type");
    case "automation":
      return t("Automation");
    case "role":
      return t("Role");
  }
}

/**
 * What stands beside an id in code: its name, for anything but a record also what it is, and the business where that is
 * not the active one.
 */
export function shortName(known: KnownId, businesses: Pick<Businesses, "active" | "get">): SafeText {
  const label = oneLine(known.label);
  const name = known.what === "record" ? label : safeText`${label} (${kindOfThing(known)})`;
  if (known.businessKey === businesses.active?.key) return name;
  return joined([name, safe(businesses.get(known.businessKey)?.name ?? "")], " · ");
}

/** A label in one line, whose direction changes nothing around it. */
export function oneLine(label: string): SafeText {
  return safe(label.replace(/\s+/g, " "));
}
