import * as vscode from "vscode";
import type { Businesses } from "../../../model/businesses/businesses";
import type { Disposable, Event } from "../../../model/event";
import type { FileWarning, IdWarning } from "../../../model/ids/idWarnings";
import { JudgedDocuments, type JudgedDocumentsDependencies } from "./judgedDocuments";
import { kindLabel } from "../../../platform/kindLabel";
import { pinnedBusiness } from "../../../model/businesses/pins";
import { folderSetting, onDidChangeFolderSetting } from "../../../platform/settings/folderSettings";
import { t } from "../../../platform/text/localize";
import { isCode } from "../documentIds";
import { diagnostic } from "../../../platform/text/diagnostic";
import { safeText, type SafeText } from "../../../model/text/safeText";

/** Milliseconds of quiet after which a document is looked at again: nobody wants warnings while typing. */
const QUIET = 400;

const SEVERITIES: ReadonlyMap<unknown, vscode.DiagnosticSeverity> = new Map([
  ["hint", vscode.DiagnosticSeverity.Hint],
  ["information", vscode.DiagnosticSeverity.Information],
  ["warning", vscode.DiagnosticSeverity.Warning],
]);

export interface IdDiagnosticsDependencies extends JudgedDocumentsDependencies {
  readonly businesses: Pick<Businesses, "list" | "get" | "active" | "activeFirst">;
  /** What may make another judgement necessary: ids learnt or looked for, pins, businesses. */
  readonly onDidLearn: readonly Event<unknown>[];
}

export interface IdDiagnostics extends Disposable {
  /** What was found wrong in a part of a document as it is, for fixing it. */
  warningsIn(document: vscode.TextDocument, range: vscode.Range): readonly (IdWarning | FileWarning)[];
}

/** Marks ids that are probably wrong in the documents that are open. Judges by what is known and asks nobody. */
export function registerIdDiagnostics(dependencies: IdDiagnosticsDependencies): IdDiagnostics {
  const { pinOf, onDidLearn } = dependencies;
  const collection = vscode.languages.createDiagnosticCollection("kizen");
  const stale = new Set<vscode.TextDocument>();
  const documents = new JudgedDocuments(dependencies);
  let timer: NodeJS.Timeout | undefined;
  let [isLooking, isDisposed] = [false, false];

  const pinnedName = ({ uri }: vscode.TextDocument): string => {
    const pin = pinOf(uri);
    return (pin && pinnedBusiness(pin, dependencies.businesses)?.name) ?? pin?.businessId ?? "";
  };
  const look = async (document: vscode.TextDocument) => {
    const severity = severityOf(folderSetting("code.warnings", document.uri));
    const found = document.isClosed || severity === undefined ? [] : await documents.judge(document);
    // Who typed meanwhile is looked at again after a while.
    if (!found || isDisposed) return;
    if (document.isClosed || severity === undefined) collection.delete(document.uri);
    else
      collection.set(
        document.uri,
        found.map((one) => toDiagnostic(one, document, severity, pinnedName(document))),
      );
  };
  const flush = async () => {
    timer = undefined;
    // What is learnt while a large document is judged waits: answers come faster than it can be.
    if (isLooking) return;
    isLooking = true;
    const found = [...stale];
    stale.clear();
    try {
      for (const document of found) await look(document);
    } finally {
      isLooking = false;
    }
    if (stale.size > 0 && !isDisposed) timer ??= setTimeout(() => void flush(), QUIET);
  };
  const lookSoon = (changed: readonly vscode.TextDocument[]) => {
    for (const document of changed.filter(isCode)) stale.add(document);
    timer ??= setTimeout(() => void flush(), QUIET);
  };
  /** Typing puts it off, which pages that arrive by the dozen must not. */
  const lookAfterTyping = (document: vscode.TextDocument) => {
    clearTimeout(timer);
    timer = undefined;
    lookSoon([document]);
  };
  const lookAtAll = () => lookSoon(vscode.workspace.textDocuments);
  const settings = ["code.warnings", "code.ignoredIds"] as const;

  lookAtAll();
  const subscriptions: readonly Disposable[] = [
    vscode.workspace.onDidOpenTextDocument((document) => lookSoon([document])),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length === 0) return;
      documents.abort(document);
      lookAfterTyping(document);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => collection.delete(uri)),
    ...settings.map((name) => onDidChangeFolderSetting(name, lookAtAll)),
    ...onDidLearn.map((event) => event(lookAtAll)),
  ];
  return {
    warningsIn: (document, range) =>
      documents.last(document).filter((found) => range.intersection(rangeOf(found, document)) !== undefined),
    dispose: () => {
      isDisposed = true;
      documents.abort();
      clearTimeout(timer);
      for (const subscription of subscriptions) subscription.dispose();
      collection.dispose();
    },
  };
}

/** Undefined where nobody wants warnings. A value that means nothing means the default. */
function severityOf(configured: unknown): vscode.DiagnosticSeverity | undefined {
  return configured === "off"
    ? undefined
    : (SEVERITIES.get(configured) ?? vscode.DiagnosticSeverity.Information);
}

export function rangeOf(
  { start, end }: Pick<IdWarning, "start" | "end">,
  document: vscode.TextDocument,
): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

function toDiagnostic(
  found: IdWarning | FileWarning,
  document: vscode.TextDocument,
  severity: vscode.DiagnosticSeverity,
  pinned: string,
): vscode.Diagnostic {
  const marked = diagnostic(rangeOf(found, document), messageOf(found, pinned), severity);
  marked.source = "Kizen";
  marked.code = found.kind;
  return marked;
}

/** @param pinned how the business is called that the folder is pinned to */
function messageOf(found: IdWarning | FileWarning, pinned: string): SafeText {
  const business = found.business.name;
  if (found.kind === "foreignFile") {
    const { count } = found;
    return t(
      "{0} IDs in this file belong to “{1}”, but this folder is pinned to “{2}”.",
      count,
      business,
      pinned,
    );
  }
  if (found.kind === "unknown") {
    return t("“{0}”, which this folder is pinned to, has no record with this ID.", business);
  }
  const { what, label, kind } = found.known;
  const named = kind ? safeText`“${label}” (${kindLabel(kind).one})` : safeText`“${label}”`;
  if (found.kind === "gone") return t("{0} is no longer in “{1}”.", named, business);
  return what === "business"
    ? t("This is the ID of “{0}”, but this folder is pinned to “{1}”.", business, pinned)
    : t("{0} belongs to “{1}”, but this folder is pinned to “{2}”.", named, business, pinned);
}
