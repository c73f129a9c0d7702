import type * as vscode from "vscode";
import type { StateStore } from "../../model/ports";

/** Small values in the extension's global state, which all windows of a profile share, or in a workspace's. */
export function createStateStore(memento: vscode.Memento): StateStore {
  return {
    get: (key) => memento.get<unknown>(key),
    set: async (key, value) => memento.update(key, value),
  };
}
