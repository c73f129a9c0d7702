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
type FileSaid = { readonly [Name in keyof typeof FILES]: unknown };

export interface FolderPinsDependencies {
  readonly log: Logger;
  /** A pin decides what is warned of and asked about, so a folder that nobody trusts has no say in it. */
  readonly isTrusted: () => boolean;
  readonly onDidGrantTrust: vscode.Event<void>;
}

/** Which business each folder of the workspace is pinned to, by its setting, its `.kizen/profile` or its `kizen.json`. */
export class FolderPins implements Disposable {
  readonly #dependencies: FolderPinsDependencies;
  readonly #didChange = new Emitter<void>();
  readonly #subscriptions: vscode.Disposable[];
  /** What the files say, by folder. */
  readonly #said = new Map<string, FileSaid>();
  /** The number of the last read of each folder's files: an older one that ends later says nothing. */
  readonly #reads = new Map<string, number>();
  #watchers: vscode.Disposable[] = [];
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
    const { profile, plugin } = this.#said.get(folder.uri.toString()) ?? {
      profile: undefined,
      plugin: undefined,
    };
    return choosePin({ setting: folderSetting("business", folder.uri), profile, plugin });
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

  /** Reads the files of all folders. Fires where one says something new. */
  async read(): Promise<void> {
    await Promise.all((vscode.workspace.workspaceFolders ?? []).map((folder) => this.#read(folder)));
    this.#didChange.fire();
  }

  dispose(): void {
    for (const part of [...this.#subscriptions, ...this.#watchers]) part.dispose();
    this.#didChange.dispose();
  }

  #watch(): void {
    for (const watcher of this.#watchers) watcher.dispose();
    this.#watchers = (vscode.workspace.workspaceFolders ?? []).flatMap((folder) =>
      Object.values(FILES).map(({ path }) => {
        const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, path));
        const read = () => void this.#read(folder).then(() => this.#didChange.fire());
        watcher.onDidCreate(read);
        watcher.onDidChange(read);
        watcher.onDidDelete(read);
        return watcher;
      }),
    );
    void this.read();
  }

  async #read(folder: vscode.WorkspaceFolder): Promise<void> {
    const key = folder.uri.toString();
    const read = (this.#reads.get(key) ?? 0) + 1;
    this.#reads.set(key, read);
    if (!this.#dependencies.isTrusted()) {
      this.#said.delete(key);
      return;
    }
    const [profile, plugin] = await Promise.all([
      this.#parse(folder, FILES.profile),
      this.#parse(folder, FILES.plugin),
    ]);
    if (this.#reads.get(key) === read) this.#said.set(key, { profile, plugin });
  }

  async #parse(
    { uri, name }: vscode.WorkspaceFolder,
    { path, parse }: (typeof FILES)[keyof typeof FILES],
  ): Promise<unknown> {
    let text: string;
    try {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(uri, path));
      text = new TextDecoder().decode(bytes);
    } catch {
      // Most folders have none.
      return undefined;
    }
    try {
      return await parse(text);
    } catch {
      const format = path.endsWith(".json") ? "JSON" : "TOML";
      const { log } = this.#dependencies;
      log.warn(logLine(logText`${name}:`, ownPath(path), logText`is not valid ${format} and pins nothing.`));
      return undefined;
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
