import * as vscode from "vscode";
import { Emitter, type Disposable } from "../../model/event";
import type { ChangeSignal } from "../../model/ports";

const FILE = "revision";

/**
 * Tells the other windows that the global state changed. VS Code shares that state between windows but announces
 * nothing, so the revision goes into a file of the extension's own storage, which every window watches.
 */
export function createChangeSignal({ globalStorageUri }: vscode.ExtensionContext): ChangeSignal & Disposable {
  const file = vscode.Uri.joinPath(globalStorageUri, FILE);
  const didAnnounce = new Emitter<number>();
  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(globalStorageUri, FILE),
    false,
    false,
    true,
  );
  const read = async () => {
    const revision = Number(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
    if (Number.isSafeInteger(revision)) didAnnounce.fire(revision);
  };
  watcher.onDidCreate(read);
  watcher.onDidChange(read);
  return {
    announce: async (revision) => {
      await vscode.workspace.fs.createDirectory(globalStorageUri);
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(String(revision)));
    },
    onDidAnnounce: didAnnounce.event,
    dispose: () => {
      watcher.dispose();
      didAnnounce.dispose();
    },
  };
}
