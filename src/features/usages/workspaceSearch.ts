import * as vscode from "vscode";
import { findUsages, type Usage } from "../../model/ids/usages";
import { searchExcludes } from "../../platform/folderSettings";

/** A file with the places of the ids in it. */
export interface FileUsages {
  readonly uri: vscode.Uri;
  readonly usages: readonly Usage[];
}

export interface WorkspaceUsages {
  /** In the order of their paths. */
  readonly files: readonly FileUsages[];
  readonly count: number;
  /** More files than are looked at, or more places than are shown. */
  readonly isCut: boolean;
}

const MOST_FILES = 20_000;
const MOST_USAGES = 5_000;
/** Bytes beyond which a file is not looked at: nobody writes it by hand. */
const LARGEST = 5_000_000;
const FILES_AT_ONCE = 8;

/**
 * Looks for ids, in lower case, in every text file of the workspace that VS Code's own search looks at, by `files.exclude`
 * and `search.exclude`. What was found before `signal` aborts is given back. Open documents are read as they stand in the editor.
 */
export async function searchWorkspace(
  ids: ReadonlySet<string>,
  signal: AbortSignal,
  report: (done: number, all: number) => void,
): Promise<WorkspaceUsages> {
  const uris = await filesToSearch(signal);
  const open = new Map(vscode.workspace.textDocuments.map((document) => [document.uri.toString(), document]));
  const found: FileUsages[] = [];
  let [next, count] = [0, 0];
  const side = async () => {
    for (let uri = uris[next++]; uri; uri = uris[next++]) {
      if (signal.aborted || count >= MOST_USAGES) return;
      report(next, uris.length);
      const text = open.get(uri.toString())?.getText() ?? (await readText(uri));
      const usages = text === undefined ? [] : findUsages(text, ids);
      if (usages.length === 0) continue;
      count += usages.length;
      found.push({ uri, usages });
    }
  };
  await Promise.all(Array.from({ length: FILES_AT_ONCE }, side));
  const files = found.toSorted((a, b) => (a.uri.path < b.uri.path ? -1 : 1));
  return { files, count, isCut: count >= MOST_USAGES || uris.length >= MOST_FILES };
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

/** The text of a file; undefined for one that is too large, not text, or gone meanwhile. */
async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > LARGEST) return undefined;
    const bytes = await vscode.workspace.fs.readFile(uri);
    return bytes.includes(0) ? undefined : new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}
