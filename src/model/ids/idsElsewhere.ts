import type { Business } from "../businesses/businesses";
import type { RecordIndexes } from "../index/recordIndexes";
import { nameKey } from "../kinds/sameName";
import type { RecordRef } from "../recordRef";

/** Characters by which two spellings of one name may differ in length; others need no closer look. */
const SPELLING = 8;

/**
 * The ids that the record with the same name and kind has in the other businesses, where all of its kind were read there.
 * A name that several have decides nothing. Nobody is asked.
 */
export function idsElsewhere(
  { businessKey, kind }: Pick<RecordRef, "businessKey" | "kind">,
  label: string,
  businesses: readonly Business[],
  indexes: Pick<RecordIndexes, "of" | "inUse">,
): readonly { readonly business: Business; readonly id: string }[] {
  const wanted = nameKey(label);
  return businesses.flatMap((business) => {
    const { key } = business;
    if (key === businessKey || !indexes.inUse(key).some((one) => one.kind === kind)) return [];
    const index = indexes.of({ businessKey: key, kind });
    if (!index.state.isComplete) return [];
    const found: string[] = [];
    for (const { label: other, ref } of index.entries()) {
      if (Math.abs(other.length - label.length) <= SPELLING && nameKey(other) === wanted) found.push(ref.id);
      if (found.length > 1) return [];
    }
    const [id] = found;
    return id === undefined ? [] : { business, id };
  });
}
