import * as vscode from "vscode";
import type { IndexStore } from "../../model/ports";
import type { CollectionRef } from "../../model/recordRef";
import { fileName } from "./fileName";
import { deleteWhereThere, readWholeFile, writeWholeFile } from "./wholeFile";

/** Keeps indexes in files of the extension's global storage, a folder for each business. */
export function createIndexStore({
  globalStorageUri,
}: Pick<vscode.ExtensionContext, "globalStorageUri">): IndexStore {
  const folder = (businessKey: string) =>
    vscode.Uri.joinPath(globalStorageUri, "indexes", fileName(businessKey));
  const nameOf = ({ kind }: CollectionRef) => `${fileName(kind)}.jsonl`;
  const file = (collection: CollectionRef) =>
    vscode.Uri.joinPath(folder(collection.businessKey), nameOf(collection));
  return {
    read: async (collection) => readWholeFile(file(collection)),
    write: (collection, content) =>
      writeWholeFile(folder(collection.businessKey), nameOf(collection), content),
    remove: (collection) => deleteWhereThere(file(collection)),
    removeAllOf: (businessKey) => deleteWhereThere(folder(businessKey)),
  };
}
