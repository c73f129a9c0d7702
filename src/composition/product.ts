import type * as vscode from "vscode";
import { registerCommandConditions } from "./commandConditions";
import { createCommands } from "./commands";
import { createFoundation } from "./foundation";
import { registerIds } from "./ids";
import { registerViews } from "./views";
import { OBJECT_VIEW } from "../features/objectView/objectView";
import { RECORD_VIEW } from "../features/recordView/recordView";
import { DisposableStore } from "../model/disposableStore";
import { logText } from "../model/text/logText";
import { describeSuspension } from "../model/errorText";
import type { Log } from "../platform/log";
import { registerCommands } from "../platform/registerCommands";
import type { SettingSchema } from "../platform/settings/settingSchema";
import { onDidChangeSettings } from "../platform/settings/settings";
import { registerSettingsCheck } from "../platform/settings/settingsCheck";
import { t } from "../platform/text/localize";
import { showWarning } from "../platform/warnings";

/** The part of `package.json` that is read at run time. */
interface Manifest {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, SettingSchema>> };
  };
}

/** What a person can come back to before anything else of the product was used. */
export interface Product {
  /** Take back the tabs that were open when the window was loaded again, by the type of their page. */
  readonly serializers: ReadonlyMap<string, vscode.WebviewPanelSerializer>;
}

/** Builds the parts and joins them. Nothing here waits, asks the network or loads HTTP code. */
export function startProduct(context: vscode.ExtensionContext, log: Log): Product {
  const disposables = new DisposableStore();
  context.subscriptions.push(disposables);
  const foundation = createFoundation(context, log, disposables);
  const views = registerViews(foundation, context.extensionUri, disposables);
  registerCommandConditions(foundation, views, disposables);
  const aboutIds = registerIds(foundation, views, disposables);
  disposables.add(registerCommands(createCommands(foundation, views, aboutIds), foundation.log));

  const { properties } = (context.extension.packageJSON as Manifest).contributes.configuration;
  disposables.add(registerSettingsCheck({ schemas: properties }));

  const { model } = foundation;
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
  return {
    serializers: new Map([
      [RECORD_VIEW, views.recordView.serializer],
      [OBJECT_VIEW, views.objectView.serializer],
    ]),
  };
}
