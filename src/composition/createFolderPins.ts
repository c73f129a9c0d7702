import * as vscode from "vscode";
import { FolderPins } from "../features/pins/folderPins";
import type { Logger } from "../model/ports";

/** The pins of this window's folders. */
export function createFolderPins(log: Logger): FolderPins {
  return new FolderPins({
    log,
    isTrusted: () => vscode.workspace.isTrusted,
    onDidGrantTrust: vscode.workspace.onDidGrantWorkspaceTrust,
    onDidChangeWindowState: vscode.window.onDidChangeWindowState,
  });
}
