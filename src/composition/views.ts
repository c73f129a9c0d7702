import * as vscode from "vscode";
import type { DisposableStore } from "../model/disposableStore";
import { registerActivityStatusBar } from "../features/activity/activityStatusBar";
import { registerBusinessStatusBar } from "../features/businesses/businessStatusBar";
import { registerExplorerView } from "../features/explorer/explorerView";
import { describeRecord } from "../model/records/recordDescription";
import { kindLabel } from "../platform/kindLabel";
import { settings } from "../platform/settings/settings";
import { readFields } from "../model/schema/objectFields";
import { registerObjectView } from "../features/objectView/objectView";
import { registerRecentView } from "../features/recent/recentView";
import { registerRecordDocuments } from "../features/records/recordDocuments";
import type { TargetSources } from "../features/records/targetSources";
import { followId } from "../features/recordView/followId";
import { rememberedChoices } from "../features/recordView/rememberedChoices";
import { RecordView } from "../features/recordView/recordView";
import { registerSchemaChanges } from "../features/schemaChanges/schemaChanges";
import type { Foundation } from "./foundation";

export type Views = ReturnType<typeof registerViews>;

/** Makes the views, the tabs and the status bar items. */
export function registerViews(
  { model, log, pins, state }: Foundation,
  extensionUri: vscode.Uri,
  disposables: DisposableStore,
) {
  const { businesses, kinds, records, recent, snapshots, transport, tree, workspaceState } = model;
  const { onDidRemove } = businesses;
  const explorer = disposables.add(registerExplorerView(tree, { state: workspaceState, onDidRemove }));
  disposables.add(registerActivityStatusBar(transport, log));
  disposables.add(registerBusinessStatusBar(businesses, pins));
  const recentView = disposables.add(registerRecentView({ recent, businesses, kinds }));
  const recordView: RecordView = disposables.add(
    new RecordView({
      extensionUri,
      log,
      schemas: model.schemas,
      kinds,
      load: (ref, options) => records.get(ref, options),
      peek: (ref) => records.peek(ref),
      describe: (ref) => describeRecord(businesses, ref, kindLabel(kinds.get(ref)).one),
      onDidOpen: (record) => snapshots.keep(record),
      didCopy: (ref, label) => void recent.note(ref, label, "copied"),
      ...rememberedChoices(state),
      onDidReload: records.onDidReload,
      onDidDisappear: records.onDidDisappear,
      state: workspaceState,
      onDidRemove,
      followId: (id, from) =>
        void followId(id, from, {
          open: (ref) => recordView.open(ref),
          lookup: (wanted) => model.knownIds.lookup(wanted),
          kinds,
          readFields: (of) => readFields(of, model),
        }),
      onDidChangeBusinesses: businesses.onDidChange,
    }),
  );
  const objectView = disposables.add(
    registerObjectView({ extensionUri, log, schemas: model.schemas, businesses, state }),
  );
  const schemaChanges = disposables.add(
    registerSchemaChanges({ businesses, history: model.schemas.history }),
  );
  const documents = disposables.add(
    registerRecordDocuments({
      records,
      businesses,
      kinds,
      snapshotOf: (ref) => snapshots.of(ref),
      leftOutFields: () => settings.leftOutFields,
    }),
  );

  const activeRecord = () => {
    const ref = recordView.active ?? documents.active;
    return ref && [{ ref }];
  };
  // What a person turned to last is meant: the rows they selected, or the tab they went to.
  let isSelectionNewer = false;
  const turnTo = (isSelection: boolean) => () => (isSelectionNewer = isSelection);
  disposables.add(explorer.onDidChangeSelection(turnTo(true)));
  disposables.add(recentView.onDidChangeSelection(turnTo(true)));
  disposables.add(vscode.window.tabGroups.onDidChangeTabs(turnTo(false)));
  disposables.add(vscode.window.tabGroups.onDidChangeTabGroups(turnTo(false)));
  const selected = () => [...explorer.selection, ...recentView.selection];
  const targets: TargetSources = {
    currentTargets: () => {
      const rows = selected();
      return isSelectionNewer && rows.length > 0 ? rows : (activeRecord() ?? rows);
    },
    selections: new Map([
      ["selection", () => explorer.selection],
      ["recentSelection", () => recentView.selection],
    ]),
  };
  return { explorer, recentView, recordView, objectView, schemaChanges, documents, targets };
}
