import * as vscode from "vscode";

/** What conditions in `package.json` can ask about. */
export type ContextKey = "kizen.isRecordPreview";

/** Sets a context key. The only door to `setContext`. */
export function setContextKey(key: ContextKey, value: boolean): void {
  void vscode.commands.executeCommand("setContext", key, value);
}
