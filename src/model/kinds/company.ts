import { pageRequest } from "../../kizen";
import type { RecordKind } from "./recordKind";
import { summarize } from "./summary";

/** A company, whichever of the two API generations serves it. */
export const company: RecordKind = {
  id: "company",
  object: "companies_company",
  label: { one: "Company", many: "Companies" },
  list: (client, { page, pageSize }, options) =>
    client.companies.listUnread(pageRequest(page, pageSize), options),
  search: (client, text, { page, pageSize }, options) =>
    client.companies.search(text, pageRequest(page, pageSize), options),
  get: (client, id, options) => client.companies.get(id, options),
  summarize,
  describeGet: (client, id) => client.companies.describeGet(id),
  describeList: (client, { page, pageSize }) => client.companies.describeList(pageRequest(page, pageSize)),
};
