import * as vscode from "vscode";
import type { IndexStore } from "../model/ports";

/** Keeps indexes in files of the extension's global storage, a folder for each business. */
export function createIndexStore({ globalStorageUri }: vscode.ExtensionContext): IndexStore {
  const { fs } = vscode.workspace;
  const folder = (businessKey: string) =>
    vscode.Uri.joinPath(globalStorageUri, "indexes", encodeURIComponent(businessKey));
  const file = (businessKey: string, kind: string) =>
    vscode.Uri.joinPath(folder(businessKey), `${encodeURIComponent(kind)}.jsonl`);
  return {
    read: async (businessKey, kind) => fs.readFile(file(businessKey, kind)).then(undefined, noneWhereMissing),
    write: async (businessKey, kind, content) => {
      await fs.createDirectory(folder(businessKey));
      await fs.writeFile(file(businessKey, kind), content);
    },
    remove: async (businessKey) => {
      await fs.delete(folder(businessKey), { recursive: true }).then(undefined, noneWhereMissing);
    },
  };
}

function noneWhereMissing(error: unknown): undefined {
  if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") return undefined;
  throw error;
}
