import assert from "node:assert/strict";
import * as vscode from "vscode";
import { ignoreCommands } from "../../src/features/editor/ignoreCommands";
import { registerNameFeatures } from "../../src/features/editor/names/nameFeatures";
import { createThingDocuments } from "../../src/features/editor/things/thingDocuments";
import { registerIdReferences } from "../../src/features/usages/idReferences";
import type { NameUsagesDependencies } from "../../src/features/usages/nameUsages";
import { Emitter } from "../../src/model/event";
import { eventually } from "../support/eventually";
import { startModel, type TestModel } from "../support/model";
import { schemaServer, smallSchema } from "../support/schemaServer";

const SCRIPT = [
  "import requests",
  "",
  'URL = "https://app.go.kizen.com/api"',
  "",
  "def small_deals():",
  '    body = {"field_names": ["name", "sise"]}',
  '    return requests.post(f"{URL}/records/deals/search", json=body)',
  "",
  "def grow(id):",
  '    fields = [{"name": "size", "value": "Large"}]',
  '    return requests.patch(f"{URL}/records/deals/{id}", json={"fields": fields})',
  "",
].join("\n");

let model: TestModel;
let parts: { dispose(): unknown };
let told: unknown;
let aboutNames: NameUsagesDependencies;
let files = 0;
const never = new Emitter<undefined>();

async function open(text: string, language = "python"): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({
    content: `${"\n".repeat(files++)}${text}`,
    language,
  });
  return vscode.window.showTextDocument(document);
}

const positionOf = ({ document }: vscode.TextEditor, text: string, inside = 1) =>
  document.positionAt(document.getText().indexOf(text) + inside);

const marksOf = ({ document }: vscode.TextEditor) =>
  vscode.languages.getDiagnostics(document.uri).filter(({ code }) => code === "name");

const marked = (editor: vscode.TextEditor, messages: readonly string[]) =>
  eventually(() =>
    assert.deepEqual(
      marksOf(editor).map(({ message }) => message),
      messages,
    ),
  );

const read = () => model.schemas.open(model.business.key);

async function hoverAt(editor: vscode.TextEditor, text: string): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    editor.document.uri,
    positionOf(editor, text),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content as vscode.MarkdownString).value)
    .join("\n");
}

async function suggestionsAt(
  editor: vscode.TextEditor,
  text: string,
  inside?: number,
): Promise<readonly string[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    editor.document.uri,
    positionOf(editor, text, inside),
  );
  return items
    .filter(({ kind }) => kind !== vscode.CompletionItemKind.Text)
    .map(({ label }) => (typeof label === "string" ? label : label.label));
}

describe("names of a schema in a real editor", function () {
  beforeEach(async () => {
    told = true;
    model = await startModel(schemaServer(smallSchema()));
    const thingDocuments = createThingDocuments(model.schemas, "kizenschema-names");
    const names = registerNameFeatures({
      thingDocuments,
      businesses: model.businesses,
      schemas: model.schemas,
      pinOf: () => undefined,
      state: { get: () => told, set: (_, value) => Promise.resolve(void (told = value)) },
      onDidChangePins: never.event,
      onDidChangeBusinesses: never.event,
    });
    aboutNames = { ...model, nameAt: (document, position) => names.nameAt(document, position) };
    parts = vscode.Disposable.from(names, thingDocuments, registerIdReferences(aboutNames));
  });
  afterEach(async () => {
    parts.dispose();
    while (vscode.window.tabGroups.activeTabGroup.activeTab)
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await model.dispose();
  });

  describe("explained, checked and suggested", telling);
  describe("left alone", sparing);
});

function telling(): void {
  it("marks a name that Kizen would drop, at information level, and replaces it", async () => {
    await read();
    const editor = await open(SCRIPT);
    await marked(editor, ["Deals has no field `sise`. Did you mean `size`?"]);
    const [mark] = marksOf(editor);
    assert.ok(mark);
    assert.equal(mark.severity, vscode.DiagnosticSeverity.Information);
    assert.equal(editor.document.getText(mark.range), "sise");
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      editor.document.uri,
      mark.range,
    );
    const titles = actions.map(({ title }) => title);
    assert.deepEqual(
      ["Replace with `size`", "Why Is This Marked?", "Ignore This Name in This Folder"].filter(
        (one) => !titles.includes(one),
      ),
      [],
    );
    const replace = actions.find(({ title }) => title === "Replace with `size`");
    assert.ok(replace?.edit);
    await vscode.workspace.applyEdit(replace.edit);
    await marked(editor, []);
  });

  it("explains objects, fields and options where they stand", async () => {
    await read();
    const editor = await open(SCRIPT);
    assert.match(await hoverAt(editor, "deals/search"), /Deals[^]*Object/);
    const field = await hoverAt(editor, 'size"');
    assert.match(field, /Deal[^]*Size[^]*Field/);
    assert.match(field, /Small[^]*Large/);
    assert.match(await hoverAt(editor, "Large"), /Large[^]*Option/);
    assert.equal(await hoverAt(editor, "requests"), "");
  });

  it("suggests names where they belong, and says once how they come by themselves", async () => {
    told = undefined;
    await read();
    const editor = await open(SCRIPT);
    assert.deepEqual(await suggestionsAt(editor, "sise", 4), ["name", "size", "who"]);
    assert.equal(told, true);
    assert.deepEqual(await suggestionsAt(editor, "Large"), ["Small", "Large"]);
    assert.deepEqual(await suggestionsAt(editor, "deals/search"), ["deals", "client_client", "tax_lot"]);
  });
}

function sparing(): void {
  it("asks Kizen for nothing while someone types, and for what is needed when a person asks", async () => {
    const editorSettings = vscode.workspace.getConfiguration("editor");
    const quick = { strings: "on", other: "on", comments: "off" };
    await editorSettings.update("quickSuggestions", quick, vscode.ConfigurationTarget.Global);
    try {
      const editor = await open(SCRIPT);
      for (const letter of "abc") {
        await editor.edit((edit) => edit.insert(positionOf(editor, "sise", 4), letter));
        assert.deepEqual(await suggestionsAt(editor, "sise", 5), []);
      }
      assert.equal(model.server.requests.length, 0);
      assert.deepEqual(await suggestionsAt(editor, "sise", 5), ["name", "size", "who"]);
      assert.notEqual(model.server.requests.length, 0);
    } finally {
      await editorSettings.update("quickSuggestions", undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it("leads from a name to its object, at the line of the field", async () => {
    await read();
    const editor = await open(SCRIPT);
    const definitionAt = async (text: string) => {
      const [link] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
        "vscode.executeDefinitionProvider",
        editor.document.uri,
        positionOf(editor, text),
      );
      assert.ok(link?.targetUri);
      const document = await vscode.workspace.openTextDocument(link.targetUri);
      return document.lineAt(link.targetRange.start).text;
    };
    assert.equal(await definitionAt("deals/search"), "Deals (deals)");
    assert.equal(await definitionAt('size"'), "size · Deal Size · dropdown · Small, Large");
    assert.equal(await definitionAt("Large"), "size · Deal Size · dropdown · Small, Large");
  });

  it("finds a name wherever it is used, and nothing that only looks like it", async () => {
    await read();
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const files = {
      "uses.py": SCRIPT,
      "uses.rb": 'post("/records/deals", "size")',
      "noise.js": 'box("size")',
    };
    const uriOf = (name: string) => vscode.Uri.joinPath(folder.uri, name);
    try {
      for (const [name, text] of Object.entries(files))
        await vscode.workspace.fs.writeFile(uriOf(name), Buffer.from(text));
      const editor = await vscode.window.showTextDocument(uriOf("uses.py"));
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        "vscode.executeReferenceProvider",
        editor.document.uri,
        positionOf(editor, 'size"'),
      );
      const lines = found.map(({ uri, range }) => `${uri.path.split("/").at(-1) ?? ""}:${range.start.line}`);
      assert.deepEqual(lines.sort(), ["uses.py:9", "uses.rb:0"]);
    } finally {
      for (const name of Object.keys(files)) await vscode.workspace.fs.delete(uriOf(name));
    }
  });

  it("leaves a name alone that a person says to ignore", async () => {
    await read();
    const editor = await open(SCRIPT);
    await marked(editor, ["Deals has no field `sise`. Did you mean `size`?"]);
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, "any.py").toString();
    const configuration = () => vscode.workspace.getConfiguration("kizen", folder.uri);
    try {
      await ignoreCommands()["kizen.ignoreName"]({ name: "sise", uri });
      assert.deepEqual(configuration().get("code.ignoredNames"), ["sise"]);
    } finally {
      await configuration().update(
        "code.ignoredNames",
        undefined,
        vscode.ConfigurationTarget.WorkspaceFolder,
      );
    }
  });
}
