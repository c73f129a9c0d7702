import * as vscode from "vscode";
import type { Businesses } from "../model/businesses";
import { jsonText } from "../model/copyFormats";
import type { ErrorDescription } from "../model/errorText";
import type { Disposable } from "../model/event";
import type { LoadedRecord, RecordCache } from "../model/recordCache";
import { recordKind } from "../model/recordKind";
import { recordKey, type RecordRef } from "../model/recordRef";
import { toAbortSignal } from "../platform/lifetime";
import { recordUri, refOfUri, SCHEME } from "./recordUri";

export interface RecordDocumentsDependencies {
  readonly records: Pick<RecordCache, "get">;
  readonly businesses: Pick<Businesses, "get">;
  readonly describeError: (error: unknown) => ErrorDescription | undefined;
}

export interface RecordDocuments extends Disposable {
  /** The record of the document that has the focus. */
  readonly active: RecordRef | undefined;
  /** Shows a record that was loaded just before, so that whoever asked for it has been told of errors. */
  show(record: LoadedRecord, options: vscode.TextDocumentShowOptions): Promise<void>;
  /** The address that shows a record, also one that is not loaded yet. */
  uriOf(ref: RecordRef, label: string): vscode.Uri;
  /** To be called after a record was loaded anew: its open documents take over the new text. */
  refresh(ref: RecordRef): void;
}

/** Records as read-only JSON documents: what the server sent, re-indented. */
export function registerRecordDocuments(dependencies: RecordDocumentsDependencies): RecordDocuments {
  const { records, businesses, describeError } = dependencies;
  const didChange = new vscode.EventEmitter<vscode.Uri>();

  const textOf = async (uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> => {
    const ref = refOfUri(uri);
    if (!ref) return vscode.l10n.t("This address names no record.");
    try {
      return jsonText([(await records.get(ref, { signal: toAbortSignal(token) })).text]);
    } catch (error) {
      // The document is where the person looks; VS Code would show an error of its own wording instead.
      return describeError(error)?.sentence ?? vscode.l10n.t("This record is no longer available.");
    }
  };

  const registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: didChange.event,
    provideTextDocumentContent: textOf,
  });

  const uriOf = (ref: RecordRef, label: string): vscode.Uri => {
    const businessName = businesses.get(ref.businessKey)?.name ?? "";
    const kindLabel = recordKind(ref.kind)?.label.many ?? ref.kind;
    return recordUri(ref, { businessName, kindLabel, label });
  };

  return {
    uriOf,
    get active() {
      const uri = vscode.window.activeTextEditor?.document.uri;
      return uri && refOfUri(uri);
    },
    show: async ({ ref, label, text }, options) => {
      const document = await vscode.workspace.openTextDocument(uriOf(ref, label));
      // A document that was open before has the text of that time.
      if (document.getText() !== jsonText([text])) didChange.fire(document.uri);
      await vscode.window.showTextDocument(document, options);
    },
    refresh: (ref) => {
      for (const { uri } of vscode.workspace.textDocuments) {
        const shown = refOfUri(uri);
        if (shown && recordKey(shown) === recordKey(ref)) didChange.fire(uri);
      }
    },
    dispose: () => {
      registration.dispose();
      didChange.dispose();
    },
  };
}
