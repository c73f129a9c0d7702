import type { LoadedRecord, RecordCache } from "../../model/records/recordCache";
import type { RecordRef } from "../../model/recordRef";
import { withDelayedProgress } from "../../platform/delayedProgress";
import { t } from "../../platform/text/localize";
import { safeText } from "../../model/text/safeText";

/** Loads the records that are not known yet, or all anew, all or none: the first failure ends the other loads and is thrown. */
export function loadRecords(
  records: Pick<RecordCache, "get">,
  refs: readonly RecordRef[],
  options: { readonly fresh?: boolean } = {},
): Promise<LoadedRecord[]> {
  let done = 0;
  const load = async (ref: RecordRef, signal: AbortSignal) => {
    const record = await records.get(ref, { ...options, signal });
    done++;
    return record;
  };
  return withDelayedProgress(
    t("Loading from Kizen"),
    (signal) => Promise.all(refs.map((ref) => load(ref, signal))),
    () => (refs.length === 1 ? "" : safeText`${done} / ${refs.length}`),
  );
}
