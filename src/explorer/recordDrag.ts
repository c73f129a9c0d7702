import * as vscode from "vscode";
import type { ExplorerNode } from "../model/explorerNodes";

import { RECORDS_MIME, writeTransfer } from "../model/recordTransfer";

/** Lets records be dragged out of the view; what becomes of them decides whatever they are dropped on. */
export const recordDrag: vscode.TreeDragAndDropController<ExplorerNode> = {
  dragMimeTypes: [RECORDS_MIME],
  dropMimeTypes: [],
  handleDrag: (nodes, transfer) => {
    const records = nodes.flatMap((node) =>
      node.type === "record" && node.ref.id !== "" ? [{ ref: node.ref, label: node.summary.label }] : [],
    );
    if (records.length > 0) transfer.set(RECORDS_MIME, new vscode.DataTransferItem(writeTransfer(records)));
  },
};
