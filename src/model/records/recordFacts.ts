import type { RecordIndexes } from "../index/recordIndexes";
import type { Fact } from "../kinds/recordKind";
import type { RecordRef } from "../recordRef";
import type { RecordCache } from "./recordCache";

/** What tells a record from others, as far as it is known without asking. */
export function recordFacts(
  ref: RecordRef,
  sources: {
    readonly records: Pick<RecordCache, "factsOf">;
    readonly indexes: Pick<RecordIndexes, "of">;
  },
): readonly Fact[] {
  return sources.records.factsOf(ref) ?? sources.indexes.of(ref).get(ref.id)?.fields ?? [];
}
