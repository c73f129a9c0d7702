import * as vscode from "vscode";
import { requestCommands } from "../features/activity/requestCommands";
import { businessCommands } from "../features/businesses/businessCommands";
import { credentialSources } from "../features/businesses/credentialSources";
import { sampleCommands } from "../features/businesses/sampleHost";
import type { Commands } from "../commands";
import { completionCommands } from "../features/editor/completionCommands";
import { askAgainCommand } from "../features/editor/vainTries";
import { idCommands } from "../features/editor/idFeatures";
import { ignoreCommands } from "../features/editor/warnings/ignoreCommands";
import { arrangeCommands } from "../features/explorer/arrangeCommands";
import { explorerCommands } from "../features/explorer/explorerCommands";
import { placeCommands } from "../features/explorer/placeCommands";
import { schemaCommands } from "../features/explorer/schemaCommands";
import { lookupCommands } from "../features/lookup/lookupCommands";
import { findNamesakes } from "../model/index/namesakes";
import { objectCommands } from "../features/objectView/objectCommands";
import { pinCommands } from "../features/pins/pinCommands";
import { settings } from "../platform/settings/settings";
import { compareCommands } from "../features/records/compareCommands";
import { chooseCounterpart } from "../features/records/counterparts";
import { openInBrowserCommand } from "../features/records/openInBrowser";
import { recentCommands } from "../features/records/recentCommands";
import { recordCommands } from "../features/records/recordCommands";
import { targetsOf } from "../features/records/targetSources";
import { replaceCommands } from "../features/usages/replaceIds";
import { nameUsageCommands } from "../features/usages/nameUsages";
import { usageCommands } from "../features/usages/usageCommands";
import type { Foundation } from "./foundation";
import type { registerIds } from "./ids";
import type { Views } from "./views";

/** Every command with what it works on; a feature that is left out does not compile. */
export function createCommands(
  { model, log, sample, pins, isTrusted, mayInsert, extensionId, state }: Foundation,
  { explorer, recordView, objectView, schemaChanges, documents, targets }: Views,
  aboutIds: ReturnType<typeof registerIds>,
): Commands {
  const { businesses, credentials, clients, records, tree, transport, endpointOf, snapshots, recent } = model;
  return {
    ...businessCommands({
      businesses,
      credentials,
      tryConnection: async (trial, abort) => (await clients.forTrial(trial)).check({ signal: abort }),
      endpointOf,
      sources: () => credentialSources(log),
      show: (businessKey) => explorer.showBusiness(businessKey),
    }),
    ...pinCommands({ pins, businesses, isTrusted }),
    ...sampleCommands(businesses, sample, (businessKey) => explorer.showBusiness(businessKey)),
    ...requestCommands(transport),
    ...explorerCommands(tree),
    ...schemaCommands({ state, mayInsert, revealThing: (thing) => explorer.revealThing(thing) }),
    ...schemaChanges.commands,
    ...objectCommands({ ...model, open: objectView.open }),
    ...arrangeCommands({
      ...model,
      current: () => explorer.collection,
      open: (target, options) => explorer.open(target, options),
    }),
    ...placeCommands({ ...model, shown: tree.shown }),
    ...lookupCommands({ ...model, pins, state }),
    ...recordCommands({
      ...model,
      documents,
      mayInsert,
      openPanel: (ref, options) => recordView.open(ref, options),
      onDidOpen: (record) => snapshots.keep(record),
      reveal: (ref) => explorer.reveal(ref),
      ...targets,
    }),
    ...compareCommands({
      records,
      businesses,
      documents,
      snapshotOf: (ref) => snapshots.of(ref),
      chooseCounterpart: (ref) =>
        chooseCounterpart(ref, {
          ...model,
          snapshotOf: (one) => snapshots.of(one),
          namesakes: (collection, name, signal) =>
            findNamesakes(model.indexes.of(collection), name, { signal }),
        }),
      leftOutFields: () => settings.leftOutFields,
      ...targets,
    }),
    ...openInBrowserCommand({
      ...model,
      openExternal: (url) => vscode.env.openExternal(url),
      ...targets,
    }),
    ...idCommands(),
    ...askAgainCommand({ businesses, resolver: model.idResolver }),
    ...ignoreCommands(),
    ...completionCommands(aboutIds),
    ...usageCommands({
      knownIds: model.knownIds,
      targets: (target, selection) => targetsOf(target, selection, targets),
    }),
    ...nameUsageCommands(aboutIds),
    ...replaceCommands(aboutIds),
    ...recentCommands({ recent, ...targets }),
    "kizen.keepRecordOpen": () => Promise.resolve().then(() => recordView.keepPreview()),
    "kizen.openSettings": () => openEditorPage("workbench.action.openSettings", `@ext:${extensionId}`),
    "kizen.openWalkthrough": () =>
      openEditorPage("workbench.action.openWalkthrough", `${extensionId}#kizen.start`),
    "kizen.showLog": () => Promise.resolve().then(() => log.show()),
  };
}

async function openEditorPage(command: string, which: string): Promise<void> {
  await vscode.commands.executeCommand(command, which);
}
