import assert from "node:assert/strict";
import * as vscode from "vscode";
import { registerDropAndPaste } from "../../src/features/dropAndPaste/dropAndPaste";
import { shapedEdits } from "../../src/features/dropAndPaste/shapedEdits";
import { completionCommands } from "../../src/features/editor/completionCommands";
import { registerIdCompletion } from "../../src/features/editor/idCompletion";
import { registerIdDiagnostics, type IdDiagnostics } from "../../src/features/editor/warnings/idDiagnostics";
import { registerIdQuickFixes } from "../../src/features/editor/warnings/idQuickFixes";
import { ignoreCommands } from "../../src/features/editor/warnings/ignoreCommands";
import type { Business } from "../../src/model/businesses/businesses";
import { createIsGone } from "../../src/model/ids/idWarnings";
import type { Pin } from "../../src/model/businesses/pins";
import type { TransferredRecord } from "../../src/model/records/transferredRecord";
import { startModel, type TestModel } from "../support/model/model";
import { json } from "../support/servers/scriptedServer";
import { eventually } from "../support/time/eventually";
import { companiesOf } from "../support/model/companiesOf";

/** The companies of two businesses: the same names under other ids, and one that only the first has. */
const NAMES = ["Flint Analytics", "Pine & Sons", "Only Here"];
const idOf = (business: string, index: number) =>
  `${String(index).repeat(8)}-0000-4000-8000-${(business === "business" ? "a" : "b").repeat(12)}`;
const UNKNOWN = "12345678-1234-4123-8123-123456789abc";

const LANGUAGES = ["typescript", "python", "json", "markdown", "no-such-language"];

let model: TestModel;
let globex: Business;
let pin: Pin | undefined;
let diagnostics: IdDiagnostics;
let parts: vscode.Disposable;
let asked: number;
let mayInsert: boolean;
let files = 0;
let written: vscode.Uri | undefined;
let clock = 0;
const unknownIds = new Set<string>();

const inserted: string[] = [];

const ask = () => {
  asked++;
  return Promise.resolve(mayInsert);
};

const didInsert = (records: readonly TransferredRecord[]) =>
  void inserted.push(...records.map(({ label }) => label));

const remove = async (uri: vscode.Uri | undefined) => {
  if (uri) await vscode.workspace.fs.delete(uri);
};

async function open(language: string, text: string): Promise<vscode.TextEditor> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const uri = vscode.Uri.joinPath(folder.uri, `assist-${++files}.txt`);
  await remove(written);
  written = uri;
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const document = await vscode.workspace.openTextDocument(uri);
  // A language that VS Code does not know cannot be set: plain text has no syntax either.
  const id = language === "no-such-language" ? "plaintext" : language;
  return vscode.window.showTextDocument(await vscode.languages.setTextDocumentLanguage(document, id));
}

const marksOf = (document: vscode.TextDocument) =>
  vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === "Kizen");

const marked = (document: vscode.TextDocument, count: number) =>
  eventually(() => {
    const marks = marksOf(document);
    assert.equal(marks.length, count, JSON.stringify(marks));
    return marks;
  });

const fixesAt = (document: vscode.TextDocument, range: vscode.Range) =>
  eventually(async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      range,
    );
    const own = actions.filter(({ title }) => /“Flint Analytics”|Ignore This ID|Replace All/.test(title));
    assert.ok(own.length > 0);
    return own;
  });

const suggestions = async (document: vscode.TextDocument, position: vscode.Position) => {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    position,
  );
  const labelOf = ({ label }: vscode.CompletionItem) => (typeof label === "string" ? label : label.label);
  return items.filter((item) => NAMES.includes(labelOf(item)) || labelOf(item).startsWith("Load All"));
};

describe("writing ids in a real editor", function () {
  beforeEach(async () => {
    model = await startModel((request, response) => {
      const business = String(request.headers["x-business-id"]);
      const names = business === "business" ? NAMES : NAMES.slice(0, 2);
      const results = names.map((name, index) => ({
        id: idOf(business, index),
        name,
        email: `mail${index}@x`,
      }));
      json(response, 200, { count: results.length, next: null, previous: null, results });
    });
    globex = await model.businesses.add({ ...model.business, name: "Globex", businessId: "globex" }, "key-2");
    for (const { key } of [model.business, globex]) {
      await model.lists.of(companiesOf(key)).load(1);
      await model.indexes.of(companiesOf(key)).build();
    }
    inserted.length = 0;
    [pin, asked, mayInsert] = [{ businessId: "business", from: "setting" }, 0, true];
    const shared = { ...model, pinOf: () => pin, now: () => clock };
    diagnostics = registerIdDiagnostics({
      ...shared,
      isUnknownTo: (key, id) => key === model.business.key && unknownIds.has(id),
      isGone: createIsGone(model),
      onDidLearn: [model.knownIds.onDidChange, model.indexes.onDidChange],
    });
    parts = vscode.Disposable.from(
      diagnostics,
      registerIdQuickFixes({
        ...shared,
        diagnostics,
        recordsOf: (collection) => {
          const index = model.indexes.of(collection);
          return index.state.isComplete ? index.entries() : undefined;
        },
      }),
      registerIdCompletion(shared),
      registerDropAndPaste({ ...shared, mayInsert: ask, didInsert }),
    );
  });
  afterEach(async () => {
    parts.dispose();
    unknownIds.clear();
    while (vscode.window.tabGroups.activeTabGroup.activeTab)
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await model.dispose();
  });

  describe("in every language", inLanguages);
  describe("warnings", warnings);
  describe("suggestions", suggesting);
});

function inLanguages(): void {
  for (const language of LANGUAGES) {
    it(`marks ids of another business in ${language}, and replaces one by its like`, async () => {
      const [own, foreign] = [idOf("business", 0), idOf("globex", 0)];
      const { document } = await open(language, `"${own}"\n"${foreign.toUpperCase()}"\n`);
      const [mark] = await marked(document, 1);
      assert.ok(mark);
      assert.equal(mark.severity, vscode.DiagnosticSeverity.Information);
      assert.match(mark.message, /“Flint Analytics” \(Company\) belongs to “Globex”/);
      assert.equal(mark.range.start.line, 1);
      const fixes = await fixesAt(document, mark.range);
      assert.deepEqual(
        fixes.map(({ title }) => title),
        [
          "Replace with “Flint Analytics” of “Acme”",
          "Open “Flint Analytics” of “Globex”",
          "Ignore This ID in This Folder",
        ],
      );
      const [replace] = fixes;
      assert.ok(replace?.edit);
      await vscode.workspace.applyEdit(replace.edit);
      assert.equal(document.getText(), `"${own}"\n"${own}"\n`);
      await marked(document, 0);
    });

    it(`suggests records by name behind kizen: in ${language}`, async () => {
      const editor = await open(language, 'x = "kizen:pine"\n');
      const items = await suggestions(editor.document, new vscode.Position(0, 15));
      const described = items.map(({ label }) => (typeof label === "string" ? label : label.description));
      // The folder's own business first; nothing is offered to be loaded where all is read.
      assert.deepEqual(described, ["Acme", "Globex"]);
      const [first, second] = items;
      assert.equal(first?.insertText, idOf("business", 1));
      assert.equal(first.command?.command, "kizen.noteInsertion");
      assert.match(
        first.documentation instanceof vscode.MarkdownString ? first.documentation.value : "",
        /mail1\\@x/,
      );
      assert.equal(second?.insertText, "kizen:pine");
      assert.equal(second.command?.command, "kizen.insertCompletion");
    });
  }

  it("keeps names that run from right to left from turning what is beside them", async () => {
    const [foreign, name] = [idOf("globex", 0), "חברה 7"];
    await model.businesses.rename(globex.key, name);
    const { document } = await open("typescript", `f("${foreign}", "kizen:flint");\n`);
    const [mark] = await marked(document, 1);
    assert.ok(mark);
    const titles = (await fixesAt(document, mark.range)).map((fix) => fix.title);
    assert.equal(titles[1], `Open “Flint Analytics” of “\u2068${name}\u2069”`);
    const items = await suggestions(document, new vscode.Position(0, 54));
    const described = items.map(({ label }) => (typeof label === "string" ? label : label.description));
    assert.deepEqual(described, ["Acme", `\u2068${name}\u2069`]);
  });
}

function warnings(): void {
  it("marks what the business does not know after a look, and what is gone, and never asks itself", async () => {
    unknownIds.add(UNKNOWN);
    const gone = idOf("business", 2);
    const { document } = await open("python", `a = "${UNKNOWN}"\nb = "${gone}"\n`);
    await marked(document, 1);
    model.server.answer = (_, response) =>
      json(response, 200, { count: 1, next: null, previous: null, results: [{ id: idOf("business", 0) }] });
    await model.indexes.of(companiesOf(model.business.key)).refresh();
    const requests = model.server.requests.length;
    const marks = await marked(document, 2);
    assert.deepEqual(
      marks.map(({ code }) => code),
      ["unknown", "gone"],
    );
    pin = undefined;
    await vscode.window.activeTextEditor?.edit((edit) => edit.insert(new vscode.Position(0, 0), "# x\n"));
    const [left] = await marked(document, 1);
    assert.match(left?.message ?? "", /“Only Here” \(Company\) is no longer in “Acme”/);
    assert.equal(model.server.requests.length, requests);
  });

  it("says once of a file full of ids of another business that it is, and replaces them all", async () => {
    const foreign = idOf("globex", 1);
    const { document } = await open("json", JSON.stringify(Array.from({ length: 11 }, () => foreign)));
    const [mark] = await marked(document, 1);
    assert.ok(mark);
    assert.equal(
      mark.message,
      "11 IDs in this file belong to “Globex”, but this folder is pinned to “Acme”.",
    );
    const [fix, ...others] = await fixesAt(document, mark.range);
    assert.deepEqual(others, []);
    assert.deepEqual(fix?.command?.arguments, [
      {
        uri: document.uri.toString(),
        range: { start: 0, end: document.getText().length },
        from: globex.key,
        to: model.business.key,
      },
    ]);
  });

  it("leaves an id alone that someone said to ignore, and takes the severity from the setting", async () => {
    const foreign = idOf("globex", 1);
    const { document } = await open("json", `{ "id": "${foreign}" }`);
    await marked(document, 1);
    const configuration = vscode.workspace.getConfiguration("kizen", document.uri);
    await configuration.update("code.warnings", "warning");
    await eventually(() => assert.equal(marksOf(document)[0]?.severity, vscode.DiagnosticSeverity.Warning));
    await ignoreCommands()["kizen.ignoreId"]({ id: foreign, uri: document.uri.toString() });
    await marked(document, 0);
    await configuration.update("code.ignoredIds", undefined);
    await marked(document, 1);
    await configuration.update("code.warnings", "off");
    await marked(document, 0);
    await configuration.update("code.warnings", undefined);
  });
}

function suggesting(): void {
  it("suggests nothing in a string that is typed, unless someone asks; and nothing in code", async () => {
    const editor = await open("json", '{ "company": "" }');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 14), "fli"));
    assert.deepEqual(await suggestions(editor.document, new vscode.Position(0, 17)), []);
    clock += 1000;
    assert.equal((await suggestions(editor.document, new vscode.Position(0, 17))).length, 2);
    const code = await open("typescript", "flint\n");
    assert.deepEqual(await suggestions(code.document, new vscode.Position(0, 5)), []);
    assert.equal(model.server.requests.filter(({ url }) => url.includes("search")).length, 0);
  });

  it("goes on suggesting behind the blanks and signs of a name that a person types", async () => {
    for (const language of ["typescript", "python", "json", "no-such-language"]) {
      const editor = await open(language, '["", 1]');
      editor.selection = new vscode.Selection(0, 2, 0, 2);
      for (const text of "kizen:pine & so") await vscode.commands.executeCommand("type", { text });
      await eventually(async () => {
        await vscode.commands.executeCommand("acceptSelectedSuggestion");
        assert.equal(editor.document.getText(), `["${idOf("business", 1)}", 1]`);
      });
    }
  });

  it("has a row that leaves the string alone where nothing has the name", async () => {
    const editor = await open("typescript", 'f("");');
    editor.selection = new vscode.Selection(0, 3, 0, 3);
    for (const text of "kizen:no such name") await vscode.commands.executeCommand("type", { text });
    await eventually(async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        "vscode.executeCompletionItemProvider",
        editor.document.uri,
        editor.selection.active,
      );
      assert.ok(
        items.some(({ label }) => typeof label === "object" && label.label.includes("“no such name”")),
      );
    });
    await vscode.commands.executeCommand("acceptSelectedSuggestion");
    assert.equal(editor.document.getText(), 'f("kizen:no such name");');
  });

  it("writes the name as a comment where the setting says so and the language can", async () => {
    const configuration = vscode.workspace.getConfiguration("kizen");
    await configuration.update("code.nameComment", true);
    const commentIn = async (language: string, text: string) => {
      const editor = await open(language, text);
      const [first] = await suggestions(editor.document, new vscode.Position(0, 9));
      return first?.additionalTextEdits?.map(({ newText }) => newText);
    };
    assert.deepEqual(await commentIn("typescript", "f(kizen:f);\n"), [" // Flint Analytics"]);
    assert.deepEqual(await commentIn("python", "f(kizen:f)\n"), [" # Flint Analytics"]);
    assert.equal(await commentIn("json", '["kizen:f"]'), undefined);
    assert.equal(await commentIn("typescript", "f(kizen:f); // said already\n"), undefined);
    await configuration.update("code.nameComment", undefined);
  });

  it("asks before a suggestion of another business is inserted, and offers to load names", async () => {
    const { document } = await open("typescript", 'const a = "kizen:only";\n');
    const commands = completionCommands({ indexes: model.indexes, mayInsert: ask, didInsert });
    const insertion = {
      uri: document.uri.toString(),
      record: {
        ref: { businessKey: globex.key, kind: "company", id: idOf("globex", 0) },
        label: "Only at Globex",
      },
      position: { line: 0, character: 21 },
    };
    mayInsert = false;
    await commands["kizen.insertCompletion"](insertion);
    assert.equal(document.getText(), 'const a = "kizen:only";\n');
    mayInsert = true;
    await commands["kizen.insertCompletion"](insertion);
    assert.equal(document.getText(), `const a = "${idOf("globex", 0)}";\n`);
    assert.equal(asked, 2);
    assert.deepEqual(inserted, ["Only at Globex"]);

    model.indexes.of(companiesOf(globex.key)).reset();
    const other = await open("typescript", 'const b = "kizen:pin";\n');
    const items = await suggestions(other.document, new vscode.Position(0, 20));
    const load = items.find(({ command }) => command?.command === "kizen.loadNames");
    assert.equal(items.length, 2);
    await commands["kizen.loadNames"](load?.command?.arguments?.[0] as { businessKey: string; kind: string });
    assert.equal(model.indexes.of(companiesOf(globex.key)).state.isComplete, true);
  });

  it("offers ids to paste in the notation of the place they go to", async () => {
    const { document } = await open("python", "ids = \ntext = ''\n");
    const records = [0, 1].map((index) => ({
      ref: { businessKey: model.business.key, kind: "company", id: idOf("business", index) },
      label: NAMES[index] ?? "",
    }));
    const at = (line: number, character: number) => new vscode.Range(line, character, line, character);
    const inCode = shapedEdits(records, document, at(0, 6));
    assert.deepEqual(
      inCode.map(({ shape }) => shape),
      ["id", "commented", "array", "map"],
    );
    assert.match(inCode[2]?.text.value ?? "", /^\['0+-0000/);
    const inString = shapedEdits(records, document, at(1, 8));
    assert.deepEqual(
      inString.map(({ shape }) => shape),
      ["id"],
    );
  });
}
