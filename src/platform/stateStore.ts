import type * as vscode from "vscode";
import type { StateStore } from "../model/host";

/** Small values in the extension's global state: shared by all windows of a profile. */
export function createStateStore({ globalState }: vscode.ExtensionContext): StateStore {
  return {
    get: (key) => globalState.get<unknown>(key),
    set: async (key, value) => globalState.update(key, value),
  };
}
