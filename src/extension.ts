import type * as vscode from "vscode";
import { registerCommandConditions } from "./composition/commandConditions";
import { createCommands } from "./composition/commands";
import { createFoundation } from "./composition/foundation";
import { registerIds } from "./composition/ids";
import { registerViews } from "./composition/views";
import { DisposableStore } from "./model/disposableStore";
import { logText } from "./model/text/logText";
import { describeSuspension } from "./model/errorText";
import { registerCommands } from "./platform/registerCommands";
import type { SettingSchema } from "./platform/settings/settingSchema";
import { onDidChangeSettings } from "./platform/settings/settings";
import { registerSettingsCheck } from "./platform/settings/settingsCheck";
import { t } from "./platform/text/localize";
import { showWarning } from "./platform/warnings";

/** The part of `package.json` that is read at run time. */
interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, SettingSchema>> };
  };
}

/** Builds the parts and joins them. Nothing here waits, asks the network or loads HTTP code. */
export function activate(context: vscode.ExtensionContext): void {
  const disposables = new DisposableStore();
  context.subscriptions.push(disposables);
  const foundation = createFoundation(context, disposables);
  const views = registerViews(foundation, context.extensionUri, disposables);
  registerCommandConditions(foundation, views, disposables);
  const aboutIds = registerIds(foundation, views, disposables);
  disposables.add(registerCommands(createCommands(foundation, views, aboutIds), foundation.log));

  const { properties } = (context.extension.packageJSON as Manifest).contributes.configuration;
  disposables.add(registerSettingsCheck({ schemas: properties }));

  const { log, model } = foundation;
  const { lists, transport } = model;
  disposables.add(transport.onDidSuspend(() => void showWarning(describeSuspension(t))));
  disposables.add(onDidChangeSettings(["compare"], () => views.documents.refreshSorted()));
  disposables.add(onDidChangeSettings(["pageSize"], () => lists.reset()));
  disposables.add(
    onDidChangeSettings(["index.persist"], () => {
      model.indexes
        .applyPersistence()
        .catch((error: unknown) => log.warn(logText`Index files: ${String(error)}`));
    }),
  );
  disposables.add(
    onDidChangeSettings(["requestsPerSecond", "requestTimeout"], () => void transport.applySettings()),
  );
}
