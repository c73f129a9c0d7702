import type { ExplorerNode } from "../../model/explorer/explorerNodes";
import type { TransferredRecord } from "../../model/records/transferredRecord";

/** The records among some rows, with the names that stand there. */
export function recordsOf(nodes: readonly ExplorerNode[]): TransferredRecord[] {
  return nodes.flatMap((node) =>
    node.type === "record" ? [{ ref: node.ref, label: node.summary.label }] : [],
  );
}
