import * as vscode from "vscode";
import type { Disposable, Event } from "../../../model/event";
import { languageOf } from "../../../model/languages/languages";
import type { NamePlace } from "../../../model/names/namePlace";
import { folderSetting, onDidChangeFolderSetting } from "../../../platform/settings/folderSettings";
import { diagnostic } from "../../../platform/text/diagnostic";
import { isCode } from "../documentIds";
import type { NameReading, NameReadings } from "./nameReadings";
import { messageOfProblem } from "./messageOfProblem";

/** Milliseconds of quiet after which a document is looked at again: nobody wants warnings while typing. */
const QUIET = 400;

export interface NameDiagnosticsDependencies {
  readonly readings: NameReadings;
  /** Pins, businesses or a schema are others than before. */
  readonly onDidLearn: readonly Event<unknown>[];
}

/** A name that is wrong, and where. */
export interface WrongName {
  readonly place: NamePlace;
  readonly problem: NonNullable<NamePlace["problem"]>;
  readonly written: string;
  readonly range: vscode.Range;
}

/** Marks names that are wrong in the documents that are open. Judges by what is known and asks nobody. */
export function registerNameDiagnostics({ readings, onDidLearn }: NameDiagnosticsDependencies): Disposable {
  const collection = vscode.languages.createDiagnosticCollection("kizen-names");
  const stale = new Set<vscode.TextDocument>();
  let timer: NodeJS.Timeout | undefined;

  const look = async (document: vscode.TextDocument) => {
    const isOff = folderSetting("code.warnings", document.uri) === "off";
    const reading = isOff || document.isClosed ? undefined : await readings.of(document);
    // Who typed meanwhile is looked at again after a while.
    if (document.isClosed || isOff || (!reading && !readings.isWanted(document)))
      collection.delete(document.uri);
    else if (reading)
      collection.set(
        document.uri,
        wrongNames(document, reading).map((wrong) => toDiagnostic(wrong, reading)),
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
    for (const document of documents)
      if (isCode(document) && languageOf(document.languageId)?.grammar) stale.add(document);
    if (stale.size > 0) timer ??= setTimeout(() => void flush(), QUIET);
  };
  const lookAfterTyping = (document: vscode.TextDocument) => {
    clearTimeout(timer);
    timer = undefined;
    lookSoon([document]);
  };
  const lookAtAll = () => lookSoon(vscode.workspace.textDocuments);

  lookAtAll();
  const subscriptions: readonly Disposable[] = [
    vscode.workspace.onDidOpenTextDocument((document) => lookSoon([document])),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) lookAfterTyping(document);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => collection.delete(uri)),
    ...(["code.warnings", "code.ignoredNames"] as const).map((name) =>
      onDidChangeFolderSetting(name, lookAtAll),
    ),
    readings.onDidComplete((document) => void look(document)),
    ...onDidLearn.map((event) => event(lookAtAll)),
  ];
  return {
    dispose: () => {
      clearTimeout(timer);
      for (const subscription of subscriptions) subscription.dispose();
      collection.dispose();
    },
  };
}

/** The names that are wrong in a document and that nobody said to leave alone. */
export function wrongNames(document: vscode.TextDocument, { places }: NameReading): WrongName[] {
  const ignored = ignoredNames(document.uri);
  return places.flatMap((place) => {
    const { problem } = place;
    if (!problem) return [];
    const range = new vscode.Range(document.positionAt(problem.start), document.positionAt(problem.end));
    const written = document.getText(range);
    return ignored.has(written) ? [] : [{ place, problem, written, range }];
  });
}

/** The names that a person said to leave alone in a folder. */
export function ignoredNames(uri: vscode.Uri): ReadonlySet<string> {
  const names = folderSetting("code.ignoredNames", uri);
  return new Set(Array.isArray(names) ? names.filter((name) => typeof name === "string") : []);
}

function toDiagnostic(
  { place, problem, written, range }: WrongName,
  { schema }: NameReading,
): vscode.Diagnostic {
  const message = messageOfProblem(written, place, problem, schema);
  const mark = diagnostic(range, message, vscode.DiagnosticSeverity.Information);
  mark.source = "Kizen";
  mark.code = "name";
  return mark;
}
