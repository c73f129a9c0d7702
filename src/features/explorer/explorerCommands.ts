import * as vscode from "vscode";
import type { CommandsOf } from "../../commands";
import type { ExplorerTree } from "../../model/explorer/explorerTree";

/** Loads again, with the view's own progress bar. */
export function explorerCommands(tree: ExplorerTree): CommandsOf<"kizen.refresh" | "kizen.retry"> {
  const refresh = async (target?: {
    readonly nodeId?: unknown;
    readonly parent?: { readonly nodeId: string };
  }) => {
    // From the inline button of an error row the target is that row: what failed is its parent.
    const nodeId = target?.parent?.nodeId ?? target?.nodeId;
    await vscode.window.withProgress({ location: { viewId: "kizen.businesses" } }, () =>
      tree.refresh(typeof nodeId === "string" ? nodeId : undefined),
    );
  };
  return { "kizen.refresh": refresh, "kizen.retry": refresh };
}
