import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { SchemaTarget } from "../../src/commands";
import { arrangeCommands } from "../../src/features/explorer/arrangeCommands";
import { schemaCommands } from "../../src/features/explorer/schemaCommands";
import { toTreeItem } from "../../src/features/explorer/treeItems";
import { lookupCommands } from "../../src/features/lookup/lookupCommands";
import { objectCommands } from "../../src/features/objectView/objectCommands";
import { nameUsageCommands } from "../../src/features/usages/nameUsages";
import type { ExplorerNode } from "../../src/model/explorer/explorerNodes";
import type { FoundThing } from "../../src/model/schema/foundThing";
import { eventually } from "../support/time/eventually";
import { SchemaSidebar } from "../support/model/schemaSidebar";
import { envelope, refusal, smallSchema, type SchemaAnswers } from "../support/servers/schemaServer";

/** What VS Code's own view of references says that it shows. */
interface ReferencesView {
  getInput():
    | {
        readonly title: string;
        resolve(): { readonly provider: vscode.TreeDataProvider<{ readonly uri: vscode.Uri }> };
      }
    | undefined;
}

let sidebar: SchemaSidebar;
let answers: SchemaAnswers;

const DEAL_FIELDS = ["schema", "objects", "Deals", "fields"];

/** The row of a thing, found by going down labels. */
async function row(...path: readonly string[]): Promise<ExplorerNode> {
  const label = path.at(-1);
  const found = (await sidebar.rows(...path.slice(0, -1))).find((node) => sidebar.labelOf(node) === label);
  assert.ok(found, path.join(" › "));
  return found;
}
const schemaRow = async (...path: readonly string[]): Promise<ExplorerNode & SchemaTarget> =>
  await row(...path);
const field = (category: string, label: string) => schemaRow(...DEAL_FIELDS, category, label);

const copied = async (expected: string) => assert.equal(await vscode.env.clipboard.readText(), expected);
const accept = () => vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");

async function openEditor(language: string, content = ""): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  const editor = await vscode.window.showTextDocument(document);
  const end = document.positionAt(content.length);
  editor.selection = new vscode.Selection(end, end);
  return document;
}

describe("commands on the schema in a real host", () => {
  beforeEach(async () => {
    answers = smallSchema();
    sidebar = await SchemaSidebar.start(answers);
  });
  afterEach(async () => {
    while (vscode.window.tabGroups.activeTabGroup.activeTab)
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await sidebar.model.dispose();
  });

  describe("that copy and insert", copying);
  describe("that open objects", opening);
  describe("that arrange collections", arranging);
  describe("that find", finding);
});

function copying(): void {
  let asked: (readonly { readonly businessKey: string }[])[];
  let mayInsert: boolean;
  let revealed: FoundThing[];
  const commands = () =>
    schemaCommands({
      state: sidebar.model.installation.stateStore(),
      mayInsert: (_, refs) => {
        asked.push(refs);
        return Promise.resolve(mayInsert);
      },
      revealThing: (thing) => Promise.resolve(void revealed.push(thing)),
    });
  beforeEach(() => {
    [asked, mayInsert, revealed] = [[], true, []];
  });

  it("copy of a field whatever code calls it by", async () => {
    const size = await field("Deal", "Deal Size");
    for (const [command, expected] of [
      ["kizen.copyPreferred", "size"],
      ["kizen.copyApiName", "size"],
      ["kizen.copySchemaId", "f-size"],
      ["kizen.copyLabel", "Deal Size"],
      ["kizen.copyReference", "deals.size"],
      ["kizen.copyFilterReference", '"custom"::f-size'],
    ] as const) {
      await commands()[command](size);
      await copied(expected);
    }
    await commands()["kizen.copySchemaJson"](size);
    const json = JSON.parse(await vscode.env.clipboard.readText()) as { readonly options: unknown[] };
    assert.equal(json.options.length, 2);
  });

  it("are for all selected rows, or for the row of the menu alone where it is not among them", async () => {
    const [name, size] = [await field("Deal", "Name"), await field("Deal", "Deal Size")];
    const option = await schemaRow(...DEAL_FIELDS, "Deal", "Deal Size", "Small");
    await commands()["kizen.copyPreferred"](name, [name, size, option]);
    await copied("name\nsize\nop-s");
    await commands()["kizen.copyPreferred"](name, [size]);
    await copied("name");
    // What has none of it is left out; where nothing has, that is said.
    await commands()["kizen.copyReference"](option, [option, size]);
    await copied("deals.size");
    await assert.rejects(commands()["kizen.copyApiName"](option), /nothing of this kind to copy/);
  });

  it("offer what a row has in its menu", async () => {
    const abilities = async (...path: string[]) =>
      toTreeItem(await row(...path), sidebar.model.tree).contextValue;
    assert.match(
      (await abilities(...DEAL_FIELDS, "Deal", "Deal Size")) ?? "",
      /hasApiName,hasUuid,hasReference/,
    );
    const option = await abilities(...DEAL_FIELDS, "Deal", "Deal Size", "Small");
    assert.doesNotMatch(option ?? "", /hasApiName|hasReference|canOpenObject/);
    assert.match((await abilities("schema", "objects", "Deals")) ?? "", /canOpenObject/);
  });

  it("insert the API name, or what was inserted last in the language; ids after a question", async () => {
    const size = await field("Deal", "Deal Size");
    const python = await openEditor("python", "x = ");
    await commands()["kizen.insertApiName"](size);
    assert.equal(python.getText(), 'x = "size"');
    assert.equal(asked.length, 0, "a name is the same in each business");
    mayInsert = false;
    await commands()["kizen.insertApiName"](size, undefined, "id");
    assert.equal(python.getText(), 'x = "size"');
    assert.equal(asked[0]?.[0]?.businessKey, sidebar.root.businessKey);
    mayInsert = true;
    const again = await openEditor("python", "y = ");
    await commands()["kizen.insertApiName"](size);
    assert.equal(again.getText(), 'y = "f-size"');
    const json = await openEditor("json", "");
    await commands()["kizen.insertApiName"](size, undefined, "name");
    assert.equal(json.getText(), '"size"');
  });

  it("lead to the row in the sidebar", async () => {
    const located = sidebar.model.schemas.of(sidebar.root.businessKey).find("op-l");
    assert.ok(located);
    const thing = { ...located, businessKey: sidebar.root.businessKey };
    await commands()["kizen.revealInSchema"](thing);
    assert.deepEqual(revealed, [thing]);
    const node = await sidebar.model.tree.schema.find(thing, sidebar.model.tree.roots);
    assert.equal(node?.thing?.info.label, "Large");
  });
}

function opening(): void {
  let opened: (string | undefined)[][];
  const commands = () =>
    objectCommands({
      ...sidebar.model,
      open: (businessKey, objectId, options) =>
        Promise.resolve(void opened.push([businessKey, objectId, options?.fieldId])),
    });
  beforeEach(() => {
    opened = [];
  });

  const objectRow = async () => ({ ...(await schemaRow("schema", "objects", "Deals")) });

  it("take an object that is named, its row in the schema, or the row of its records", async () => {
    const { businessKey } = sidebar.root;
    await commands()["kizen.openObject"]({ businessKey, objectId: "deals", fieldId: "f-size" });
    await commands()["kizen.openObject"](await objectRow());
    const records = await row("Tax Lots");
    assert.ok(records.type === "collection");
    await commands()["kizen.openObject"](records);
    assert.deepEqual(opened, [
      [businessKey, "deals", "f-size"],
      [businessKey, "o-deals", undefined],
      [businessKey, "tax_lot", undefined],
    ]);
  });

  it("let a person pick one, and say why there is none", async () => {
    const picking = commands()["kizen.pickObject"]();
    await eventually(async () => {
      await accept();
      assert.equal(opened.length, 1);
    });
    await picking;
    assert.deepEqual(opened, [[sidebar.root.businessKey, "o-contacts", undefined]]);
    answers["/custom-objects"] = refusal(403, "permission_required");
    await sidebar.model.schemas.of(sidebar.root.businessKey).reload("objects");
    await assert.rejects(commands()["kizen.pickObject"](), /no right|may not/i);
  });
}

function arranging(): void {
  const shown: unknown[] = [];
  const commands = (current?: string) =>
    arrangeCommands({
      ...sidebar.model,
      current: () =>
        current === undefined ? undefined : { businessKey: sidebar.root.businessKey, kind: current },
      open: (collection) => Promise.resolve(void shown.push(collection.kind)),
    });

  it("group a pipeline by stage and put it into one list again", async () => {
    const deals = await row("Deals");
    assert.ok(deals.type === "collection");
    await commands()["kizen.groupByStage"](deals);
    assert.deepEqual(shown, ["deals"]);
    assert.deepEqual(
      (await sidebar.rows("Deals")).map((node) => toTreeItem(node, sidebar.model.tree).label),
      ["New", "Won"],
    );
    assert.match(String(toTreeItem(deals, sidebar.model.tree).description), /by stage/);
    await commands()["kizen.ungroup"](deals);
    assert.deepEqual(
      (await sidebar.rows("Deals")).map(({ type }) => type),
      ["record"],
    );
  });

  it("are for the collection that is current in the sidebar, whatever kind its records are of", async () => {
    const deals = { businessKey: sidebar.root.businessKey, kind: "deals" };
    await sidebar.model.arrangements.setSort(deals, "name");
    await sidebar.model.arrangements.setFilter(deals, "big");
    await commands("deals")["kizen.clearSort"]();
    await commands("tax_lot")["kizen.clearFilter"]();
    assert.deepEqual(sidebar.model.arrangements.of(deals), { filter: "big", sort: undefined });
    await commands("deals")["kizen.clearFilter"]();
    assert.equal(sidebar.model.arrangements.of(deals), undefined);
  });
}

function finding(): void {
  const commands = () =>
    lookupCommands({
      ...sidebar.model,
      pins: { active: undefined },
      state: sidebar.model.installation.stateStore(),
    });

  /** Runs a command on what is selected in the editor, which is looked for, and takes the first answer. */
  const insert = async (language: string, query: string, expected: string) => {
    const document = await openEditor(language, query);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new vscode.Selection(document.positionAt(0), document.positionAt(query.length));
    await commands()["kizen.insertNameOrId"]();
    await eventually(async () => {
      await accept();
      assert.equal(document.getText(), expected);
    });
  };

  it("insert the API name of what is found in code, and its id in JSON", async () => {
    await insert("python", "Deal Size", '"size"');
    await insert("json", "Deal Size", '"f-size"');
  });

  it("find where the thing of a row is used in the workspace, by its id and by its name", async () => {
    const id = "5a3b1c00-0000-4000-8000-00000000f1e1";
    const fields = answers["/custom-objects/deals/fields"] as { readonly name: string }[];
    answers["/custom-objects/deals/fields"] = fields.map((one) =>
      one.name === "size" ? { ...one, id } : one,
    );
    await sidebar.model.schemas.of(sidebar.root.businessKey).reload("fields", "deals");
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const files = {
      "uses.py":
        'URL = "https://app.go.kizen.com/api/records/deals/search"\npost(URL, {"field_names": ["size"]})',
      "uses.json": `["${id.toUpperCase()}"]`,
      "noise.py": 'box("size")',
    };
    const uriOf = (name: string) => vscode.Uri.joinPath(folder.uri, name);
    try {
      for (const [name, text] of Object.entries(files))
        await vscode.workspace.fs.writeFile(uriOf(name), Buffer.from(text));
      const nameAt = () => Promise.resolve(undefined);
      await nameUsageCommands({ ...sidebar.model, nameAt })["kizen.findThingUsages"](
        await field("Deal", "Deal Size"),
      );
      const view = await vscode.extensions.getExtension<ReferencesView>("vscode.references-view")?.activate();
      await eventually(async () => {
        const input = view?.getInput();
        assert.equal(input?.title, "Usages of “Deal Size”");
        const rows = (await input.resolve().provider.getChildren()) ?? [];
        assert.deepEqual(rows.map(({ uri }) => uri.path.split("/").at(-1)).sort(), ["uses.json", "uses.py"]);
      });
    } finally {
      for (const name of Object.keys(files)) await vscode.workspace.fs.delete(uriOf(name));
    }
  });

  it("find objects, options, stages and people by what they are called, and what has no name by its id", async () => {
    answers["/custom-objects/tax_lot/fields"] = [];
    await insert("python", "Large", '"op-l"');
    await insert("python", "tax_lot", '"tax_lot"');
    answers["/role"] = envelope([]);
  });
}
