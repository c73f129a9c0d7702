import { company } from "../../model/kinds/company";
import type { FoundRow } from "../../model/lookup/foundRow";
import type { RecordTarget } from "../../model/recordRef";
import type { WantedRecords } from "../../model/lookup/lookupCollections";
import { pageOf } from "../../model/schema/foundThing";
import { runCommand } from "../../platform/registerCommands";
import { t } from "../../platform/text/localize";
import { safeText, type SafeText } from "../../model/text/safeText";

export type LookupCommand =
  | "kizen.find"
  | "kizen.findRecord"
  | "kizen.findCompany"
  | "kizen.findInSchema"
  | "kizen.insertNameOrId"
  | "kizen.insertCompanyId";

/** One way into the look-up. */
export interface Door {
  readonly kinds: WantedRecords["kinds"];
  /** Whether objects, fields and all else of the schema are found, too. */
  readonly hasThings: boolean;
  readonly inOne: (business: string) => SafeText;
  readonly everywhere: () => SafeText;
  readonly placeholder: () => SafeText;
  /** What Enter does. */
  readonly accept: (found: FoundRow) => Promise<void>;
}

const forRecords = () => withKeys(t("Part of a name, email or domain, or an ID"));
const forThings = () => withKeys(t("Part of a label or an API name, or an ID"));
const forAll = () => withKeys(t("Part of a name, an API name, an email or a domain, or an ID"));

/** Nothing on screen says that the buttons of a row can be reached without the mouse. */
function withKeys(wanted: SafeText): SafeText {
  return safeText`${wanted} (${t("Tab for the row's actions")})`;
}

const companyKind = { only: company.id };

export const doors = {
  find: {
    kinds: "all",
    hasThings: true,
    inOne: (name) => t("Find in {0}", name),
    everywhere: () => t("Find in All Businesses"),
    placeholder: forAll,
    accept: openFound,
  },
  record: {
    kinds: "all",
    hasThings: false,
    inOne: (name) => t("Find Record in {0}", name),
    everywhere: () => t("Find Record in All Businesses"),
    placeholder: forRecords,
    accept: openFound,
  },
  company: {
    kinds: companyKind,
    hasThings: false,
    inOne: (name) => t("Find Company in {0}", name),
    everywhere: () => t("Find Company in All Businesses"),
    placeholder: forRecords,
    accept: openFound,
  },
  /** The records of one kind, by what one of them is called. */
  ofKind: (kind: string, label: SafeText): Door => ({
    kinds: { only: kind },
    hasThings: false,
    inOne: (name) => t("Find {0} in {1}", label, name),
    everywhere: () => t("Find {0} in All Businesses", label),
    placeholder: forRecords,
    accept: openFound,
  }),
  inSchema: {
    kinds: "none",
    hasThings: true,
    inOne: (name) => t("Find in Schema of {0}", name),
    everywhere: () => t("Find in Schema of All Businesses"),
    placeholder: forThings,
    accept: openFound,
  },
  insert: {
    kinds: "all",
    hasThings: true,
    inOne: (name) => t("Insert Name or ID from {0}", name),
    everywhere: () => t("Insert Name or ID from All Businesses"),
    placeholder: forAll,
    accept: insertFound,
  },
  insertCompany: {
    kinds: companyKind,
    hasThings: false,
    inOne: (name) => t("Insert Company ID from {0}", name),
    everywhere: () => t("Insert Company ID from All Businesses"),
    placeholder: forRecords,
    accept: insertFound,
  },
} satisfies Readonly<Record<string, Door | ((kind: string, label: SafeText) => Door)>>;

/** Another record of the same kind, to lay beside one. */
export function doorToComparison(other: RecordTarget): Door {
  const name = other.label ?? other.ref.id;
  return {
    kinds: { only: other.ref.kind },
    hasThings: false,
    inOne: (business) => t("Compare “{0}” With a Record of {1}", name, business),
    everywhere: () => t("Compare “{0}” With a Record of All Businesses", name),
    placeholder: forRecords,
    accept: (found) => compareFound(found, other),
  };
}

function openFound(found: FoundRow): Promise<void> {
  if ("ref" in found) return runCommand("kizen.openRecord", { ref: found.ref, label: found.label });
  const object = pageOf(found);
  if (object) return runCommand("kizen.openObject", { businessKey: found.businessKey, ...object });
  return runCommand("kizen.revealInSchema", found);
}

function compareFound(found: FoundRow, other: RecordTarget): Promise<void> {
  if (!("ref" in found)) return openFound(found);
  return runCommand("kizen.compareRecords", other, [other, { ref: found.ref, label: found.label }]);
}

function insertFound(found: FoundRow): Promise<void> {
  if ("ref" in found) return runCommand("kizen.insertId", { ref: found.ref, label: found.label });
  return runCommand("kizen.insertApiName", found);
}
