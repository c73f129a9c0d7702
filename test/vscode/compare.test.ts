import assert from "node:assert/strict";
import type { RequestListener } from "node:http";
import * as vscode from "vscode";
import { UserFacingError } from "../../src/model/errorText";
import type { RecordRef } from "../../src/model/recordRef";
import { compareCommands } from "../../src/features/records/compareCommands";
import { registerRecordDocuments, type RecordDocuments } from "../../src/features/records/recordDocuments";
import { companyPages, startModel, type TestModel } from "../support/model/model";
import { json, SECRET } from "../support/servers/scriptedServer";
import { eventually } from "../support/time/eventually";

let schemes = 0;

/** Two companies with the same members in other orders, and numbers that doubles cannot hold. */
const texts: Record<string, string> = {
  "/api/company/id-1": '{"name":"Müller","id":"id-1","updated":"1","big":12345678901234567890}',
  "/api/company/id-2": '{"big":12345678901234567891,"updated":"2","id":"id-2","name":"Müller"}',
};

describe("comparing records in a real host", () => {
  let model: TestModel;
  let documents: RecordDocuments;
  let answers: Record<string, string | undefined>;
  const leftOut = new Set(["updated"]);
  const ref = (id: string): RecordRef => ({ businessKey: model.business.key, kind: "company", id });
  const target = (id: string) => ({ ref: ref(id) });

  const answer: RequestListener = (request, response) => {
    const text = answers[request.url ?? ""];
    if (text === undefined) companyPages(3)(request, response);
    else json(response, 200, text);
  };

  const commands = () =>
    compareCommands({
      ...model,
      documents,
      snapshotOf: (one) => model.snapshots.of(one),
      chooseCounterpart: () => Promise.resolve("snapshot"),
      leftOutFields: () => leftOut,
      currentTargets: () => [],
      selections: new Map(),
    });

  /** The two sides of the comparison that has the focus, and its title. */
  const shown = async () => {
    const [tab] = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(({ isActive }) => isActive));
    assert.ok(tab?.input instanceof vscode.TabInputTextDiff, `the tab is ${tab?.label ?? "none"}`);
    const { original, modified } = tab.input;
    const [left, right] = await Promise.all(
      [original, modified].map(async (uri) => (await vscode.workspace.openTextDocument(uri)).getText()),
    );
    return { title: tab.label, left, right, original, modified, isDirty: tab.isDirty };
  };

  beforeEach(async () => {
    answers = { ...texts };
    model = await startModel(answer);
    documents = registerRecordDocuments({
      ...model,
      snapshotOf: (one) => model.snapshots.of(one),
      leftOutFields: () => leftOut,
      scheme: `kizen-compare${++schemes}`,
    });
  });

  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    documents.dispose();
    await model.dispose();
  });

  it("lays two records side by side, keys in one order, numbers as they are, volatile fields left out", async () => {
    const rows = [target("id-1"), target("id-2")];
    await commands()["kizen.compareRecords"](rows[0], rows);
    const { title, left, right, isDirty } = await shown();
    assert.equal(title, "Müller (id-1) ↔ Müller (id-2)");
    assert.equal(left, '{\n  "big": 12345678901234567890,\n  "id": "id-1",\n  "name": "Müller"\n}');
    assert.equal(right, '{\n  "big": 12345678901234567891,\n  "id": "id-2",\n  "name": "Müller"\n}');
    assert.equal(isDirty, false);
  });

  it("shows of the same thing in two businesses what differs, and within one business everything", async () => {
    const record = (id: string, field: string, city: string) =>
      JSON.stringify({
        id,
        name: "Müller",
        fields: { [field]: { id: field, name: "city", value: { id: `option-${field}`, name: city } } },
      });
    answers["/api/company/id-1"] = record("id-1", "f-1", "Ulm");
    await model.records.get(ref("id-1"));
    const other = await model.businesses.add({ ...model.business, name: "Globex" }, SECRET);
    answers["/api/company/id-1"] = record("id-1", "a-9", "Bonn");
    const rows = [target("id-1"), { ref: { ...ref("id-1"), businessKey: other.key } }];
    await commands()["kizen.compareRecords"](rows[0], rows);
    const { title, left, right } = await shown();
    assert.equal(title, "Müller (Acme) ↔ Müller (Globex)");
    assert.doesNotMatch(`${left}${right}`, /f-1|a-9|id-1/);
    assert.equal(right, left?.replace("Ulm", "Bonn"));
    answers["/api/company/id-2"] = record("id-2", "f-2", "Ulm");
    const within = [target("id-1"), target("id-2")];
    await commands()["kizen.compareRecords"](within[0], within);
    assert.match((await shown()).left ?? "", /"f-1": \{\n\s+"id": "f-1"/);
  });

  it("shows the volatile fields in the same documents when a person wants them", async () => {
    const rows = [target("id-1"), target("id-2")];
    await commands()["kizen.compareRecords"](rows[0], rows);
    const { modified } = await shown();
    leftOut.clear();
    documents.refreshSorted();
    try {
      const document = await vscode.workspace.openTextDocument(modified);
      await eventually(() => assert.match(document.getText(), /"updated": "2"/));
    } finally {
      leftOut.add("updated");
    }
  });

  it("shows what changed since a record was last opened, and asks Kizen for how it is now", async () => {
    model.snapshots.keep(await model.records.get(ref("id-1")));
    answers["/api/company/id-1"] = '{"name":"Müller & Co","id":"id-1","updated":"9","big":1.0}';
    await commands()["kizen.compareRecords"](target("id-1"));
    const { title, left, right, original } = await shown();
    assert.match(title, /^Müller: .* ↔ now$/);
    assert.match(left ?? "", /"big": 12345678901234567890,[^]*"name": "Müller"/);
    assert.match(right ?? "", /"big": 1\.0,[^]*"name": "Müller & Co"/);
    // The earlier state is a document of its own, which a later refresh leaves alone.
    await model.records.get(ref("id-1"), { fresh: true });
    assert.equal((await vscode.workspace.openTextDocument(original)).getText(), left);
  });

  it("opens no comparison of a record that is as it was", async () => {
    model.snapshots.keep(await model.records.get(ref("id-1")));
    answers["/api/company/id-1"] = '{"id":"id-1","big":12345678901234567890,"updated":"9","name":"Müller"}';
    await commands()["kizen.compareRecords"](target("id-1"));
    assert.equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, 0);
  });

  it("says what to select where that is nothing or more than two", async () => {
    const rows = ["id-0", "id-1", "id-2"].map(target);
    await assert.rejects(commands()["kizen.compareRecords"](rows[0], rows), UserFacingError);
    await assert.rejects(commands()["kizen.compareRecords"](), UserFacingError);
  });
});
