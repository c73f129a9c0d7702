import type { Businesses } from "../businesses/businesses";
import { recordKind } from "../kinds/recordKind";
import type { RecordRef } from "../recordRef";

/** What a record belongs to, for showing beside it. */
export interface RecordDescription {
  readonly businessName: string;
  readonly kindLabel: string;
  readonly sample: boolean;
}

/** Undefined where the record's business was removed. */
export function describeRecord(
  businesses: Pick<Businesses, "get">,
  ref: RecordRef,
): RecordDescription | undefined {
  const business = businesses.get(ref.businessKey);
  return (
    business && {
      businessName: business.name,
      kindLabel: recordKind(ref.kind)?.label.one ?? ref.kind,
      sample: business.isSample,
    }
  );
}
