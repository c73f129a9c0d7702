import * as vscode from "vscode";
import { DisposableStore } from "../model/disposableStore";
import { logText } from "../model/text/logText";
import { createLog } from "../platform/log";
import { registerStandInCommands } from "../platform/standInCommands";
import type { Product } from "./product";
import type * as product from "./product";
import { showStartFailure } from "./startFailure";
import type * as whatIsKnown from "./whatIsKnown";

/** The part of `package.json` that says what can be used. */
interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
  };
}

/** Loads the parts that are bundles of their own. */
export interface Loaders {
  readonly product: () => Promise<Pick<typeof product, "startProduct">>;
  readonly whatIsKnown: () => Promise<Pick<typeof whatIsKnown, "showWhatIsKnown">>;
}

/**
 * Starts the product when a command is run, a view or an editor is shown, or a tab of its own comes back. Until then small
 * parts stand in for it. What can be seen of them, the status bar item and what the palette asks about, comes after VS Code
 * has started its other extensions.
 */
export function startOnFirstUse(context: vscode.ExtensionContext, load: Loaders): void {
  const log = createLog();
  const standIns = new DisposableStore();
  context.subscriptions.push(log, standIns);
  let hasStarted = false;
  let starting: Promise<Product> | undefined;
  const logFailure = (error: unknown) => log.error(logText`The extension did not start: ${String(error)}`);
  const startOrFail = () =>
    (starting ??= load
      .product()
      .then(({ startProduct }) => {
        hasStarted = true;
        standIns.dispose();
        return startProduct(context, log);
      })
      .catch((error: unknown) => {
        // The next use tries again: a virus scanner may have held the file, or an update be exchanging it.
        starting = undefined;
        logFailure(error);
        throw error;
      }));
  /** Whoever used something is told when it fails, and what to do. */
  const start = () =>
    startOrFail().catch((error: unknown) => {
      void showStartFailure(log);
      throw error;
    });
  const showKnown = async () => {
    const { showWhatIsKnown } = await load.whatIsKnown();
    // The product shows it itself.
    if (!hasStarted) standIns.add(showWhatIsKnown(context, log));
  };

  const { activationEvents, contributes } = context.extension.packageJSON as Manifest;
  const named = (event: string) =>
    activationEvents.flatMap((one) => (one.startsWith(`${event}:`) ? [one.slice(event.length + 1)] : []));
  const commands = contributes.commands.map(({ command }) => command);
  standIns.add(registerStandInCommands(commands, start));
  for (const { id } of Object.values(contributes.views).flat()) standIns.add(registerStandInView(id, start));
  for (const scheme of named("onFileSystem")) standIns.add(registerStandInFiles(scheme, start));
  for (const type of named("onWebviewPanel"))
    standIns.add(
      vscode.window.registerWebviewPanelSerializer(type, {
        deserializeWebviewPanel: async (tab, state) => {
          const { serializers } = await start();
          await serializers.get(type)?.deserializeWebviewPanel(tab, state);
        },
      }),
    );
  const soon = setImmediate(() => {
    showKnown().catch(logFailure);
    // Nobody waits for what an editor starts: the log has its failure.
    standIns.add(onFirstEditor(() => void startOrFail().catch(() => undefined)));
  });
  standIns.add(new vscode.Disposable(() => clearImmediate(soon)));
}

/** A view asks for its rows when it is seen. */
function registerStandInView(id: string, start: () => Promise<unknown>): vscode.Disposable {
  return vscode.window.registerTreeDataProvider<never>(id, {
    getTreeItem: (element) => element,
    getChildren: () =>
      start().then(
        () => [],
        () => [],
      ),
  });
}

/** Hands over to the product's own files, which have the scheme by the time that they are asked. */
function registerStandInFiles(scheme: string, start: () => Promise<unknown>): vscode.Disposable {
  const { fs } = vscode.workspace;
  const started =
    <Answer>(ask: (uri: vscode.Uri) => Thenable<Answer>) =>
    async (uri: vscode.Uri): Promise<Answer> => {
      await start();
      return ask(uri);
    };
  const refuse = (uri: vscode.Uri) => {
    throw vscode.FileSystemError.NoPermissions(uri);
  };
  return vscode.workspace.registerFileSystemProvider(
    scheme,
    {
      onDidChangeFile: () => new vscode.Disposable(() => undefined),
      watch: () => new vscode.Disposable(() => undefined),
      stat: started((uri) => fs.stat(uri)),
      readFile: started((uri) => fs.readFile(uri)),
      readDirectory: started((uri) => fs.readDirectory(uri)),
      createDirectory: refuse,
      writeFile: refuse,
      delete: refuse,
      rename: refuse,
    },
    { isReadonly: true, isCaseSensitive: true },
  );
}

/** Calls as soon as there is an editor whose ids can be explained. */
function onFirstEditor(then: () => void): vscode.Disposable {
  const look = () => {
    const { visibleTextEditors, visibleNotebookEditors } = vscode.window;
    if (visibleTextEditors.length + visibleNotebookEditors.length > 0) then();
  };
  look();
  return vscode.Disposable.from(
    vscode.window.onDidChangeVisibleTextEditors(look),
    vscode.window.onDidChangeVisibleNotebookEditors(look),
  );
}
