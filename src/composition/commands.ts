import * as vscode from "vscode";
import { requestCommands } from "../features/activity/requestList";
import { businessCommands } from "../features/businesses/businessCommands";
import { credentialSources } from "../features/businesses/credentialSources";
import { sampleCommands } from "../features/businesses/sampleBusiness";
import type { Commands } from "../commands";
import { completionCommands } from "../features/editor/completionCommands";
import { idCommands } from "../features/editor/idFeatures";
import { ignoreCommands } from "../features/editor/ignoreId";
import { arrangeCommands } from "../features/explorer/arrangeCommands";
import { explorerCommands } from "../features/explorer/explorerCommands";
import { lookupCommands } from "../features/lookup/lookupCommands";
import { findNamesakes } from "../model/index/namesakes";
import { pinCommands } from "../features/pins/pinCommands";
import { settings, toggleVolatileFields } from "../platform/settings";
import { compareCommands } from "../features/records/compareCommands";
import { openInBrowserCommand } from "../features/records/openInBrowser";
import { recentCommands } from "../features/records/recentCommands";
import { recordCommands } from "../features/records/recordCommands";
import { targetsOf } from "../features/records/recordTargets";
import { replaceCommands } from "../features/usages/replaceIds";
import { usageCommands } from "../features/usages/usageCommands";
import type { Foundation } from "./foundation";
import type { registerIds } from "./ids";
import type { Views } from "./views";

/** Every command with what it works on; a feature that is left out does not compile. */
export function createCommands(
  { model, log, credentials, sample, pins, isTrusted, mayInsert, describeError }: Foundation,
  { explorer, recordView, documents, targets }: Views,
  aboutIds: ReturnType<typeof registerIds>,
): Commands {
  const {
    businesses,
    clients,
    lists,
    records,
    tree,
    transport,
    endpointOf,
    webAddressOf,
    snapshots,
    recent,
  } = model;
  return {
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
  };
}
