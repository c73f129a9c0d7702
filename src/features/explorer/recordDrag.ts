import * as vscode from "vscode";
import type { ExplorerNode } from "../../model/explorer/explorerNodes";
import { RECORDS_MIME, writeTransfer } from "../../model/records/recordTransfer";
import { recordsOf } from "./recordsOf";

/** Lets records be dragged out of the view; what becomes of them decides whatever they are dropped on. */
export const recordDrag: vscode.TreeDragAndDropController<ExplorerNode> = {
  dragMimeTypes: [RECORDS_MIME],
  dropMimeTypes: [],
  handleDrag: (nodes, transfer) => {
    const records = recordsOf(nodes).filter(({ ref }) => ref.id !== "");
    if (records.length > 0) transfer.set(RECORDS_MIME, new vscode.DataTransferItem(writeTransfer(records)));
  },
};
