import * as vscode from "vscode";

/** What the names of all the extension's settings begin with. */
export const SECTION = "kizen";

/** Calls `listener` after one of the extension's settings changed, for whatever folder or language. Names without the section. */
export function onDidChangeConfiguration(names: readonly string[], listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (names.some((name) => event.affectsConfiguration(`${SECTION}.${name}`))) listener();
  });
}
