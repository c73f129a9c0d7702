import { objectKind } from "./objectKind";
import type { RecordKind } from "./recordKind";

/** A company, whichever of the two API generations serves it. */
export const company: RecordKind = {
  ...objectKind("companies_company", { singular: "Company", label: "Companies" }),
  id: "company",
  icon: "briefcase",
  records: (client) => client.companies,
};
