import type { CommandsOf } from "../../commands";
import type { RecentRecords } from "../../model/records/recentRecords";
import type { RecordRef } from "../../model/recordRef";
import { targetsOf, type TargetSources } from "./targetSources";
import { t } from "../../platform/text/localize";
import { showMessage } from "../../platform/text/messages";

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
      const clear = t("Clear");
      const clearAll = t("Clear Including Pinned");
      const chosen = await showMessage(
        "warning",
        {
          text: t("Clear all recent records?"),
          modal: { detail: t("The records themselves stay as they are in Kizen.") },
        },
        ...(records.some(({ isPinned }) => !isPinned) ? [clear] : []),
        ...(records.some(({ isPinned }) => isPinned) ? [clearAll] : []),
      );
      if (chosen !== undefined) await recent.clear({ businessKey, pinned: chosen === clearAll });
    },
  };
}
