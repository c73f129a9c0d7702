import * as vscode from "vscode";
import type { CommandsOf } from "../../commands";
import type { ExplorerTree } from "../../model/explorer/explorerTree";
import { describeError } from "../../platform/describeError";
import { showNotice } from "../../platform/text/messages";
import { t } from "../../platform/text/localize";
import { showProgressIn } from "../../platform/text/progress";

/** Loads again, with the view's own progress bar. */
export function explorerCommands(
  tree: ExplorerTree,
): CommandsOf<"kizen.refresh" | "kizen.retry" | "kizen.copyError"> {
  const refresh = async (target?: {
    readonly nodeId?: unknown;
    readonly parent?: { readonly nodeId: string };
  }) => {
    // From the inline button of an error row the target is that row: what failed is its parent.
    const nodeId = target?.parent?.nodeId ?? target?.nodeId;
    await showProgressIn("kizen.businesses", () =>
      tree.refresh(typeof nodeId === "string" ? nodeId : undefined),
    );
  };
  const copyError = async (target: { readonly error?: unknown }) => {
    const described = describeError(target.error);
    if (!described) return;
    const { sentence, detail } = described;
    await vscode.env.clipboard.writeText(detail === undefined ? sentence : `${sentence} (${detail})`);
    showNotice(t("Copied the error"));
  };
  return { "kizen.refresh": refresh, "kizen.retry": refresh, "kizen.copyError": copyError };
}
