import assert from "node:assert/strict";
import * as vscode from "vscode";
import { ignoreCommands } from "../../src/features/editor/warnings/ignoreCommands";
import { registerNameFeatures } from "../../src/features/editor/names/nameFeatures";
import { createThingDocuments } from "../../src/features/editor/things/thingDocuments";
import { registerIdReferences } from "../../src/features/usages/idReferences";
import type { NameUsagesDependencies } from "../../src/features/usages/nameUsages";
import { Emitter } from "../../src/model/event";
import { eventually } from "../support/eventually";
import { startModel, type TestModel } from "../support/model";
import { schemaServer, smallSchema, type SchemaAnswers } from "../support/schemaServer";

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

type Shown = Pick<vscode.TextEditor, "document">;

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

const positionOf = ({ document }: Shown, text: string, inside = 1) =>
  document.positionAt(document.getText().indexOf(text) + inside);

const marksOf = ({ document }: Shown) =>
  vscode.languages.getDiagnostics(document.uri).filter(({ code }) => code === "name");

const marked = (editor: Shown, messages: readonly string[]) =>
  eventually(() =>
    assert.deepEqual(
      marksOf(editor).map(({ message }) => message),
      messages,
    ),
  );

const read = () => model.schemas.open(model.business.key);

async function hoverAt(editor: Shown, text: string): Promise<string> {
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

/** The features over a business with a schema. */
async function start(answers: SchemaAnswers): Promise<void> {
  model = await startModel(schemaServer(answers));
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
}

describe("names of a schema in a real editor", function () {
  beforeEach(async () => {
    told = true;
    await start(smallSchema());
  });
  afterEach(async () => {
    parts.dispose();
    while (vscode.window.tabGroups.activeTabGroup.activeTab)
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await model.dispose();
  });

  describe("explained, checked and suggested", telling);
  describe("left alone", sparing);
  describe("in odd documents", inOddDocuments);
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
  for (const [how, language, text] of [
    ["beside the marks of a merge", "python", `<<<<<<< HEAD\nx = (\n=======\n>>>>>>> x\n${SCRIPT}`],
    ["in JSON with comments", "jsonc", '{ // why\n  "target_object": "deals", "field_names": ["sise"] }'],
    ["in a line of its own", "jsonl", '{"a": 1}\n{"target_object": "deals", "field_names": ["sise"]}\n'],
    ["in what is half typed", "typescript", 'api.post("/records/deals/search", { field_names: ["sise"], '],
  ] as const) {
    it(`suggests names ${how}`, async () => {
      await read();
      const editor = await open(text, language);
      const labels = await suggestionsAt(editor, "sise", 0);
      for (const name of ["name", "size", "who"]) assert.ok(labels.includes(name), labels.join());
    });
  }

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

/** Documents of a scheme that nobody can write, as other extensions have. */
function virtual(text: () => string, scheme: string): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, { provideTextDocumentContent: text });
}

const hostileLabel = 'Won\'t "${x}" `do`\n$(trash) [a](command:b)';

/** The schema, with a label in it that means something in code, in Markdown and to VS Code. */
function hostileSchema() {
  const answers = smallSchema();
  const fields = answers["/custom-objects/deals/fields"] as { name: string; options?: object[] }[];
  fields.find(({ name }) => name === "size")?.options?.push({ id: "op-x", name: hostileLabel, code: "" });
  return answers;
}

function inOddDocuments(): void {
  it("marks and explains names in the cells of a notebook", async () => {
    await read();
    const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, SCRIPT, "python");
    const notebook = await vscode.workspace.openNotebookDocument(
      "jupyter-notebook",
      new vscode.NotebookData([cell]),
    );
    const { document } = notebook.cellAt(0);
    await eventually(() => assert.deepEqual(marksOf({ document }).length, 1));
    assert.match(await hoverAt({ document }, "deals/search"), /Deals[^]*Object/);
  });

  it("marks and explains names in what nobody can write, and on both sides of a comparison", async () => {
    await read();
    const provider = virtual(() => SCRIPT, "names-virtual");
    try {
      const [left, right] = ["a.py", "b.py"].map((path) =>
        vscode.Uri.from({ scheme: "names-virtual", path: `/${path}` }),
      );
      assert.ok(left && right);
      await vscode.commands.executeCommand("vscode.diff", left, right, "Names");
      for (const uri of [left, right]) {
        const document = await vscode.workspace.openTextDocument(uri);
        await eventually(() => assert.equal(marksOf({ document }).length, 1));
        assert.match(await hoverAt({ document }, "Large"), /Large[^]*Option/);
      }
    } finally {
      provider.dispose();
    }
  });

  it("marks names where the file is UTF-16", async () => {
    await read();
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, "names-utf16.py");
    await vscode.workspace.fs.writeFile(uri, Buffer.from(`\uFEFF# é\n${SCRIPT}`, "utf16le"));
    try {
      const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
      await marked(editor, ["Deals has no field `sise`. Did you mean `size`?"]);
      const [mark] = marksOf(editor);
      assert.equal(mark && editor.document.getText(mark.range), "sise");
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
  });

  it("lead from what stands for a thing to where it is shown, and from a broken address nowhere", async () => {
    await read();
    const editor = await open(SCRIPT);
    const [link] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      "vscode.executeDefinitionProvider",
      editor.document.uri,
      positionOf(editor, "deals/search"),
    );
    assert.ok(link);
    const { targetUri } = link;
    const broken = ["{", "null", "{}", '{"businessKey":"nobody","id":7}'];
    for (const uri of [targetUri, ...broken.map((query) => targetUri.with({ query }))]) {
      const document = await vscode.workspace.openTextDocument(uri);
      assert.equal(document.getText() === "", uri !== targetUri);
      await vscode.window.showTextDocument(document);
      await eventually(() => {
        const tabs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
        const inputs = tabs.map(({ input }) =>
          input instanceof vscode.TabInputText ? input.uri.scheme : "",
        );
        assert.ok(!inputs.includes(targetUri.scheme), uri.query);
      });
    }
  });

  it("writes a hostile label so that the string says it, and shows it as it is", async () => {
    await model.dispose();
    parts.dispose();
    await start(hostileSchema());
    await read();
    const editor = await open(SCRIPT);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      editor.document.uri,
      positionOf(editor, "Large"),
    );
    const item = items.find(
      ({ insertText }) => typeof insertText === "string" && insertText.startsWith("Won"),
    );
    assert.equal(item?.insertText, 'Won\'t \\"${x}\\" `do`\\u000a$(trash) [a](command:b)');
    assert.ok(!/\n/.test(typeof item.label === "string" ? item.label : item.label.label));
    const hover = await hoverAt(editor, 'size"');
    assert.ok(!/[^\\]\$\(trash\)|\]\(command:b\)/.test(hover), hover);
  });

  it("judges by the schema that came while someone typed", async () => {
    const answers = smallSchema();
    await model.dispose();
    parts.dispose();
    await start(answers);
    await read();
    const editor = await open(SCRIPT);
    await marked(editor, ["Deals has no field `sise`. Did you mean `size`?"]);
    const fields = answers["/custom-objects/deals/fields"] as object[];
    fields.push({ id: "f-sise", name: "sise", display_name: "Sise", field_type: "text" });
    const reading = model.schemas.of(model.business.key).reload("fields", "deals");
    for (const letter of "abc")
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), `# ${letter}\n`));
    await reading;
    await marked(editor, []);
    fields.pop();
    await model.schemas.of(model.business.key).reload("fields", "deals");
    await marked(editor, ["Deals has no field `sise`. Did you mean `size`?"]);
    answers["/custom-objects/deals/fields"] = { status: 403, body: { detail: "Not this.", code: "denied" } };
    await model.schemas.of(model.business.key).reload("fields", "deals");
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "# d\n"));
    assert.match(await hoverAt(editor, "deals/search"), /Deals[^]*Object/);
  });
}
