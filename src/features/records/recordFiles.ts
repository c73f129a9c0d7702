import * as vscode from "vscode";
import { jsonText, sortedJsonText } from "../../model/records/jsonText";
import { isRecordGone } from "../../model/errorText";
import type { LoadedRecord } from "../../model/records/recordCache";
import type { RecordRef } from "../../model/recordRef";
import { describeError } from "../../platform/describeError";
import { isReadAsUtf8 } from "../../platform/settings/settings";
import { t } from "../../platform/text/localize";
import { formOfUri, refOfUri } from "./recordUri";

export interface RecordFilesDependencies {
  readonly load: (ref: RecordRef) => Promise<LoadedRecord>;
  readonly snapshotOf: (ref: RecordRef) => LoadedRecord | undefined;
  /** Names of fields that texts with sorted keys leave out. */
  readonly leftOutFields: () => ReadonlySet<string>;
}

const BYTE_ORDER_MARK = "\ufeff";
const NOTHING = new vscode.Disposable(() => undefined);

/**
 * Records as files that can only be read. A file system, where a provider of contents would be simpler, because VS Code's
 * search looks into open documents of file systems only, and what reads files by their address (an assistant's context,
 * `workspace.fs`, the breadcrumbs) finds records too. VS Code knows by itself that such a file is never dirty, says
 * "deleted" behind the name of one that is gone, and offers to try again one that could not be read.
 */
export class RecordFiles implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #didChange = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  /** Added to the times of files, for VS Code reads anew only what has another time or size. */
  #revision = 0;

  readonly onDidChangeFile = this.#didChange.event;

  constructor(private readonly dependencies: RecordFilesDependencies) {}

  watch(): vscode.Disposable {
    // Nobody tells when a record changes at Kizen.
    return NOTHING;
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    if (!refOfUri(uri)) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    const { bytes, loadedAt } = await this.#read(uri);
    const mtime = loadedAt + this.#revision;
    return { type: vscode.FileType.File, ctime: loadedAt, mtime, size: bytes.length };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return (await this.#read(uri)).bytes;
  }

  /** Folders exist in addresses only. */
  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  /** Makes VS Code read the open documents of these addresses anew. */
  touch(uris: readonly vscode.Uri[], type: vscode.FileChangeType): void {
    this.#revision++;
    if (uris.length > 0) this.#didChange.fire(uris.map((uri) => ({ type, uri })));
  }

  dispose(): void {
    this.#didChange.dispose();
  }

  async #read(uri: vscode.Uri): Promise<{ readonly bytes: Uint8Array; readonly loadedAt: number }> {
    const { text, loadedAt } = await this.#record(uri);
    const { isSorted, isWithoutIds = false } = formOfUri(uri);
    const leaveOut = this.dependencies.leftOutFields();
    const shown = isSorted ? sortedJsonText(text, { leaveOut, isWithoutIds }) : jsonText([text]);
    const mark = isReadAsUtf8(uri) ? "" : BYTE_ORDER_MARK;
    return { bytes: new TextEncoder().encode(mark + shown), loadedAt };
  }

  async #record(uri: vscode.Uri): Promise<LoadedRecord> {
    const { load, snapshotOf } = this.dependencies;
    const ref = refOfUri(uri);
    if (!ref) throw vscode.FileSystemError.FileNotFound(t("This address names no record."));
    if (formOfUri(uri).isSnapshot) {
      const snapshot = snapshotOf(ref);
      if (snapshot) return snapshot;
      const sentence = t(
        "How this record was when it was last opened is known only until the window is closed.",
      );
      throw vscode.FileSystemError.FileNotFound(sentence);
    }
    try {
      return await load(ref);
    } catch (error) {
      const gone = t("This record is no longer available.");
      const sentence = describeError(error)?.sentence ?? gone;
      throw isRecordGone(error)
        ? vscode.FileSystemError.FileNotFound(sentence)
        : vscode.FileSystemError.Unavailable(sentence);
    }
  }
}
