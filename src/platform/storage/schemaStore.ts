import * as vscode from "vscode";
import type { SchemaStore } from "../../model/ports";
import { fileName } from "./fileName";
import { deleteWhereThere, readWholeFile, writeWholeFile } from "./wholeFile";

/** Keeps schemas in files of the extension's global storage, one for each business. */
export function createSchemaStore({
  globalStorageUri,
}: Pick<vscode.ExtensionContext, "globalStorageUri">): SchemaStore {
  const folder = vscode.Uri.joinPath(globalStorageUri, "schemas");
  const nameOf = (businessKey: string) => `${fileName(businessKey)}.json`;
  const fileOf = (businessKey: string) => vscode.Uri.joinPath(folder, nameOf(businessKey));
  return {
    read: async (businessKey) => readWholeFile(fileOf(businessKey)),
    write: (businessKey, content) => writeWholeFile(folder, nameOf(businessKey), content),
    remove: (businessKey) => deleteWhereThere(fileOf(businessKey)),
  };
}
