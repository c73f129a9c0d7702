import type { Business } from "../businesses/businesses";
import type { RecordIndexes } from "../index/recordIndexes";
import type { RecordRef } from "../recordRef";

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
  return businesses.flatMap((business) => {
    const { key } = business;
    if (key === businessKey || !indexes.inUse(key).some((one) => one.kind === kind)) return [];
    const index = indexes.of({ businessKey: key, kind });
    if (!index.state.isComplete) return [];
    const [found, ...others] = index.named(label);
    return found && others.length === 0 ? { business, id: found.ref.id } : [];
  });
}
