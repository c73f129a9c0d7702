import * as vscode from "vscode";

const SECTION = "kizen";

/** Settings that each folder of a workspace may have its own of. */
export type FolderSetting = "business";

/** What is configured for a file or folder, of whatever type settings.json gave it. */
export function folderSetting(name: FolderSetting, scope: vscode.Uri): unknown {
  return vscode.workspace.getConfiguration(SECTION, scope).get<unknown>(name);
}

/** Writes into the folder's own settings.json; undefined takes the setting out of it. */
export async function setFolderSetting(
  name: FolderSetting,
  folder: vscode.WorkspaceFolder,
  value: string | readonly string[] | undefined,
): Promise<void> {
  await vscode.workspace
    .getConfiguration(SECTION, folder.uri)
    .update(name, value, vscode.ConfigurationTarget.WorkspaceFolder);
}

/** Calls `listener` after the setting changed for any folder. */
export function onDidChangeFolderSetting(name: FolderSetting, listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(`${SECTION}.${name}`)) listener();
  });
}
