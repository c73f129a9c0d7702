import type { Businesses } from "../businesses/businesses";
import type { RecordRef } from "../recordRef";

/** What a record belongs to, for showing beside it. */
export interface RecordDescription {
  readonly businessName: string;
  readonly kindLabel: string;
  readonly sample: boolean;
  readonly production: boolean;
}

/** Undefined where the record's business was removed. */
export function describeRecord(
  businesses: Pick<Businesses, "get">,
  ref: RecordRef,
  kindLabel: string,
): RecordDescription | undefined {
  const business = businesses.get(ref.businessKey);
  return (
    business && {
      businessName: business.name,
      kindLabel,
      sample: business.isSample,
      production: business.isProduction === true,
    }
  );
}
