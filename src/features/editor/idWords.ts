import * as vscode from "vscode";
import type { Businesses } from "../../model/businesses/businesses";
import type { KnownId } from "../../model/ids/knownIds";
import { inOwnDirection } from "../../model/bidi";

/** What an id stands for, as a word. */
export function kindOfThing({ what, ref }: KnownId): string {
  switch (what) {
    case "record":
      return ref?.kind === "company" ? vscode.l10n.t("Company") : vscode.l10n.t("Record");
    case "business":
      return vscode.l10n.t("Business");
    case "user":
      return vscode.l10n.t("User");
    case "object":
      return vscode.l10n.t("Object");
    case "field":
      return vscode.l10n.t("Field");
    case "option":
      return vscode.l10n.t("Option");
    case "stage":
      return vscode.l10n.t("Stage");
  }
}

/**
 * What stands beside an id in code: its name, for anything but a record also what it is, and the business where that is
 * not the active one.
 */
export function shortName(known: KnownId, businesses: Pick<Businesses, "active" | "get">): string {
  const label = inOwnDirection(known.label.replace(/\s+/g, " "));
  const name = known.what === "record" ? label : `${label} (${kindOfThing(known)})`;
  if (known.businessKey === businesses.active?.key) return name;
  return [name, inOwnDirection(businesses.get(known.businessKey)?.name ?? "")].filter(Boolean).join(" · ");
}
