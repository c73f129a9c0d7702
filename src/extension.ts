import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { registerActivityStatusBar } from "./activity/activityStatusBar";
import { requestCommands } from "./activity/requestList";
import { businessCommands } from "./businesses/businessCommands";
import { registerBusinessStatusBar } from "./businesses/businessStatusBar";
import { credentialSources } from "./businesses/credentialSources";
import { SampleHost, sampleCommands } from "./businesses/sampleBusiness";
import { registerDropAndPaste } from "./dropAndPaste/dropAndPaste";
import { completionCommands } from "./editor/completionCommands";
import { registerIdAssist } from "./editor/idAssist";
import { idCommands, registerIdFeatures } from "./editor/idFeatures";
import { ignoreCommands } from "./editor/ignoreId";
import { arrangeCommands } from "./explorer/arrangeCommands";
import { explorerCommands } from "./explorer/explorerCommands";
import { registerExplorerView } from "./explorer/explorerView";
import { lookupCommands } from "./lookup/lookupCommands";
import { createModel } from "./model/createModel";
import { describeError as wordError, describeSuspension, isRecordGone } from "./model/errorText";
import type { Disposable } from "./model/event";
import { recordFacts } from "./model/recordFacts";
import { findNamesakes } from "./model/namesakes";
import { createLeaseFiles } from "./model/lease/leaseFiles";
import { describeRecord } from "./model/recordDescription";
import type { TransferredRecord } from "./model/recordTransfer";
import { FolderPins } from "./pins/folderPins";
import { pinCommands } from "./pins/pinCommands";
import { askInDialog, createPinGuard } from "./pins/pinGuard";
import { setContextKey } from "./platform/contextKeys";
import { createChangeSignal } from "./platform/changeSignal";
import { isResolveOn } from "./platform/codeSettings";
import { createCredentialStore } from "./platform/credentialStore";
import { createIndexStore } from "./platform/indexStore";
import { createLog } from "./platform/log";
import { registerCommands } from "./platform/registerCommands";
import {
  isReadAsUtf8,
  onDidChangeSettings,
  settings,
  toggleVolatileFields,
  usesPreviewTabs,
} from "./platform/settings";
import { createStateStore } from "./platform/stateStore";
import { showWarning } from "./platform/warnings";
import { compareCommands } from "./records/compareCommands";
import { openInBrowserCommand } from "./records/openInBrowser";
import { registerRecentView } from "./recent/recentView";
import { recentCommands } from "./records/recentCommands";
import { recordCommands } from "./records/recordCommands";
import { registerRecordDocuments } from "./records/recordDocuments";
import { targetsOf, type TargetSources } from "./records/recordTargets";
import { followId } from "./recordView/followId";
import { registerRecordView, type RecordView } from "./recordView/recordView";
import { registerIdReferences } from "./usages/idReferences";
import { replaceCommands } from "./usages/replaceIds";
import { usageCommands } from "./usages/usageCommands";

/** Builds the parts and joins them. Nothing here waits, asks the network or loads HTTP code. */
export function activate(context: vscode.ExtensionContext): void {
  const own = <T extends Disposable>(part: T): T => {
    context.subscriptions.push(part);
    return part;
  };
  const describeError = (error: unknown) => wordError(error, vscode.l10n.t);

  // The editor's services
  const log = own(createLog());
  const credentials = own(createCredentialStore(context));

  // What the extension knows
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
  const { businesses, clients, lists, records, tree, transport, endpointOf, webAddressOf, snapshots } = model;
  const { recent } = model;
  const sample: SampleHost = own(
    new SampleHost(
      businesses,
      () => import("./sample/index"),
      () => settings.sampleCompanies,
    ),
  );

  // Which business the code of a folder is for
  const isTrusted = () => vscode.workspace.isTrusted;
  const pins = own(
    new FolderPins({ log, isTrusted, onDidGrantTrust: vscode.workspace.onDidGrantWorkspaceTrust }),
  );
  const mayInsert = createPinGuard({ pins, businesses, ask: askInDialog });

  // What a person sees
  const explorer = own(
    registerExplorerView(tree, { describeError, state: createStateStore(context.workspaceState) }),
  );
  own(registerActivityStatusBar(transport, log));
  own(registerBusinessStatusBar(businesses, pins));
  const recentView = own(registerRecentView({ recent, businesses }));
  const recordView: RecordView = own(
    registerRecordView({
      extensionUri: context.extensionUri,
      log,
      load: (ref, options) => records.get(ref, options),
      peek: (ref) => records.peek(ref),
      describe: (ref) => describeRecord(businesses, ref),
      describeError,
      onDidOpen: (record) => snapshots.keep(record),
      didCopy: (ref, label) => void recent.note(ref, label, "copied"),
      isGone: isRecordGone,
      onDidReload: records.onDidReload,
      onDidDisappear: records.onDidDisappear,
      state: createStateStore(context.workspaceState),
      usesPreview: usesPreviewTabs,
      setIsPreview: (isPreview) => setContextKey("kizen.isRecordPreview", isPreview),
      runAction: ({ command }, { businessKey }) =>
        void vscode.commands.executeCommand(command, { businessKey }),
      followId: (id, from) =>
        void followId(id, from, {
          open: (ref) => recordView.open(ref),
          lookup: (wanted) => model.knownIds.lookup(wanted),
        }),
      onDidChangeBusinesses: businesses.onDidChange,
      hasLineNumbers: () => settings.recordViewLineNumbers,
      onDidChangeLineNumbers: (listener) => onDidChangeSettings(["recordViewLineNumbers"], listener),
    }),
  );
  const documents = own(
    registerRecordDocuments({
      records,
      businesses,
      describeError,
      isGone: isRecordGone,
      snapshotOf: (ref) => snapshots.of(ref),
      leftOutFields: () => settings.leftOutFields,
      isReadAsUtf8,
    }),
  );

  own(
    registerIdFeatures({
      businesses,
      knownIds: model.knownIds,
      resolver: model.idResolver,
      isOn: isResolveOn,
      facts: (ref) => recordFacts(ref, model),
      documentUri: (ref, label) => documents.uriOf(ref, label),
    }),
  );

  const aboutIds = {
    ...{ businesses, knownIds: model.knownIds, indexes: model.indexes, resolver: model.idResolver },
    ...{ pinOf: (uri: vscode.Uri) => pins.of(uri), onDidChangePins: pins.onDidChange, mayInsert },
    didInsert: (inserted: readonly TransferredRecord[]) => {
      for (const { ref, label } of inserted) void recent.note(ref, label, "inserted");
    },
  };
  own(registerIdAssist(aboutIds));
  own(registerDropAndPaste(aboutIds));
  own(registerIdReferences(model.knownIds));

  const activeRecord = () => {
    const ref = recordView.active ?? documents.active;
    return ref && [{ ref }];
  };
  const targets: TargetSources = {
    currentTargets: () => activeRecord() ?? [...explorer.selection, ...recentView.selection],
    selections: new Map([
      ["selection", () => explorer.selection],
      ["recentSelection", () => recentView.selection],
    ]),
  };

  own(
    registerCommands(
      {
        ...businessCommands({
          businesses,
          credentials,
          tryConnection: async (trial, abort) => (await clients.forTrial(trial)).check({ signal: abort }),
          describeError,
          endpointOf,
          sources: () => credentialSources(log),
        }),
        ...pinCommands({ pins, businesses, isTrusted }),
        ...sampleCommands(businesses, sample),
        ...requestCommands(transport),
        ...explorerCommands(tree),
        ...arrangeCommands({ ...model, open: (target) => explorer.open(target) }),
        ...lookupCommands({ ...model, describeError }),
        ...recordCommands({
          records,
          lists,
          clients,
          endpointOf,
          documents,
          mayInsert,
          openPanel: (ref, options) => recordView.open(ref, options),
          onDidOpen: (record) => snapshots.keep(record),
          reveal: (ref) => explorer.reveal(ref),
          recent,
          ...targets,
        }),
        ...compareCommands({
          records,
          businesses,
          documents,
          snapshotOf: (ref) => snapshots.of(ref),
          namesakes: (place, name, signal) =>
            findNamesakes(model.indexes.of(place.businessKey, place.kind), name, { signal }),
          leftOutFields: () => settings.leftOutFields,
          toggleVolatileFields,
          ...targets,
        }),
        ...openInBrowserCommand({
          businesses,
          webAddressOf,
          openExternal: (url) => vscode.env.openExternal(url),
          ...targets,
        }),
        ...idCommands(),
        ...ignoreCommands(),
        ...completionCommands(aboutIds),
        ...usageCommands({
          knownIds: model.knownIds,
          targets: (target, selection) => targetsOf(target, selection, targets),
        }),
        ...replaceCommands(aboutIds),
        ...recentCommands({ recent, ...targets }),
        "kizen.keepRecordOpen": () => Promise.resolve().then(() => recordView.keepPreview()),
        "kizen.showLog": () => Promise.resolve().then(() => log.show()),
      },
      { log, describeError },
    ),
  );

  own(transport.onDidSuspend(() => void showWarning(describeSuspension(vscode.l10n.t))));
  own(onDidChangeSettings(["compare"], () => documents.refreshSorted()));
  own(onDidChangeSettings(["pageSize"], () => lists.reset()));
  own(
    onDidChangeSettings(["index.persist"], () => {
      model.indexes.applyPersistence().catch((error: unknown) => log.warn(`Index files: ${String(error)}`));
    }),
  );
  own(onDidChangeSettings(["requestsPerSecond", "requestTimeout"], () => void transport.applySettings()));
}
