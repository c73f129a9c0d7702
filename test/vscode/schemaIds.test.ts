import assert from "node:assert/strict";
import * as vscode from "vscode";
import { registerIdFeatures } from "../../src/features/editor/idFeatures";
import { createThingDocuments } from "../../src/features/editor/things/thingDocuments";
import { recordUri } from "../../src/features/records/recordUri";
import { replaceCommands } from "../../src/features/usages/replaceIds";
import type { Business } from "../../src/model/businesses/businesses";
import { recordFacts } from "../../src/model/records/recordFacts";
import { eventually } from "../support/time/eventually";
import { startModel, type TestModel } from "../support/model/model";
import { schemaServer, smallSchema, uuidOf, withUuids } from "../support/servers/schemaServer";

/** The business of the first family has the same schema as that of the second one, under other ids. */
const [HERE, THERE] = ["a", "b"] as const;
const SCHEME = "kizenschema-ids-of-things";

/** What a schema names, one of each kind: its short id, its label, and what a hover says of it beside that. */
const things = [
  ["o-deals", "Deals", "Object in Acme", "deals"],
  ["f-size", "Deal Size", "Field in Acme", "size"],
  ["op-l", "Large", "Option in Acme", "Deals · Deal Size"],
  ["s-won", "Won", "Stage in Acme", "Deals"],
  ["a-call", "Call", "Activity Type in Acme", "call"],
  ["au-1", "Welcome", "Automation in Acme", "welcome"],
  ["r-1", "Seller", "Role in Acme", ""],
  ["p-1", "Ada Byron", "User in Acme", "ada@x.example"],
] as const;

const VIRTUAL = "nobody-can-write";

/** Texts that are odd in some way, each with an id at its end. */
const oddTexts = (id: string) =>
  [
    [
      "half typed, with the marks of a merge",
      "json",
      `<<<<<<< HEAD\n{"a": [\n=======\n{"b": "\n>>>>>>> x\n{"c": "${id}"`,
    ],
    ["a line of four million characters", "json", `["${"x".repeat(4_000_000)}", "${id}"]`],
    ["what is no text", "plaintext", `PK\u0003\u0004\u0000\uFFFD\u0001`.repeat(500) + ` ${id} \u0000`],
    ["JSON with comments", "jsonc", `{ // of the folder\n  "a": "${id}", /* and */\n}`],
    ["a value in each line", "jsonl", `{"a": 1}\n{"a": "${id}"}\n`],
    ["with control characters", "python", `x = "\u001b[31m\u202e" # ${id} \u0007\n`],
  ] as const;

describe("ids of a schema in a real editor", () => {
  let model: TestModel;
  let parts: vscode.Disposable;
  let globex: Business;

  beforeEach(async () => {
    const servers = [HERE, THERE].map((family) => schemaServer(withUuids(smallSchema(), family)));
    model = await startModel((request, response) => {
      const isThere = request.headers["x-business-id"] === uuidOf("globex", THERE);
      servers[isThere ? 1 : 0]?.(request, response);
    });
    globex = await model.businesses.add(
      { ...model.business, name: "Globex", businessId: uuidOf("globex", THERE) },
      "key",
    );
    await model.businesses.setActive(model.business.key);
    await Promise.all(model.businesses.list.map(({ key }) => model.schemas.open(key)));
    const thingDocuments = createThingDocuments(model.schemas, SCHEME);
    const features = registerIdFeatures({
      ...model,
      thingDocuments,
      resolver: model.idResolver,
      facts: (ref) => recordFacts(ref, model),
      documentUri: (ref, label) =>
        recordUri(ref, { businessName: "Acme", kindLabel: "Deals", label }, {}, "kizen-of-things"),
    });
    parts = vscode.Disposable.from(features, thingDocuments);
  });
  afterEach(async () => {
    while (vscode.window.tabGroups.activeTabGroup.activeTab)
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    parts.dispose();
    await model.dispose();
  });

  const open = (content: string, language: string) =>
    vscode.workspace.openTextDocument({ content, language });

  async function hoverAt(document: vscode.TextDocument, offset: number): Promise<string> {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      document.positionAt(offset),
    );
    const contents = hovers.flatMap((hover) => hover.contents as vscode.MarkdownString[]);
    const said = contents.map(({ value }) => value.replace(/\\(?=[^\w\s])/g, ""));
    // The extension itself knows no business here, and says only what the file does.
    return said.filter((one) => one.includes(" in Acme")).join("\n");
  }

  for (const [short, label, kind, more] of things) {
    it(`are explained with their ids in the other businesses, and lead somewhere: ${kind}`, async () => {
      const document = await open(`x = "${uuidOf(short, HERE)}"`, "python");
      const said = await hoverAt(document, 10);
      for (const text of [label, kind, more, "ID in “Globex”", uuidOf(short, THERE)])
        assert.ok(said.includes(text), `${text} in ${said}`);
      const found = await vscode.commands.executeCommand<vscode.LocationLink[]>(
        "vscode.executeDefinitionProvider",
        document.uri,
        document.positionAt(10),
      );
      const [link] = found.filter(({ targetUri }) => targetUri.scheme === SCHEME);
      assert.ok(link);
      const shown = await vscode.workspace.openTextDocument(link.targetUri);
      assert.match(shown.getText(), /\S/);
    });
  }

  it("have the name of the schema and that of the file where they differ, and no API name as a difference", async () => {
    const [size, large] = [uuidOf("f-size", HERE), uuidOf("op-l", HERE)];
    const text = `[{"id": "${size}", "name": "Old Size"}, {"id": "${large}", "name": "Large"}, {"id": "${uuidOf("o-deals", HERE)}", "api_name": "deals"}]`;
    const document = await open(text, "json");
    const differs = await hoverAt(document, text.indexOf(size) + 2);
    assert.match(differs, /Deal Size[\s\S]*Old Size[\s\S]*Named so in this file/);
    for (const id of [large, uuidOf("o-deals", HERE)]) {
      const same = await hoverAt(document, text.indexOf(id) + 2);
      assert.match(same, / in Acme/);
      assert.doesNotMatch(same, /Named so in this file/);
    }
  });

  for (const [how, language, text] of oddTexts(uuidOf("o-deals", HERE))) {
    it(`are explained in a document that nobody can write, on both sides of a comparison: ${how}`, async () => {
      const id = uuidOf("o-deals", HERE);
      const provider = vscode.workspace.registerTextDocumentContentProvider(VIRTUAL, {
        provideTextDocumentContent: () => text,
      });
      try {
        const [left, right] = ["left", "right"].map((name) =>
          vscode.Uri.from({ scheme: VIRTUAL, path: `/${how}/${name}` }),
        );
        assert.ok(left && right);
        await vscode.commands.executeCommand("vscode.diff", left, right, "Both");
        for (const uri of [left, right]) {
          const opened = await vscode.workspace.openTextDocument(uri);
          const document = await vscode.languages.setTextDocumentLanguage(opened, language);
          const at = text.lastIndexOf(id);
          assert.match(await hoverAt(document, at + 4), /Deals[\s\S]* in Acme/);
          const end = document.positionAt(at + id.length + 1);
          const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
            "vscode.executeInlayHintProvider",
            uri,
            new vscode.Range(document.positionAt(at), end),
          );
          const labels = hints.flatMap(({ label }) => (typeof label === "string" ? [] : label));
          assert.ok(labels.some(({ value }) => value.includes("Deals")));
          const found = await vscode.commands.executeCommand<vscode.LocationLink[]>(
            "vscode.executeDefinitionProvider",
            uri,
            document.positionAt(at + 4),
          );
          assert.ok(found.some(({ targetUri }) => targetUri.scheme === SCHEME));
          assert.ok(await vscode.commands.executeCommand("vscode.executeLinkProvider", uri));
          assert.deepEqual(
            vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "Kizen"),
            [],
          );
        }
      } finally {
        provider.dispose();
      }
    });
  }

  it("are replaced by those of the same API names and labels in another business", async () => {
    const text = things.map(([short]) => `x = "${uuidOf(short, HERE)}"\n`).join("");
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, "schema-ids.py");
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const replaced = replaceCommands({ ...model, pinOf: () => undefined })["kizen.replaceIds"]({
      uri: document.uri.toString(),
      range: { start: 0, end: text.length },
      from: model.business.key,
      to: globex.key,
    });
    await eventually(async () => {
      assert.equal(document.getText(), text);
      await vscode.commands.executeCommand("refactorPreview.apply");
      await Promise.race([replaced, new Promise((_, reject) => setTimeout(reject, 200))]);
    });
    assert.equal(document.getText(), things.map(([short]) => `x = "${uuidOf(short, THERE)}"\n`).join(""));
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await vscode.workspace.fs.delete(uri);
  });
});
