import type { LookupScope } from "../../../src/model/lookup/lookup";
import { company } from "../../../src/model/kinds/company";

/** The records of one kind in one business or several, and nothing else. */
export function recordsIn(businessKeys: readonly string[], kind = company.id): LookupScope {
  return { businessKeys, kinds: { only: kind }, sections: [] };
}
