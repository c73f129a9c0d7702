import assert from "node:assert/strict";
import * as vscode from "vscode";

export const PROFILE_BUSINESS = "5a3b1c00-0000-4000-8000-0000000000aa";

/** The folder of the demo workspace. */
export const folder = (): vscode.WorkspaceFolder => {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first);
  return first;
};
/** A file of code in it. */
export const file = () => vscode.Uri.joinPath(folder().uri, "src", "syncCompanies.ts");
export const profile = () => vscode.Uri.joinPath(folder().uri, ".kizen", "profile");
export const writeProfile = (text: string) =>
  vscode.workspace.fs.writeFile(profile(), new TextEncoder().encode(text));

/** Deletes the profile with its folder, where there is one. */
export async function deleteProfile(): Promise<void> {
  const uri = vscode.Uri.joinPath(folder().uri, ".kizen");
  await vscode.workspace.fs.delete(uri, { recursive: true }).then(undefined, () => undefined);
}
