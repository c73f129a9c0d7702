import * as vscode from "vscode";
import type { CommandsOf } from "../../commands";
import type { RecentRecords } from "../../model/records/recentRecords";
import type { RecordRef } from "../../model/recordRef";
import { targetsOf, type TargetSources } from "./recordTargets";

export interface RecentCommandsDependencies extends TargetSources {
  readonly recent: RecentRecords;
}

/** Keeping and forgetting the records that were used last. */
export function recentCommands(
  dependencies: RecentCommandsDependencies,
): CommandsOf<"kizen.pinRecord" | "kizen.unpinRecord" | "kizen.forgetRecord" | "kizen.clearRecent"> {
  const { recent } = dependencies;
  const onEach =
    (act: (ref: RecordRef) => Promise<void>) =>
    async (target: unknown, selection: unknown): Promise<void> => {
      for (const { ref } of targetsOf(target, selection, dependencies)) await act(ref);
    };

  return {
    "kizen.pinRecord": onEach((ref) => recent.pin(ref)),
    "kizen.unpinRecord": onEach((ref) => recent.unpin(ref)),
    "kizen.forgetRecord": onEach((ref) => recent.forget(ref)),
    "kizen.clearRecent": async (target) => {
      const businessKey = target?.businessKey;
      const records = recent.list(businessKey);
      if (records.length === 0) return;
      const clear = vscode.l10n.t("Clear");
      const clearAll = vscode.l10n.t("Clear with Pinned");
      const chosen = await vscode.window.showWarningMessage(
        vscode.l10n.t("Clear the list of recent records?"),
        { modal: true, detail: vscode.l10n.t("The records themselves stay as they are in Kizen.") },
        ...(records.some(({ isPinned }) => !isPinned) ? [clear] : []),
        ...(records.some(({ isPinned }) => isPinned) ? [clearAll] : []),
      );
      if (chosen !== undefined) await recent.clear({ businessKey, pinned: chosen === clearAll });
    },
  };
}
