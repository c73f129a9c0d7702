import * as vscode from "vscode";
import { registerActivityStatusBar } from "../features/activity/activityStatusBar";
import { registerBusinessStatusBar } from "../features/businesses/businessStatusBar";
import { registerExplorerView } from "../features/explorer/explorerView";
import { isRecordGone } from "../model/errorText";
import { describeRecord } from "../model/records/recordDescription";
import { setContextKey } from "../platform/contextKeys";
import { isReadAsUtf8, onDidChangeSettings, settings, usesPreviewTabs } from "../platform/settings";
import { registerRecentView } from "../features/recent/recentView";
import { registerRecordDocuments } from "../features/records/recordDocuments";
import type { TargetSources } from "../features/records/recordTargets";
import { followId } from "../features/recordView/followId";
import { registerRecordView, type RecordView } from "../features/recordView/recordView";
import type { Foundation, Own } from "./foundation";

export type Views = ReturnType<typeof registerViews>;

/** Makes the views, the tabs and the status bar items. */
export function registerViews(
  { model, log, pins, describeError, workspaceState }: Foundation,
  extensionUri: vscode.Uri,
  own: Own,
) {
  const { businesses, records, recent, snapshots, transport, tree } = model;
  const explorer = own(registerExplorerView(tree, { describeError, state: workspaceState }));
  own(registerActivityStatusBar(transport, log));
  own(registerBusinessStatusBar(businesses, pins));
  const recentView = own(registerRecentView({ recent, businesses }));
  const recordView: RecordView = own(
    registerRecordView({
      extensionUri,
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
      state: workspaceState,
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
  return { explorer, recentView, recordView, documents, targets };
}
