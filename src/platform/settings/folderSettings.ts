import * as vscode from "vscode";
import { onDidChangeConfiguration, SECTION } from "./configuration";

/** Settings that each folder of a workspace may have its own of. */
export type FolderSetting =
  "business" | "code.warnings" | "code.ignoredIds" | "code.ignoredNames" | "code.nameComment";

/** What is configured for a file, its language or a folder, of whatever type settings.json gave it. */
export function folderSetting(name: FolderSetting, scope: vscode.ConfigurationScope): unknown {
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
  return onDidChangeConfiguration([name], listener);
}

/** Whether VS Code suggests by itself in strings of a document, which it does not by default. */
export function suggestsInStrings(document: vscode.TextDocument): boolean {
  const value = vscode.workspace.getConfiguration("editor", document).get<unknown>("quickSuggestions");
  if (typeof value !== "object" || value === null) return value === true;
  const { strings } = value as { readonly strings?: unknown };
  return strings !== false && strings !== "off" && strings !== undefined;
}

/** What VS Code's search leaves out in a folder, as a pattern; files that `files.exclude` hides are left out anyway. */
export function searchExcludes(folder: vscode.Uri): string | undefined {
  const configured = vscode.workspace.getConfiguration("search", folder).get<unknown>("exclude");
  // A condition on files beside it (`when`) cannot be told in a pattern: such a file is looked at.
  const patterns = Object.entries(configured ?? {}).flatMap(([pattern, value]) =>
    value === true ? [pattern] : [],
  );
  return patterns.length === 0 ? undefined : `{${patterns.join(",")}}`;
}
