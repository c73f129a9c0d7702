import * as vscode from "vscode";
import type { ExplorerNode } from "../../model/explorer/explorerNodes";
import { RECORDS_MIME, writeTransfer } from "../../model/records/transferredRecord";
import { recordsOf } from "./recordsOf";

/** Lets records be dragged out of the view; the drop target decides what to do with them. */
export const recordDrag: vscode.TreeDragAndDropController<ExplorerNode> = {
  dragMimeTypes: [RECORDS_MIME],
  dropMimeTypes: [],
  handleDrag: (nodes, transfer) => {
    const records = recordsOf(nodes).filter(({ ref }) => ref.id !== "");
    if (records.length > 0) transfer.set(RECORDS_MIME, new vscode.DataTransferItem(writeTransfer(records)));
  },
};
