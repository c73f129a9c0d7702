import { createRecords, objectRoutes, type RecordRoutes, type Records } from "./records";
import { createSearchProbe } from "./searchProbe";
import { pathSegment } from "../http/pathSegment";
import type { CompaniesApi, Send } from "../types";

export interface CompaniesMemory {
  /** Which generation answered last time, where that is known. */
  readonly companiesApi?: CompaniesApi | undefined;
  readonly onLearnt?: (companiesApi: CompaniesApi) => void;
}

/** Companies have two generations: V2, and an object of the current API (docs/kizen-api.md, Two generations). */
export function createCompanies(send: Send, { companiesApi, onLearnt }: CompaniesMemory = {}): Records {
  const v2: RecordRoutes<CompaniesApi> = {
    name: "v2",
    list: ({ page, pageSize }) => ({ method: "GET", path: "/company", query: { page, page_size: pageSize } }),
    get: (id) => ({ method: "GET", path: `/company/${pathSegment(id)}` }),
    canSearch: createSearchProbe(send),
  };
  const current: RecordRoutes<CompaniesApi> = objectRoutes("companies_company");
  return createRecords(send, [v2, current], { known: companiesApi, ...(onLearnt && { onLearnt }) });
}
