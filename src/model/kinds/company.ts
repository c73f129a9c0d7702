import type { RecordKind } from "../recordKind";
import { summarize } from "../summary";

/** A company, whichever of the two API generations serves it. */
export const company: RecordKind = {
  id: "company",
  object: "companies_company",
  label: { one: "Company", many: "Companies" },
  list: (client, request, options) => client.companies.list(request, options),
  get: (client, id, options) => client.companies.get(id, options),
  summarize,
  describeGet: (client, id) => client.companies.describeGet(id),
  describeList: (client, request) => client.companies.describeList(request),
};
