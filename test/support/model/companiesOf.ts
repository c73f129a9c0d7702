import { company } from "../../../src/model/kinds/company";
import type { CollectionRef } from "../../../src/model/recordRef";

/** The companies of a business. */
export function companiesOf(businessKey: string): CollectionRef {
  return { businessKey, kind: company.id };
}
