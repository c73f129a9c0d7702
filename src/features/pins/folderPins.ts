import * as vscode from "vscode";
import { Emitter, type Disposable, type Event } from "../../model/event";
import type { Logger } from "../../model/ports";
import { logLine, logText, ownPath } from "../../model/text/logText";
import { choosePin, isSamePin, type Pin } from "../../model/businesses/pins";
import { folderSetting, onDidChangeFolderSetting } from "../../platform/settings/folderSettings";

/** The files that may pin a folder, and how each is read. */
const FILES = {
  profile: {
    path: ".kizen/profile",
    parse: async (text: string): Promise<unknown> => (await import("smol-toml")).parse(text),
  },
  plugin: { path: "kizen.json", parse: (text: string): unknown => JSON.parse(text) },
};

/** A file as it was last read; both are undefined where there is none. */
interface ReadFile {
  readonly text: string | undefined;
  /** What it holds, of whatever type; undefined where it is not of its format. */
  readonly said: unknown;
}
type ReadFiles = { readonly [Name in keyof typeof FILES]: ReadFile };

/** Milliseconds after a file's last event in which it is read once more. */
const SETTLE = 1_000;

export interface FolderPinsDependencies {
  readonly log: Logger;
  /** A pin decides what is warned of and asked about, so a folder that nobody trusts has no say in it. */
  readonly isTrusted: () => boolean;
  readonly onDidGrantTrust: vscode.Event<void>;
  readonly onDidChangeWindowState: vscode.Event<Pick<vscode.WindowState, "focused">>;
}

/** Which business each folder of the workspace is pinned to, by its setting, its `.kizen/profile` or its `kizen.json`. */
export class FolderPins implements Disposable {
  readonly #dependencies: FolderPinsDependencies;
  readonly #didChange = new Emitter<void>();
  readonly #subscriptions: vscode.Disposable[];
  /** The files of each folder that someone trusts. */
  readonly #files = new Map<string, ReadFiles>();
  /** The number of the last read of each folder's files: an older one that ends later says nothing. */
  readonly #reads = new Map<string, number>();
  #watchers: vscode.Disposable[] = [];
  #settled: NodeJS.Timeout | undefined;
  #shown: Pin | undefined;

  /** The pin of some folder changed, or another folder became the active one. */
  readonly onDidChange: Event<void> = this.#didChange.event;

  constructor(dependencies: FolderPinsDependencies) {
    this.#dependencies = dependencies;
    const changed = () => this.#didChange.fire();
    this.#subscriptions = [
      onDidChangeFolderSetting("business", changed),
      dependencies.onDidGrantTrust(() => void this.read()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#watch()),
      // What a person did elsewhere, such as to check out another branch, may have come without an event.
      dependencies.onDidChangeWindowState(({ focused }) => {
        if (focused) void this.#check();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => {
        if (isSamePin(this.#shown, this.active)) return;
        this.#shown = this.active;
        changed();
      }),
    ];
    this.#watch();
  }

  /** The pin of the folder that a file, a cell of a notebook or the folder itself is in. */
  of(uri: vscode.Uri): Pin | undefined {
    const folder = folderOf(uri);
    if (!folder || !this.#dependencies.isTrusted()) return undefined;
    const files = this.#files.get(folder.uri.toString());
    return choosePin({
      setting: folderSetting("business", folder.uri),
      profile: files?.profile.said,
      plugin: files?.plugin.said,
    });
  }

  /** The folder of the active editor; without one, the only folder. */
  get activeFolder(): vscode.WorkspaceFolder | undefined {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const [only, ...others] = vscode.workspace.workspaceFolders ?? [];
    return (uri && folderOf(uri)) ?? (others.length === 0 ? only : undefined);
  }

  get active(): Pin | undefined {
    const folder = this.activeFolder;
    return folder && this.of(folder.uri);
  }

  /** Reads the files of all folders, and fires. */
  async read(): Promise<void> {
    await this.#readAll(vscode.workspace.workspaceFolders);
    this.#didChange.fire();
  }

  dispose(): void {
    clearTimeout(this.#settled);
    for (const part of [...this.#subscriptions, ...this.#watchers]) part.dispose();
    this.#didChange.dispose();
  }

  #watch(): void {
    for (const watcher of this.#watchers) watcher.dispose();
    this.#watchers = (vscode.workspace.workspaceFolders ?? []).flatMap((folder) =>
      Object.values(FILES).map(({ path }) => {
        const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, path));
        const changed = () => this.#checkTwice(folder);
        watcher.onDidCreate(changed);
        watcher.onDidChange(changed);
        watcher.onDidDelete(changed);
        return watcher;
      }),
    );
    void this.read();
  }

  /**
   * VS Code says nothing of a file that came and went within a moment: what was read in that moment, for an event before,
   * would stay.
   */
  #checkTwice(folder: vscode.WorkspaceFolder): void {
    void this.#check([folder]);
    clearTimeout(this.#settled);
    this.#settled = setTimeout(() => void this.#check(), SETTLE);
  }

  /** Fires only where a file is another: a window gets the focus many times a day. */
  async #check(folders = vscode.workspace.workspaceFolders): Promise<void> {
    if (await this.#readAll(folders)) this.#didChange.fire();
  }

  async #readAll(folders: readonly vscode.WorkspaceFolder[] = []): Promise<boolean> {
    return (await Promise.all(folders.map((folder) => this.#read(folder)))).includes(true);
  }

  /** Whether a file is another than before. */
  async #read(folder: vscode.WorkspaceFolder): Promise<boolean> {
    const key = folder.uri.toString();
    const read = (this.#reads.get(key) ?? 0) + 1;
    this.#reads.set(key, read);
    if (!this.#dependencies.isTrusted()) return this.#files.delete(key);
    const before = this.#files.get(key);
    const [profile, plugin] = await Promise.all([
      this.#readFile(folder, FILES.profile, before?.profile),
      this.#readFile(folder, FILES.plugin, before?.plugin),
    ]);
    if (this.#reads.get(key) !== read) return false;
    this.#files.set(key, { profile, plugin });
    return profile !== before?.profile || plugin !== before.plugin;
  }

  /** The file as it was before where its text is the same, so that nothing is logged of it again. */
  async #readFile(
    { uri, name }: vscode.WorkspaceFolder,
    { path, parse }: (typeof FILES)[keyof typeof FILES],
    before: ReadFile = { text: undefined, said: undefined },
  ): Promise<ReadFile> {
    const text = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(uri, path)).then(
      (bytes) => new TextDecoder().decode(bytes),
      // Most folders have none.
      () => undefined,
    );
    if (text === before.text) return before;
    if (text === undefined) return { text, said: undefined };
    try {
      return { text, said: await parse(text) };
    } catch {
      const format = path.endsWith(".json") ? "JSON" : "TOML";
      const { log } = this.#dependencies;
      log.warn(logLine(logText`${name}:`, ownPath(path), logText`is not valid ${format} and pins nothing.`));
      return { text, said: undefined };
    }
  }
}

function folderOf(uri: vscode.Uri): vscode.WorkspaceFolder | undefined {
  if (uri.scheme !== "vscode-notebook-cell") return vscode.workspace.getWorkspaceFolder(uri);
  const notebook = vscode.workspace.notebookDocuments.find((document) =>
    document.getCells().some((cell) => cell.document.uri.toString() === uri.toString()),
  );
  return notebook && vscode.workspace.getWorkspaceFolder(notebook.uri);
}
