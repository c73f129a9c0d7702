import assert from "node:assert/strict";
import { SchemaSidebar } from "../../../support/model/schemaSidebar";
import { smallSchema } from "../../../support/servers/schemaServer";

describe("SchemaTree: a business's objects and schema in the sidebar", () => {
  let sidebar: SchemaSidebar;
  afterEach(() => sidebar.model.dispose());

  it("are its collections and, last, what they consist of", async () => {
    sidebar = await SchemaSidebar.start(smallSchema());
    assert.deepEqual(await sidebar.below(), ["Contacts", "Deals", "Tax Lots", "schema"]);
    const groups = ["objects", "activityTypes", "automations", "team", "roles"];
    assert.deepEqual(await sidebar.below("schema"), groups);
    assert.deepEqual(await sidebar.below("schema", "objects"), ["Contacts", "Deals", "Tax Lots"]);
    assert.deepEqual(await sidebar.below("schema", "objects", "Deals"), ["fields", "stages", "relations"]);
    assert.deepEqual(await sidebar.below("schema", "objects", "Tax Lots"), ["fields", "relations"]);
    assert.deepEqual(await sidebar.below("schema", "objects", "Deals", "fields"), ["Deal", "People"]);
    assert.deepEqual(await sidebar.below("schema", "objects", "Deals", "fields", "Deal"), [
      "Name",
      "Deal Size",
    ]);
    assert.deepEqual(await sidebar.below("schema", "objects", "Deals", "fields", "Deal", "Deal Size"), [
      "Small",
      "Large",
    ]);
    assert.deepEqual(await sidebar.below("schema", "objects", "Deals", "stages"), ["New", "Won"]);
    assert.deepEqual(await sidebar.below("schema", "objects", "Contacts", "fields"), ["Email"]);
    assert.deepEqual(await sidebar.below("schema", "activityTypes", "Call"), ["Note"]);
    assert.deepEqual(await sidebar.below("schema", "automations"), ["Welcome"]);
    assert.deepEqual(await sidebar.below("schema", "team"), ["Ada Byron"]);
    assert.deepEqual(await sidebar.below("schema", "roles"), ["Seller"]);
  });

  it("show a relation at both of its ends", async () => {
    sidebar = await SchemaSidebar.start(smallSchema());
    const [outgoing] = await sidebar.rows("schema", "objects", "Deals", "relations");
    assert.ok(outgoing?.type === "schema");
    assert.deepEqual(
      [outgoing.thing?.info.label, outgoing.label, outgoing.isIncoming],
      ["Who", "Contacts", undefined],
    );
    const [incoming] = await sidebar.rows("schema", "objects", "Contacts", "relations");
    assert.ok(incoming?.type === "schema");
    assert.deepEqual(
      [incoming.thing?.info.label, incoming.label, incoming.isIncoming],
      ["Who", "Deals", true],
    );
  });

  it("ask nothing more once they were read, however often they are drawn", async () => {
    sidebar = await SchemaSidebar.start(smallSchema());
    const before = sidebar.asked;
    for (let time = 0; time < 3; time++) await sidebar.below("schema", "objects", "Deals", "fields", "Deal");
    assert.equal(sidebar.asked, before);
  });

  it("open a collection of any object", async () => {
    sidebar = await SchemaSidebar.start(smallSchema());
    const [record] = await sidebar.rows("Deals");
    assert.ok(record?.type === "record");
    assert.deepEqual([record.summary.label, record.summary.description], ["Big One", "d-1 · New"]);
    assert.equal(sidebar.model.tree.parent(record)?.type, "collection");
  });

  it("are Companies only, and no word about it, in a business of the old generation", async () => {
    sidebar = await SchemaSidebar.start({});
    assert.deepEqual(await sidebar.below(), ["Companies"]);
  });
});
