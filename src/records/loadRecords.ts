import * as vscode from "vscode";
import type { LoadedRecord, RecordCache } from "../model/recordCache";
import type { RecordRef } from "../model/recordRef";

/** Loads that take longer than this many milliseconds say so, and can be cancelled. */
const PATIENCE = 1000;

/** Loads the records that are not known yet, all or none: the first failure ends the other loads and is thrown. */
export async function loadRecords(
  records: Pick<RecordCache, "get">,
  refs: readonly RecordRef[],
): Promise<LoadedRecord[]> {
  const controller = new AbortController();
  let done = 0;
  const loading = Promise.all(
    refs.map(async (ref) => {
      const record = await records.get(ref, { signal: controller.signal });
      done++;
      return record;
    }),
  );
  const timer = setTimeout(() => {
    void showProgress(loading, controller, () => (refs.length === 1 ? "" : `${done} / ${refs.length}`));
  }, PATIENCE);
  try {
    return await loading;
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}

function showProgress(
  loading: Promise<unknown>,
  controller: AbortController,
  message: () => string,
): Thenable<void> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t("Loading from Kizen"),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (progress, token) => {
    token.onCancellationRequested(() => controller.abort());
    const timer = setInterval(() => progress.report({ message: message() }), 250);
    // Whoever loads is told of a failure; here it only ends the progress.
    await Promise.allSettled([loading]);
    clearInterval(timer);
  });
}
