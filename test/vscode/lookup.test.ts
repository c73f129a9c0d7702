import assert from "node:assert/strict";
import * as vscode from "vscode";
import { businessName } from "../../src/platform/businessName";
import { sectionItems } from "../../src/features/lookup/pickerItems";
import { rowButtons } from "../../src/features/lookup/rowButtons";
import { lookupCommands } from "../../src/features/lookup/lookupCommands";
import { labelOfRow, type FoundRecord, type FoundRow } from "../../src/model/lookup/foundRow";
import type { FoundThing } from "../../src/model/schema/foundThing";
import { safe } from "../../src/model/text/safeText";
import { eventually } from "../support/time/eventually";
import { startModel, type TestModel } from "../support/model/model";
import { SECRET } from "../support/servers/scriptedServer";
import { ACME, answerTwoBusinesses, companyId, GLOBEX } from "../support/servers/twoBusinesses";

describe("the rows of the look-up in a real host", () => {
  const record = (label: string, fields: FoundRecord["fields"] = []): FoundRecord => ({
    ref: { businessKey: "b", kind: "company", id: "9e377971-b525-45dc-8bcb-00c02b129cad" },
    label,
    fields,
    businessName: "Acme",
  });
  const buttons = rowButtons();
  const businessNameOf = () => businessName({ name: "Acme", isProduction: true });
  const ownersOf = () => ["Deals"];
  const rowOf = (found: FoundRow, namesBusinesses = false) => {
    const options = { buttons, namesBusinesses, businessNameOf, ownersOf };
    const [, row] = sectionItems([{ name: "loaded", rows: [found] }], options);
    assert.ok(row);
    return row;
  };

  it("stand under the headings of their sections", () => {
    const sections = (["recent", "loaded", "kizen"] as const).map((name) => ({ name, rows: [record(name)] }));
    const items = sectionItems(sections, { buttons, namesBusinesses: false, businessNameOf, ownersOf });
    assert.deepEqual(
      items.filter(({ kind }) => kind === vscode.QuickPickItemKind.Separator).map(({ label }) => label),
      ["Recent", "Loaded", "Server Results"],
    );
    assert.deepEqual(
      items.map(({ found }) => found && labelOfRow(found)),
      [undefined, "recent", undefined, "loaded", undefined, "kizen"],
    );
  });

  it("say what tells records apart, and the business where there are several", () => {
    const fields = [
      ["domains", "acme.example"],
      ["email", "hi@acme.example"],
      ["created", "2024-01-01"],
    ] as const;
    const { label, description, detail } = rowOf(record("Acme Corp", fields));
    assert.deepEqual(
      [label, description, detail],
      ["Acme Corp", "9e377971", "acme.example · hi@acme.example"],
    );
    // In the second line, which the buttons of the row leave free, and which every row has.
    const shown = ({ description: first, detail: second }: vscode.QuickPickItem) => [first, second];
    assert.deepEqual(shown(rowOf(record("Acme Corp"), true)), ["9e377971", "Acme (production)"]);
    assert.deepEqual(shown(rowOf(record("Acme Corp"))), ["9e377971", "9e377971-b525-45dc-8bcb-00c02b129cad"]);
  });

  it("show names as they are, without icons, and none that turns what is beside it", () => {
    assert.equal(rowOf(record("Costs $(trash)")).label, "Costs $\u2060(trash)");
    assert.equal(rowOf(record("Acme \u202egpj")).label, "Acme \ufffdgpj");
    assert.equal(rowOf(record("שלום")).label, "\u2068שלום\u2069");
  });

  it("offer to copy and insert the id, to open the JSON and the page, and to go to the sidebar", () => {
    assert.deepEqual(
      (rowOf(record("Acme")).buttons ?? []).map(({ tooltip }) => tooltip),
      ["Copy ID", "Insert ID at Cursor", "Open as JSON", "Open in Browser", "Reveal in Sidebar"],
    );
  });

  const leadSource: FoundThing = {
    businessKey: "b",
    part: { name: "fields", of: "deals" },
    thing: {
      what: "field",
      owner: "deals",
      info: {
        id: "11111111-0000-4000-8000-000000000001",
        apiName: "lead_source",
        label: "Lead Source $(trash)",
        type: "dropdown",
        categoryId: "",
        description: "",
        isRequired: true,
        isReadOnly: false,
        isHidden: false,
        isDefault: false,
        options: [],
      },
    },
  };

  it("of a field say its API name, its type and its object, and offer to copy and insert name and id", () => {
    const row = rowOf(leadSource, true);
    assert.equal(row.label, "Lead Source $\u2060(trash)");
    assert.equal(row.description, "lead_source · dropdown · required · Deals");
    assert.equal(row.detail, "Acme (production)");
    assert.deepEqual(
      (row.buttons ?? []).map(({ tooltip }) => tooltip),
      ["Copy API Name", "Copy ID", "Insert API Name at Cursor", "Insert ID at Cursor", "Reveal in Sidebar"],
    );
  });

  it("offer of a thing what it has: an option has no API name, a field without an id none to copy", () => {
    const tooltips = (thing: FoundThing) => (rowOf(thing).buttons ?? []).map(({ tooltip }) => tooltip);
    const info = { id: "op-1", label: "Trade Show", code: "" };
    assert.deepEqual(tooltips({ ...leadSource, thing: { what: "option", info } }), [
      "Copy ID",
      "Insert ID at Cursor",
      "Reveal in Sidebar",
    ]);
  });

  it("name the kind of a record where there are several, under a heading for all", () => {
    const items = sectionItems([{ name: "loaded", rows: [record("Acme")] }], {
      buttons,
      namesBusinesses: false,
      businessNameOf,
      ownersOf,
      kindOf: () => safe("Contact"),
    });
    assert.deepEqual(
      items.map(({ label, description }) => [label, description]),
      [
        ["Records", undefined],
        ["Acme", "9e377971 · Contact"],
      ],
    );
  });
});

describe("inserting the id of a company in a real host", () => {
  let model: TestModel;
  beforeEach(async () => {
    model = await startModel(answerTwoBusinesses);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await model.dispose();
  });

  it("offers those of the business that the folder is pinned to, not those of the active one", async () => {
    const add = ({ name, id }: typeof ACME) =>
      model.businesses.add({ ...model.business, name, businessId: id }, SECRET);
    await add(GLOBEX);
    const acme = await add(ACME);
    assert.equal(model.businesses.active?.key, acme.key);
    const document = await vscode.workspace.openTextDocument({ content: "", language: "plaintext" });
    await vscode.window.showTextDocument(document);
    const pins = { active: { businessId: GLOBEX.id, from: "setting" } } as const;
    await lookupCommands({ ...model, pins, state: model.installation.stateStore() })[
      "kizen.insertCompanyId"
    ]();
    // The first row is taken once it is there.
    await eventually(async () => {
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      assert.match(document.getText(), /[0-9a-f-]{36}/);
    });
    const ofGlobex = [0, 1, 2].map((index) => companyId(GLOBEX, index));
    assert.ok(ofGlobex.some((id) => document.getText().includes(id)));
  });
});
