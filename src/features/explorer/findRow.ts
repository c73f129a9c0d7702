import * as vscode from "vscode";
import { UserFacingError } from "../../model/errorText";
import type { RecordNode } from "../../model/explorer/explorerNodes";
import type { ExplorerTree } from "../../model/explorer/explorerTree";
import type { RecordRef } from "../../model/recordRef";
import { withDelayedProgress } from "../../platform/delayedProgress";
import { t } from "../../platform/text/localize";
import type { SafeText } from "../../model/text/safeText";

/**
 * The row of a record in the sidebar, loading pages until it is found; undefined where the person cancelled. Rejects
 * where the list does not hold the record.
 */
export async function findRow(tree: ExplorerTree, ref: RecordRef): Promise<RecordNode | undefined> {
  let message: SafeText = "";
  const onProgress = (looked: number, pages: number) => {
    const [some, all] = [looked, pages].map((count) => count.toLocaleString(vscode.env.language));
    message = t("{0} of {1} pages", some ?? "", all ?? "");
  };
  return withDelayedProgress(
    t("Finding the page of the record"),
    async (signal) => {
      const node = await tree.find(ref, { signal, onProgress });
      if (node || signal.aborted) return node;
      throw new UserFacingError(
        t("The list in the sidebar does not hold this record. It may have been deleted or archived."),
      );
    },
    () => message,
  );
}
