import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { SampleHost } from "../features/businesses/sampleHost";
import { createModel } from "../model/createModel";
import type { DisposableStore } from "../model/disposableStore";
import { createLeaseFiles } from "../model/transport/leaseFiles";
import { createFolderPins } from "./createFolderPins";
import { confirmInDialog, createPinGuard } from "../features/pins/pinGuard";
import { createChangeSignal } from "../platform/storage/changeSignal";
import { createCredentialStore } from "../platform/storage/credentialStore";
import { createIndexStore } from "../platform/storage/indexStore";
import type { Log } from "../platform/log";
import { createSchemaStore } from "../platform/storage/schemaStore";
import { settings } from "../platform/settings/settings";
import { createStateStore } from "../platform/storage/stateStore";

export type Foundation = ReturnType<typeof createFoundation>;

/** What everything a person sees stands on: the editor's services, what the extension knows, and which business code is for. */
export function createFoundation(context: vscode.ExtensionContext, log: Log, disposables: DisposableStore) {
  const state = createStateStore(context.globalState);
  const model = disposables.add(
    createModel({
      state,
      workspaceState: createStateStore(context.workspaceState),
      credentials: disposables.add(createCredentialStore(context)),
      signal: disposables.add(createChangeSignal(context)),
      indexStore: createIndexStore(context),
      schemaStore: createSchemaStore(context),
      log,
      leases: createLeaseFiles(vscode.Uri.joinPath(context.globalStorageUri, "leases").fsPath),
      settings,
      createKey: randomUUID,
      sampleBaseUrl: () => sample.baseUrl(),
    }),
  );
  const { businesses } = model;
  const sample: SampleHost = disposables.add(
    new SampleHost(
      businesses,
      () => import("../sample/index"),
      () => settings.sampleCompanies,
    ),
  );
  const isTrusted = () => vscode.workspace.isTrusted;
  const pins = disposables.add(createFolderPins(log));
  return {
    extensionId: context.extension.id,
    log,
    model,
    state,
    sample,
    isTrusted,
    pins,
    mayInsert: createPinGuard({ pins, businesses, confirm: confirmInDialog }),
  };
}
