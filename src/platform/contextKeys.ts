import * as vscode from "vscode";

/** What conditions in `package.json` can ask about. */
export type ContextKey =
  | "kizen.isRecordPreview"
  | "kizen.hasBusiness"
  | "kizen.hasOwnBusiness"
  | "kizen.hasSeveralBusinesses"
  | "kizen.hasProduction"
  | "kizen.canMarkAsProduction"
  | "kizen.hasSelection"
  | "kizen.hasRecent"
  | "kizen.hasOpenedRecord"
  | "kizen.hasInsertedId"
  | "kizen.hasFoundRecord"
  | "kizen.hasExplainedId"
  | "kizen.isFiltered"
  | "kizen.isSorted"
  | "kizen.hasSchemaChanges"
  | "kizen.isFolderPinned";

/** Sets a context key. The only door to `setContext`. */
export function setContextKey(key: ContextKey, value: boolean): void {
  void vscode.commands.executeCommand("setContext", key, value);
}
