import assert from "node:assert/strict";
import * as vscode from "vscode";
import { ignoreCommands } from "../../src/features/editor/warnings/ignoreCommands";
import { registerIdReferences } from "../../src/features/usages/idReferences";
import type { NameUsagesDependencies } from "../../src/features/usages/nameUsages";
import { smallSchema } from "../support/servers/schemaServer";
import { hoverAt, marked, marksOf, NameEditor, open, positionOf, SCRIPT, suggestionsAt } from "./nameEditor";

let editing: NameEditor;
let usages: vscode.Disposable;
const told: { is: unknown } = { is: true };

describe("names of a schema in a real editor", function () {
  beforeEach(async () => {
    told.is = true;
    editing = await NameEditor.start(smallSchema(), told);
    const { model, names } = editing;
    const nameAt: NameUsagesDependencies["nameAt"] = (document, position) => names.nameAt(document, position);
    usages = registerIdReferences({ ...model, nameAt });
  });
  afterEach(async () => {
    usages.dispose();
    await editing.dispose();
  });

  describe("explained, checked and suggested", telling);
  describe("left alone", sparing);
});

function telling(): void {
  it("marks a name that Kizen would drop, at information level, and replaces it", async () => {
    await editing.read();
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
    await editing.read();
    const editor = await open(SCRIPT);
    assert.match(await hoverAt(editor, "deals/search"), /Deals[^]*Object/);
    const field = await hoverAt(editor, 'size"');
    assert.match(field, /Deal[^]*Size[^]*Field/);
    assert.match(field, /Small[^]*Large/);
    assert.match(await hoverAt(editor, "Large"), /Large[^]*Option/);
    assert.equal(await hoverAt(editor, "requests"), "");
  });

  it("suggests names where they belong, and says once how they come by themselves", async () => {
    told.is = undefined;
    await editing.read();
    const editor = await open(SCRIPT);
    assert.deepEqual(await suggestionsAt(editor, "sise", 4), ["name", "size", "who"]);
    assert.equal(told.is, true);
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
      await editing.read();
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
      assert.equal(editing.model.server.requests.length, 0);
      assert.deepEqual(await suggestionsAt(editor, "sise", 5), ["name", "size", "who"]);
      assert.notEqual(editing.model.server.requests.length, 0);
    } finally {
      await editorSettings.update("quickSuggestions", undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it("leads from a name to its object, at the line of the field", async () => {
    await editing.read();
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
    await editing.read();
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
    await editing.read();
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
