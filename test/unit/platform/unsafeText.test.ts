import assert from "node:assert/strict";
import path from "node:path";
import ts from "typescript";

const root = path.join(__dirname, "../../..");
const HEAD = `
import * as vscode from "vscode";
import { safe, safeText, withIcon, type SafeText } from "../../../src/model/text/safeText";
import { codeAction } from "../../../src/platform/text/codeAction";
import { showComparison } from "../../../src/platform/text/comparison";
import { CompletionItem } from "../../../src/platform/text/completionItem";
import { diagnostic } from "../../../src/platform/text/diagnostic";
import { documentLink } from "../../../src/platform/text/documentLink";
import { HintPart } from "../../../src/platform/text/hint";
import { hover } from "../../../src/platform/text/hover";
import { createInputBox } from "../../../src/platform/text/inputBox";
import { t } from "../../../src/platform/text/localize";
import { MarkdownBuilder } from "../../../src/platform/text/markdown";
import { showMessage, showNotice } from "../../../src/platform/text/messages";
import { createPanel } from "../../../src/platform/text/panels";
import { dropEdit, pasteEdit } from "../../../src/platform/text/pasteEdit";
import { createPicker, separator, showPicks } from "../../../src/platform/text/picker";
import { showProgress } from "../../../src/platform/text/progress";
import { createStatusBarItem } from "../../../src/platform/text/statusBar";
import { TreeItem } from "../../../src/platform/text/treeItem";
declare const range: vscode.Range;
declare const uri: vscode.Uri;
declare const name: string;
`;

/** Every place where VS Code shows a text, with a hole for one. */
const places: readonly string[] = [
  "codeAction(HOLE, vscode.CodeActionKind.QuickFix)",
  "showComparison(uri, uri, HOLE)",
  "new CompletionItem({ label: HOLE }, vscode.CompletionItemKind.Value)",
  'new CompletionItem({ label: "", description: HOLE }, vscode.CompletionItemKind.Value)',
  'new CompletionItem({ label: "" }, vscode.CompletionItemKind.Value).detail = HOLE',
  'new CompletionItem({ label: "" }, vscode.CompletionItemKind.Value).documentation = HOLE',
  "diagnostic(range, HOLE, vscode.DiagnosticSeverity.Hint)",
  "documentLink(range, uri, HOLE)",
  "new HintPart(HOLE)",
  "createInputBox().title = HOLE",
  "createInputBox().prompt = HOLE",
  "createInputBox().placeholder = HOLE",
  "createInputBox().validationMessage = HOLE",
  'new MarkdownBuilder().command(HOLE, "kizen.copyId")',
  'showMessage("error", { text: HOLE })',
  'showMessage("information", { text: "", modal: { detail: HOLE } })',
  'showMessage("warning", { text: "" }, HOLE)',
  "showNotice(HOLE)",
  'createPanel("kizen.record", HOLE)',
  'createPanel("kizen.record", "").title = HOLE',
  'dropEdit(new vscode.SnippetString(""), HOLE, vscode.DocumentDropOrPasteEditKind.Text)',
  'pasteEdit("", HOLE, vscode.DocumentDropOrPasteEditKind.Text)',
  "separator(HOLE)",
  "createPicker().title = HOLE",
  "createPicker().placeholder = HOLE",
  "createPicker().items = [{ label: HOLE }]",
  'createPicker().items = [{ label: "", description: HOLE }]',
  'createPicker().items = [{ label: "", detail: HOLE }]',
  "createPicker().buttons = [{ iconPath: uri, tooltip: HOLE }]",
  "showPicks([{ label: HOLE }], {})",
  "showPicks([], { title: HOLE })",
  "showPicks([], { placeHolder: HOLE })",
  "showProgress(HOLE, async () => undefined)",
  'showProgress("", async (report) => report({ message: HOLE }))',
  'createStatusBarItem("id", HOLE, 1)',
  'createStatusBarItem("id", "", 1).text = HOLE',
  'createStatusBarItem("id", "", 1).tooltip = HOLE',
  "new TreeItem(HOLE, vscode.TreeItemCollapsibleState.None)",
  "new TreeItem({ label: HOLE }, vscode.TreeItemCollapsibleState.None)",
  'new TreeItem("", vscode.TreeItemCollapsibleState.None).description = HOLE',
  'new TreeItem("", vscode.TreeItemCollapsibleState.None).tooltip = HOLE',
  'withIcon("warning", HOLE)',
];

/** What compiles nowhere, and what makes the same text safe. */
const holes = {
  unsafe: ["name", "`Copied ${name}`", "safe(name) + name", "name as `${string}`", "String(name)"],
  safe: ["safe(name)", "safeText`Copied ${name}`", 't("Copied {0}", name)', 'withIcon("copy", safe(name))'],
};

/** What would make a sentence of ours of any text, or a document that is shown of Markdown. */
const refused: readonly string[] = [
  "t(name)",
  "t(`Copied ${name}`)",
  'withIcon(name, safe("x"))',
  "new MarkdownBuilder().icon(name)",
  "hover(new vscode.MarkdownString(name), range)",
  'createStatusBarItem("id", "", 1).tooltip = new vscode.MarkdownString(name)',
  'new CompletionItem({ label: "" }, vscode.CompletionItemKind.Value).documentation = new vscode.MarkdownString(name)',
  "const made: SafeText = name",
];

const lines = (texts: readonly string[]) =>
  places.flatMap((place) => texts.map((text) => place.replace("HOLE", () => text)));

/** The statements, of all of them, that the compiler refuses, with the settings that the product is compiled with. */
function refusedBy(statements: readonly string[]): ReadonlySet<string> {
  const file = path.join(root, "test/unit/platform/shown.ts");
  // A statement a line, each in a block of its own.
  const text = `${HEAD}${statements.map((statement) => `{ ${statement}; }`).join("\n")}`;
  const read = ts.readConfigFile(path.join(root, "tsconfig.json"), (name) => ts.sys.readFile(name));
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, root);
  const compilerOptions = { ...options, incremental: false, noUnusedLocals: false, skipLibCheck: true };
  delete compilerOptions.tsBuildInfoFile;
  const host = ts.createCompilerHost(compilerOptions);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2023) : getSourceFile(name, ...rest);
  const program = ts.createProgram([file], compilerOptions, host);
  const source = program.getSourceFile(file);
  assert.ok(source);
  const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  const first = HEAD.split("\n").length - 1;
  return new Set(
    found.map(({ start = 0, messageText }) => {
      const line = source.getLineAndCharacterOfPosition(start).line - first;
      const statement = statements[line];
      assert.ok(statement !== undefined, ts.flattenDiagnosticMessageText(messageText, "\n"));
      return statement;
    }),
  );
}

describe("unsafe text: text from outside that was not made safe", () => {
  it("does not compile wherever VS Code shows it, and does once it is safe", () => {
    const unsafe = [...lines(holes.unsafe), ...refused];
    const safe = lines(holes.safe);
    const found = refusedBy([...unsafe, ...safe]);
    assert.deepEqual(
      unsafe.filter((statement) => !found.has(statement)),
      [],
    );
    assert.deepEqual(
      safe.filter((statement) => found.has(statement)),
      [],
    );
  });
});
