import * as vscode from "vscode";
import type { Businesses } from "../../model/businesses/businesses";
import { jsonText } from "../../model/records/jsonText";
import type { Disposable } from "../../model/event";
import type { RecordForm } from "../../model/records/recordPath";
import type { LoadedRecord, RecordCache } from "../../model/records/recordCache";
import type { RecordKinds } from "../../model/kinds/recordKinds";
import { recordKey, type RecordRef } from "../../model/recordRef";
import { kindLabel } from "../../platform/kindLabel";
import { t } from "../../platform/text/localize";
import { RecordFiles, type RecordFilesDependencies } from "./recordFiles";
import { formOfUri, recordUri, refOfUri, SCHEME } from "./recordUri";
import { MarkdownBuilder } from "../../platform/text/markdown";

export interface RecordDocumentsDependencies extends Omit<RecordFilesDependencies, "load"> {
  readonly records: Pick<RecordCache, "get" | "onDidReload" | "onDidDisappear">;
  readonly businesses: Pick<Businesses, "get">;
  readonly kinds: Pick<RecordKinds, "get">;
  /** Another scheme than the extension's, beside which tests run: one scheme has one file system. */
  readonly scheme?: string;
}

export interface RecordDocuments extends Disposable {
  /** The record of the document that has the focus. */
  readonly active: RecordRef | undefined;
  /** The address that shows a record in a form, also one that is not loaded yet. */
  uriOf(ref: RecordRef, label: string, form?: RecordForm): vscode.Uri;
  /** Shows a record that was loaded just before, so that whoever asked for it has been told of errors. */
  show(record: LoadedRecord, options: vscode.TextDocumentShowOptions): Promise<void>;
  /** To be called when other fields are to be left out: texts with sorted keys are made anew. */
  refreshSorted(): void;
}

/** Records as read-only JSON documents: what the server sent, re-indented. They follow every record that is loaded anew. */
export function registerRecordDocuments(dependencies: RecordDocumentsDependencies): RecordDocuments {
  const { records, businesses, kinds } = dependencies;
  const files = new RecordFiles({ ...dependencies, load: (ref) => records.get(ref) });

  const openUris = (matches: (uri: vscode.Uri, ref: RecordRef) => boolean): vscode.Uri[] =>
    vscode.workspace.textDocuments.flatMap(({ uri }) => {
      const ref = refOfUri(uri);
      return ref && matches(uri, ref) ? [uri] : [];
    });
  const touch = (ref: RecordRef, type: vscode.FileChangeType) => {
    const isOf = (uri: vscode.Uri, shown: RecordRef) =>
      recordKey(shown) === recordKey(ref) && formOfUri(uri).isSnapshot !== true;
    files.touch(openUris(isOf), type);
  };

  const uriOf = (ref: RecordRef, label: string, form: RecordForm = {}): vscode.Uri => {
    const businessName = businesses.get(ref.businessKey)?.name ?? "";
    const { many } = kindLabel(kinds.get(ref));
    return recordUri(ref, { businessName, kindLabel: many, label }, form, dependencies.scheme);
  };

  const subscriptions: readonly Disposable[] = [
    vscode.workspace.registerFileSystemProvider(dependencies.scheme ?? SCHEME, files, {
      isReadonly: new MarkdownBuilder()
        .text(t("This is what Kizen sent. It can be read here, not changed."))
        .build(),
      isCaseSensitive: true,
    }),
    records.onDidReload((ref) => touch(ref, vscode.FileChangeType.Changed)),
    records.onDidDisappear((ref) => touch(ref, vscode.FileChangeType.Deleted)),
    files,
  ];

  return {
    get active() {
      const uri = vscode.window.activeTextEditor?.document.uri;
      return uri && refOfUri(uri);
    },
    uriOf,
    show: async (record, options) => {
      const document = await vscode.workspace.openTextDocument(uriOf(record.ref, record.label));
      // A document that was open before has the text of that time.
      if (document.getText() !== jsonText([record.text])) touch(record.ref, vscode.FileChangeType.Changed);
      await vscode.window.showTextDocument(document, options);
    },
    refreshSorted: () => {
      files.touch(
        openUris((uri) => formOfUri(uri).isSorted === true),
        vscode.FileChangeType.Changed,
      );
    },
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}
