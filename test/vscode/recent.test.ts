import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { RecentDataProvider } from "../../src/features/recent/recentView";
import { eventually } from "../support/time/eventually";
import { companyPages, startModel, type TestModel } from "../support/model/model";

/** Two uses within one millisecond have no order. */
function nextMillisecond(): Promise<void> {
  const before = Date.now();
  return eventually(() => assert.ok(Date.now() > before));
}

describe("the records that were used last in a real host", () => {
  let model: TestModel;
  let provider: RecentDataProvider;
  beforeEach(async () => {
    model = await startModel(companyPages(3));
    provider = new RecentDataProvider(model);
  });
  afterEach(async () => {
    provider.dispose();
    await model.dispose();
  });

  const target = (id: string, businessKey = model.business.key) => ({
    ref: { businessKey, kind: "company", id },
    label: `Name ${id}`,
  });
  const rows = () => provider.getChildren().map((node) => provider.getTreeItem(node));

  it("are plain records that say how and when, and what a command was run on in bulk is one row", async () => {
    await model.recent.noteAll([target("a")], "copied");
    await model.recent.noteAll([target("b"), target("c"), target("d")], "copied");
    const drawn = rows();
    assert.deepEqual(drawn.map(({ label }) => label).toSorted(), ["3 Records", "Name a"]);
    for (const { description } of drawn) assert.match(String(description), /^copied \d+:\d\d/);
    // A glyph that looks like a button would be taken for one.
    assert.ok(drawn.every(({ iconPath }) => (iconPath as vscode.ThemeIcon).id !== "copy"));
    const group = provider.getChildren().find((node) => node.type === "group");
    assert.ok(group);
    const members = provider.getChildren(group).map((node) => provider.getTreeItem(node));
    assert.deepEqual(
      members.map(({ label }) => label),
      ["Name b", "Name c", "Name d"],
    );
    assert.match(members[0]?.contextValue ?? "", /^record,canOpen,.*canForget$/);
  });

  it("stand in the business that was used last first", async () => {
    const other = await model.businesses.add({ ...model.business, name: "Globex" }, "key");
    await model.recent.noteAll([target("a")], "opened");
    await nextMillisecond();
    await model.recent.noteAll([target("x", other.key), target("y", other.key)], "copied");
    assert.deepEqual(
      rows().map(({ label }) => label),
      ["Globex", "Acme"],
    );
    await nextMillisecond();
    await model.recent.noteAll([target("a")], "opened");
    assert.deepEqual(
      rows().map(({ label }) => label),
      ["Acme", "Globex"],
    );
  });
});
