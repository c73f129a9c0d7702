import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { SampleHost } from "../features/businesses/sampleBusiness";
import { createModel } from "../model/createModel";
import { describeError as wordError } from "../model/errorText";
import type { Disposable } from "../model/event";
import { createLeaseFiles } from "../model/transport/leaseFiles";
import { FolderPins } from "../features/pins/folderPins";
import { askInDialog, createPinGuard } from "../features/pins/pinGuard";
import { createChangeSignal } from "../platform/changeSignal";
import { createCredentialStore } from "../platform/credentialStore";
import { createIndexStore } from "../platform/indexStore";
import { createLog } from "../platform/log";
import { settings } from "../platform/settings";
import { createStateStore } from "../platform/stateStore";

/** Takes a part to be disposed with the extension, and gives it back. */
export type Own = <T extends Disposable>(part: T) => T;

export type Foundation = ReturnType<typeof createFoundation>;

/** What everything a person sees stands on: the editor's services, what the extension knows, and which business code is for. */
export function createFoundation(context: vscode.ExtensionContext, own: Own) {
  const log = own(createLog());
  const credentials = own(createCredentialStore(context));
  const model = own(
    createModel({
      state: createStateStore(context.globalState),
      credentials,
      signal: own(createChangeSignal(context)),
      indexStore: createIndexStore(context),
      log,
      leases: createLeaseFiles(vscode.Uri.joinPath(context.globalStorageUri, "leases").fsPath),
      settings,
      createKey: randomUUID,
      sampleBaseUrl: () => sample.baseUrl(),
    }),
  );
  const { businesses } = model;
  const sample: SampleHost = own(
    new SampleHost(
      businesses,
      () => import("../sample/index"),
      () => settings.sampleCompanies,
    ),
  );
  const isTrusted = () => vscode.workspace.isTrusted;
  const pins = own(
    new FolderPins({ log, isTrusted, onDidGrantTrust: vscode.workspace.onDidGrantWorkspaceTrust }),
  );
  return {
    ...{ log, credentials, model, sample, isTrusted, pins },
    mayInsert: createPinGuard({ pins, businesses, ask: askInDialog }),
    describeError: (error: unknown) => wordError(error, vscode.l10n.t),
    /** What belongs to this workspace alone. */
    workspaceState: createStateStore(context.workspaceState),
  };
}
