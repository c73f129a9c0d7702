import type * as vscode from "vscode";
import { folderSetting } from "../../../platform/settings/folderSettings";

/** The ids that a person said to leave alone in a folder. */
export function ignoredIds(uri: vscode.Uri): ReadonlySet<string> {
  const ids = folderSetting("code.ignoredIds", uri);
  if (!Array.isArray(ids)) return new Set();
  return new Set(ids.filter((id) => typeof id === "string").map((id) => id.toLowerCase()));
}
