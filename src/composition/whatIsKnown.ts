import { randomUUID } from "node:crypto";
import type * as vscode from "vscode";
import { registerBusinessStatusBar } from "../features/businesses/businessStatusBar";
import { createFolderPins } from "./createFolderPins";
import { Businesses } from "../model/businesses/businesses";
import { DisposableStore } from "../model/disposableStore";
import type { Disposable } from "../model/event";
import type { Logger } from "../model/ports";
import { createChangeSignal } from "../platform/storage/changeSignal";
import { createCredentialStore } from "../platform/storage/credentialStore";
import { createStateStore } from "../platform/storage/stateStore";
import { registerBusinessConditions } from "./commandConditions";

/** Which business is the active one is on screen from the beginning, and the palette knows whether there is any. */
export function showWhatIsKnown(context: vscode.ExtensionContext, log: Logger): Disposable {
  const shown = new DisposableStore();
  const businesses = shown.add(
    new Businesses({
      state: createStateStore(context.globalState),
      workspaceState: createStateStore(context.workspaceState),
      credentials: shown.add(createCredentialStore(context)),
      signal: shown.add(createChangeSignal(context)),
      createKey: randomUUID,
    }),
  );
  const pins = shown.add(createFolderPins(log));
  shown.add(registerBusinessStatusBar(businesses, pins));
  shown.add(registerBusinessConditions(businesses, pins));
  return shown;
}
