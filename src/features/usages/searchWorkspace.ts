import * as vscode from "vscode";
import { findUsages, type Usage } from "../../model/ids/usages";
import { decodeFile } from "./decodeFile";
import { searchExcludes } from "../../platform/settings/folderSettings";

/** A file with the places of the ids in it. */
export interface FileUsages {
  readonly uri: vscode.Uri;
  readonly usages: readonly Usage[];
}

/** A file that may use an id: nobody looked. */
export interface SkippedFile {
  readonly uri: vscode.Uri;
  readonly reason: "tooLarge" | "unreadable";
}

export interface WorkspaceUsages {
  /** In the order of their paths. */
  readonly files: readonly FileUsages[];
  readonly count: number;
  /** More files than are looked at, or more places than are shown. */
  readonly isCut: boolean;
  /** In the order of their paths. */
  readonly skipped: readonly SkippedFile[];
}

const MOST_FILES = 20_000;
const MOST_USAGES = 5_000;
/** Bytes beyond which a file is not looked at: nobody writes it by hand. */
export const LARGEST_SEARCHED = 5_000_000;
const FILES_AT_ONCE = 8;

/** Finds what is looked for in one text; `most` bounds how many places. */
export type FindIn = (text: string, uri: vscode.Uri, most: number) => Promise<readonly Usage[]> | Usage[];

/** Finds ids, which are in lower case. */
export function idsIn(ids: ReadonlySet<string>): FindIn {
  return (text, _, most) => findUsages(text, ids, most);
}

/**
 * Looks in every text file of the workspace that VS Code's own search looks at, by `files.exclude`
 * and `search.exclude`. What was found before `signal` aborts is given back. Open documents are read as they stand in the editor.
 */
export async function searchWorkspace(
  findIn: FindIn,
  signal: AbortSignal,
  report: (done: number, all: number) => void,
): Promise<WorkspaceUsages> {
  const uris = await filesToSearch(signal);
  const open = new Map(vscode.workspace.textDocuments.map((document) => [document.uri.toString(), document]));
  const found: FileUsages[] = [];
  const skipped: SkippedFile[] = [];
  let [next, count] = [0, 0];
  const side = async () => {
    for (let uri = uris[next++]; uri; uri = uris[next++]) {
      if (signal.aborted || count >= MOST_USAGES) return;
      report(next, uris.length);
      const read = open.get(uri.toString())?.getText() ?? (await readText(uri));
      if (typeof read === "object") {
        skipped.push({ uri, reason: read.reason });
        continue;
      }
      const usages = read === undefined ? [] : await findIn(read, uri, MOST_USAGES - count);
      if (usages.length === 0) continue;
      count += usages.length;
      found.push({ uri, usages });
    }
  };
  await Promise.all(Array.from({ length: FILES_AT_ONCE }, side));
  return {
    files: found.toSorted(byPath),
    count,
    isCut: count >= MOST_USAGES || uris.length >= MOST_FILES,
    skipped: skipped.toSorted(byPath),
  };
}

/** The files of all folders; each folder has excludes of its own. */
async function filesToSearch(signal: AbortSignal): Promise<vscode.Uri[]> {
  const cancellation = new vscode.CancellationTokenSource();
  signal.addEventListener("abort", () => cancellation.cancel(), { once: true });
  try {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const uris = await Promise.all(
      folders.map((folder) =>
        vscode.workspace.findFiles(
          new vscode.RelativePattern(folder, "**/*"),
          searchExcludes(folder.uri),
          MOST_FILES,
          cancellation.token,
        ),
      ),
    );
    // A folder may lie in another one of the workspace.
    return [...new Map(uris.flat().map((uri) => [uri.toString(), uri])).values()].slice(0, MOST_FILES);
  } finally {
    cancellation.dispose();
  }
}

function byPath(a: { readonly uri: vscode.Uri }, b: { readonly uri: vscode.Uri }): number {
  return a.uri.path < b.uri.path ? -1 : 1;
}

/** The text of a file; undefined for one that is no text or gone meanwhile, else why it was not looked at. */
async function readText(uri: vscode.Uri): Promise<string | Pick<SkippedFile, "reason"> | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > LARGEST_SEARCHED) return { reason: "tooLarge" };
    return decodeFile(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    const isGone = error instanceof vscode.FileSystemError && error.code === "FileNotFound";
    return isGone ? undefined : { reason: "unreadable" };
  }
}
