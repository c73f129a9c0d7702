import { randomUUID } from "node:crypto";
import * as vscode from "vscode";

/** A file's content, or undefined where there is no such file. */
export function readWholeFile(file: vscode.Uri): Thenable<Uint8Array | undefined> {
  return vscode.workspace.fs.readFile(file).then(undefined, noneWhereMissing);
}

/** Writes a file so that whoever reads meanwhile, or after the computer stopped, finds the whole old or the whole new one. */
export async function writeWholeFile(folder: vscode.Uri, name: string, content: Uint8Array): Promise<void> {
  const { fs } = vscode.workspace;
  await fs.createDirectory(folder);
  const written = vscode.Uri.joinPath(folder, `${randomUUID()}.part`);
  try {
    await fs.writeFile(written, content);
    await fs.rename(written, vscode.Uri.joinPath(folder, name), { overwrite: true });
  } catch (error) {
    await deleteWhereThere(written);
    throw error;
  }
}

/** Deletes a file, or a folder with all in it. */
export async function deleteWhereThere(uri: vscode.Uri): Promise<void> {
  await vscode.workspace.fs.delete(uri, { recursive: true }).then(undefined, noneWhereMissing);
}

function noneWhereMissing(error: unknown): undefined {
  if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") return undefined;
  throw error;
}
