import * as vscode from "vscode";
import { createCommands } from "./composition/commands";
import { createFoundation, type Own } from "./composition/foundation";
import { registerIds } from "./composition/ids";
import { registerViews } from "./composition/views";
import { describeSuspension } from "./model/errorText";
import { registerCommands } from "./platform/registerCommands";
import { onDidChangeSettings } from "./platform/settings";
import { showWarning } from "./platform/warnings";

/** Builds the parts and joins them. Nothing here waits, asks the network or loads HTTP code. */
export function activate(context: vscode.ExtensionContext): void {
  const own: Own = (part) => {
    context.subscriptions.push(part);
    return part;
  };
  const foundation = createFoundation(context, own);
  const views = registerViews(foundation, context.extensionUri, own);
  const aboutIds = registerIds(foundation, views, own);
  own(registerCommands(createCommands(foundation, views, aboutIds), foundation));

  const { log, model } = foundation;
  const { lists, transport } = model;
  own(transport.onDidSuspend(() => void showWarning(describeSuspension(vscode.l10n.t))));
  own(onDidChangeSettings(["compare"], () => views.documents.refreshSorted()));
  own(onDidChangeSettings(["pageSize"], () => lists.reset()));
  own(
    onDidChangeSettings(["index.persist"], () => {
      model.indexes.applyPersistence().catch((error: unknown) => log.warn(`Index files: ${String(error)}`));
    }),
  );
  own(onDidChangeSettings(["requestsPerSecond", "requestTimeout"], () => void transport.applySettings()));
}
