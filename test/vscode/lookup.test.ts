import assert from "node:assert/strict";
import * as vscode from "vscode";
import { rowButtons, sectionItems } from "../../src/features/lookup/pickerItems";
import type { FoundRecord } from "../../src/model/lookup/lookupRows";

describe("the rows of the look-up in a real host", () => {
  const record = (label: string, fields: FoundRecord["fields"] = []): FoundRecord => ({
    ref: { businessKey: "b", kind: "company", id: "9e377971-b525-45dc-8bcb-00c02b129cad" },
    ...{ label, fields, businessName: "Acme" },
  });
  const buttons = rowButtons();
  const rowOf = (found: FoundRecord, namesBusinesses = false) => {
    const [, row] = sectionItems([{ name: "loaded", rows: [found] }], { buttons, namesBusinesses });
    assert.ok(row);
    return row;
  };

  it("stand under the headings of their sections", () => {
    const sections = (["recent", "loaded", "kizen"] as const).map((name) => ({ name, rows: [record(name)] }));
    const items = sectionItems(sections, { buttons, namesBusinesses: false });
    assert.deepEqual(
      items.filter(({ kind }) => kind === vscode.QuickPickItemKind.Separator).map(({ label }) => label),
      ["Recent", "Loaded here", "From Kizen"],
    );
    assert.deepEqual(
      items.map(({ record: found }) => found?.label),
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
    assert.equal(rowOf(record("Acme Corp"), true).description, "9e377971 · Acme");
  });

  it("show names as they are, without icons, and none that turns what is beside it", () => {
    assert.equal(rowOf(record("Costs $(trash)")).label, "Costs \\$(trash)");
    assert.equal(rowOf(record("Acme \u202egpj")).label, "Acme \ufffdgpj");
    assert.equal(rowOf(record("שלום")).label, "\u2068שלום\u2069");
  });

  it("offer to copy and insert the id, to open the JSON and the page, and to go to the sidebar", async () => {
    const offered = (rowOf(record("Acme")).buttons ?? []).map((button) => [
      buttons.find((one) => one === button)?.command,
      button.tooltip,
    ]);
    assert.deepEqual(offered, [
      ["kizen.copyId", "Copy ID"],
      ["kizen.insertId", "Insert ID at Cursor"],
      ["kizen.openRecordAsJson", "Open as JSON"],
      ["kizen.openInBrowser", "Open in Browser"],
      ["kizen.revealInSidebar", "Reveal in Sidebar"],
    ]);
    const known = await vscode.commands.getCommands(true);
    assert.ok(offered.every(([command]) => command !== undefined && known.includes(command)));
  });
});
