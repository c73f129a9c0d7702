import * as vscode from "vscode";
import { codeAction } from "../../../platform/text/codeAction";
import { t } from "../../../platform/text/localize";
import { wrongNames, type WrongName } from "./nameDiagnostics";
import type { NameReading, NameReadings } from "./nameReadings";
import { nameInString } from "./nameInString";
import { reasonOfProblem } from "./messageOfProblem";

const { QuickFix } = vscode.CodeActionKind;

/** What can be done about a name that is marked: replace it, read why, leave it alone. */
export function registerNameQuickFixes(readings: Pick<NameReadings, "of">): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    { scheme: "*" },
    {
      provideCodeActions: async (document, range, { diagnostics }) => {
        const marked = diagnostics.filter(({ source, code }) => source === "Kizen" && code === "name");
        // VS Code asks at every move of the cursor; only what is marked is looked at again.
        if (marked.length === 0) return [];
        const reading = await readings.of(document);
        if (!reading) return [];
        return wrongNames(document, reading)
          .filter((wrong) => range.intersection(wrong.range) !== undefined)
          .flatMap((wrong) => {
            const fixes = fixesFor(wrong, document, reading);
            for (const fix of fixes) fix.diagnostics = marked.filter((one) => one.range.isEqual(wrong.range));
            return fixes;
          });
      },
    },
    { providedCodeActionKinds: [QuickFix] },
  );
}

function fixesFor(
  { place, problem, written, range }: WrongName,
  document: vscode.TextDocument,
  { schema }: NameReading,
): vscode.CodeAction[] {
  const inString = nameInString(document, place);
  const replacements = problem.suggestions.flatMap((name, index) => {
    const text = inString(name);
    if (text === undefined) return [];
    const fix = codeAction(t("Replace with `{0}`", name), QuickFix);
    fix.edit = new vscode.WorkspaceEdit();
    fix.edit.replace(document.uri, range, text);
    fix.isPreferred = index === 0;
    return [fix];
  });
  const why = codeAction(t("Why Is This Marked?"), QuickFix);
  const reason = reasonOfProblem(place, schema);
  why.command = { command: "kizen.explainName", title: why.title, arguments: [{ reason }] };
  const ignore = codeAction(t("Ignore This Name in This Folder"), QuickFix);
  const target = { name: written, uri: document.uri.toString() };
  ignore.command = { command: "kizen.ignoreName", title: ignore.title, arguments: [target] };
  return [...replacements, why, ignore];
}
