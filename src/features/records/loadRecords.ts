import * as vscode from "vscode";
import type { LoadedRecord, RecordCache } from "../../model/records/recordCache";
import type { RecordRef } from "../../model/recordRef";
import { patiently } from "../../platform/patiently";

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
  return patiently(
    vscode.l10n.t("Loading from Kizen"),
    (signal) => Promise.all(refs.map((ref) => load(ref, signal))),
    () => (refs.length === 1 ? "" : `${done} / ${refs.length}`),
  );
}
