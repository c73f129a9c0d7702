import * as vscode from "vscode";
import type { Businesses } from "../../model/businesses/businesses";
import type { Disposable, Event } from "../../model/event";
import {
  gatherForeign,
  idWarnings,
  type FileWarning,
  type IdWarning,
  type IdWarningsDependencies,
} from "../../model/ids/idWarnings";
import { takeInSlices } from "../../model/index/slices";
import { kindLabel } from "../../platform/kindLabel";
import { pinnedBusiness, type Pin } from "../../model/businesses/pins";
import { folderSetting, onDidChangeFolderSetting } from "../../platform/settings/folderSettings";
import { t } from "../../platform/text/localize";
import { isCode } from "./documentIds";
import { diagnostic } from "../../platform/text/diagnostic";
import { safeText, type SafeText } from "../../model/text/safeText";

/** Milliseconds of quiet after which a document is looked at again: nobody wants warnings while typing. */
const QUIET = 400;
/** Characters beyond which a document is left alone: nobody writes it by hand. */
const LARGEST = 5_000_000;

/** Marks of a document: nobody reads more, and VS Code shows no more of one file. */
const MOST_MARKS = 1000;

type Warning = IdWarning | FileWarning;

interface Judged {
  readonly version: number;
  readonly warnings: readonly Warning[];
}

const SEVERITIES: ReadonlyMap<unknown, vscode.DiagnosticSeverity> = new Map([
  ["hint", vscode.DiagnosticSeverity.Hint],
  ["information", vscode.DiagnosticSeverity.Information],
  ["warning", vscode.DiagnosticSeverity.Warning],
]);

export interface IdDiagnosticsDependencies extends IdWarningsDependencies {
  readonly businesses: Pick<Businesses, "list" | "get" | "active" | "activeFirst">;
  readonly pinOf: (uri: vscode.Uri) => Pin | undefined;
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
  const judged = new WeakMap<vscode.TextDocument, Judged>();
  const closing = new AbortController();
  let timer: NodeJS.Timeout | undefined;

  /** What is wrong in a document, looked for in slices; undefined where someone typed meanwhile. */
  const judge = async (document: vscode.TextDocument): Promise<readonly Warning[] | undefined> => {
    const { uri, version } = document;
    const text = document.getText();
    const steps = idWarnings(text, pinOf(uri), ignoredIds(uri), dependencies);
    const found = text.length > LARGEST ? [] : await takeInSlices(steps, closing.signal);
    if (!found || document.version !== version) return undefined;
    const warnings = gatherForeign(found).slice(0, MOST_MARKS);
    judged.set(document, { version, warnings });
    return warnings;
  };
  const pinnedName = ({ uri }: vscode.TextDocument): string => {
    const pin = pinOf(uri);
    return (pin && pinnedBusiness(pin, dependencies.businesses)?.name) ?? pin?.businessId ?? "";
  };
  const look = async (document: vscode.TextDocument) => {
    const severity = severityOf(folderSetting("code.warnings", document.uri));
    const found = document.isClosed || severity === undefined ? [] : await judge(document);
    // Who typed meanwhile is looked at again after a while.
    if (!found || closing.signal.aborted) return;
    if (document.isClosed || severity === undefined) collection.delete(document.uri);
    else
      collection.set(
        document.uri,
        found.map((one) => toDiagnostic(one, document, severity, pinnedName(document))),
      );
  };
  const flush = async () => {
    timer = undefined;
    const documents = [...stale];
    stale.clear();
    // One after the other: each leaves room for what else happens.
    for (const document of documents) await look(document);
  };
  const lookSoon = (documents: readonly vscode.TextDocument[]) => {
    for (const document of documents.filter(isCode)) stale.add(document);
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
      if (contentChanges.length > 0) lookAfterTyping(document);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => collection.delete(uri)),
    ...settings.map((name) => onDidChangeFolderSetting(name, lookAtAll)),
    ...onDidLearn.map((event) => event(lookAtAll)),
  ];
  return {
    warningsIn: (document, range) => {
      const { version, warnings = [] } = judged.get(document) ?? {};
      if (version !== document.version) return [];
      return warnings.filter((found) => range.intersection(rangeOf(found, document)) !== undefined);
    },
    dispose: () => {
      closing.abort();
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

/** The ids that a person said to leave alone in a folder. */
export function ignoredIds(uri: vscode.Uri): ReadonlySet<string> {
  const ids = folderSetting("code.ignoredIds", uri);
  if (!Array.isArray(ids)) return new Set();
  return new Set(ids.filter((id) => typeof id === "string").map((id) => id.toLowerCase()));
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
