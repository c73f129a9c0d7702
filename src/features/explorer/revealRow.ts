import type * as vscode from "vscode";
import type { ExplorerNode } from "../../model/explorer/explorerNodes";

/** Tells VS Code which rows are to be drawn anew. */
interface RowChanges {
  /** Tells at once what changed. */
  flush(): void;
  /** Has all rows drawn anew. */
  redraw(): void;
}

type RevealOptions = Parameters<vscode.TreeView<ExplorerNode>["reveal"]>[1];

/**
 * Shows a row and opens what is above it. Rejects where VS Code cannot, even once all rows are drawn anew: it loses rows
 * that are drawn anew while what is above them is being closed, shows what is left of them, and does not find them
 * ("Data tree node not found").
 */
export async function revealRow(
  node: ExplorerNode,
  options: RevealOptions,
  view: Pick<vscode.TreeView<ExplorerNode>, "reveal">,
  changes: RowChanges,
): Promise<void> {
  changes.flush();
  try {
    await view.reveal(node, options);
  } catch {
    changes.redraw();
    await view.reveal(node, options);
  }
}
