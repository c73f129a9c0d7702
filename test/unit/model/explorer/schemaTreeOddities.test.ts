import assert from "node:assert/strict";
import { eventually } from "../../../support/time/eventually";
import { SchemaSidebar } from "../../../support/model/schemaSidebar";
import {
  circularSchema,
  envelope,
  lots,
  refusal,
  smallSchema,
  type SchemaAnswers,
} from "../../../support/servers/schemaServer";

let sidebar: SchemaSidebar;

describe("SchemaTree: oddities of the lists of objects and stages, and of records", () => {
  afterEach(() => sidebar.model.dispose());

  it("say where the objects are refused, and are there after a retry", async () => {
    const answers = smallSchema();
    const objects = answers["/custom-objects"];
    answers["/custom-objects"] = refusal(403, "permission_required");
    sidebar = await SchemaSidebar.start(answers);
    assert.deepEqual(await sidebar.below(), ["Companies", "error", "retry"]);
    answers["/custom-objects"] = objects;
    await sidebar.model.tree.refresh(sidebar.root.nodeId);
    await eventually(async () =>
      assert.deepEqual(await sidebar.below(), ["Contacts", "Deals", "Tax Lots", "schema"]),
    );
  });

  it("say where there are no objects, and are there once there are", async () => {
    const answers: SchemaAnswers = { "/custom-objects": envelope([]) };
    sidebar = await SchemaSidebar.start(answers);
    assert.deepEqual(await sidebar.below(), ["noObjects", "retry"]);
    const asked = sidebar.asked;
    await sidebar.below();
    assert.equal(sidebar.asked, asked, "nothing is asked twice");
    Object.assign(answers, smallSchema());
    await sidebar.model.tree.refresh(sidebar.root.nodeId);
    await eventually(async () =>
      assert.deepEqual(await sidebar.below(), ["Contacts", "Deals", "Tax Lots", "schema"]),
    );
  });

  it("are the records of objects whose names hold capitals, hyphens, hex endings and what addresses are made of", async () => {
    const names = ["Deals-2_7f", "npi_ce9d20", "A/B?c#d", "100%"];
    const objects = names.map((name) => ({ ...lots, id: `id of ${name}`, name, object_name: name }));
    const record = (name: string) => ({
      id: "r/1",
      fields: { f: { id: "f", name: "name", value: `First of ${name}` } },
    });
    sidebar = await SchemaSidebar.start({
      "/custom-objects": envelope(objects),
      ...Object.fromEntries(
        names.map((name) => [`/records/${encodeURIComponent(name)}/search`, envelope([record(name)])]),
      ),
    });
    for (const name of names) {
      const [row] = await sidebar.rows(name);
      assert.ok(row?.type === "record", name);
      assert.equal(row.summary.label, `First of ${name}`);
      const { nodeId } = row;
      assert.equal((await sidebar.model.tree.find(row.ref))?.nodeId, nodeId);
    }
    const ids = (await sidebar.rows()).map(({ nodeId }) => nodeId);
    assert.equal(new Set(ids).size, ids.length);
  });

  it("show a record whose fields are a list, or hold one that the schema does not know", async () => {
    const fields = [
      { id: "f-name", name: "name", display_name: "Name", value: "As a list" },
      { id: "f-new", name: "brand_new", display_name: "Brand New", field_type: "hologram", value: { x: 1 } },
      null,
    ];
    const answers = smallSchema();
    answers["/records/deals/search"] = envelope([
      { id: "d-1", fields },
      { id: "d-2", fields: { "f-new": { ...fields[1], name: "name", value: "As an object" } } },
      { id: "d-3", fields: 7 },
    ]);
    sidebar = await SchemaSidebar.start(answers);
    const rows = await sidebar.rows("Deals");
    assert.deepEqual(
      rows.map((row) => row.type === "record" && row.summary.label),
      ["As a list", "As an object", "d-3"],
    );
    const [known] = sidebar.model.knownIds.lookup("f-new");
    assert.deepEqual(
      [known?.what, known?.label],
      ["field", "Brand New"],
      "what the record says of it is known",
    );
  });

  it("show stages in either shape, and say of one pipeline that its stages are refused", async () => {
    const answers = smallSchema();
    const stages = answers["/pipelines/o-deals/stages"] as unknown[];
    answers["/pipelines/o-deals/stages"] = envelope(stages);
    sidebar = await SchemaSidebar.start(answers);
    assert.deepEqual(await sidebar.below("schema", "objects", "Deals", "stages"), ["New", "Won"]);
    answers["/pipelines/o-deals/stages"] = refusal(403, "permission_required");
    await sidebar.model.schemas.refresh(sidebar.model.business.key);
    assert.deepEqual(await sidebar.below("schema", "objects", "Deals", "stages"), ["error", "retry"]);
    assert.deepEqual(await sidebar.below("schema", "objects", "Deals", "fields"), ["Deal", "People"]);
  });
});

describe("SchemaTree: oddities of objects and schema in the sidebar", () => {
  afterEach(() => sidebar.model.dispose());

  it("say of one object among many that its fields are refused, or that there is nothing to see", async () => {
    const answers = smallSchema();
    answers["/custom-objects/deals/fields"] = refusal(403, "permission_required");
    sidebar = await SchemaSidebar.start(answers);
    assert.deepEqual(await sidebar.below("schema", "objects", "Deals", "fields"), ["error", "retry"]);
    assert.deepEqual(await sidebar.below("schema", "objects", "Tax Lots", "fields"), ["empty"]);
    assert.deepEqual(await sidebar.below("schema", "objects", "Contacts", "fields"), ["Email"]);
    answers["/custom-objects/deals/fields"] = [{ id: "f", name: "name" }, "not a field"];
    const [error] = await sidebar.rows("schema", "objects", "Deals", "fields");
    assert.ok(error?.type === "message");
    await sidebar.model.tree.refresh(error.parent.nodeId);
    assert.deepEqual(await sidebar.below("schema", "objects", "Deals", "fields"), ["partial", "name"]);
  });

  it("fold what are more than 25", async () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      ...lots,
      id: `o-${index}`,
      name: `lot_${index}`,
    }));
    sidebar = await SchemaSidebar.start({ "/custom-objects": envelope(many) });
    const shown = await sidebar.rows();
    assert.deepEqual(
      shown.slice(-2).map(({ type }) => type),
      ["more", "schema"],
    );
    assert.equal(shown.filter(({ type }) => type === "collection").length, 25);
    const folded = await sidebar.rows("more");
    assert.equal(folded.length, 15);
    assert.ok(folded.every((node) => sidebar.model.tree.parent(node)?.type === "more"));
    assert.ok(folded.every((node) => node.type === "collection" && sidebar.model.tree.isNamedAlike(node)));
  });

  it("keep two options of one id, or of none, apart", async () => {
    const options = [
      ...[{ name: "A" }, { name: "A" }, { id: "x", name: "B" }, { id: "x", name: "C" }, null, {}],
      ...["\ud800", "\ud801", "\ufffd"].map((half) => ({ id: half, name: "Half" })),
    ];
    const field = { id: "f", name: "size", display_name: "Size", field_type: "dropdown", options };
    sidebar = await SchemaSidebar.start({
      ...smallSchema(),
      "/custom-objects/tax_lot/fields": [field, { ...field, options: null }],
    });
    const nodes = await sidebar.rows("schema", "objects", "Tax Lots", "fields", "Size");
    assert.deepEqual(
      nodes.map((node) => sidebar.labelOf(node)),
      ["A", "A", "B", "C", "Half", "Half", "Half"],
    );
    assert.equal(new Set(nodes.map(({ nodeId }) => nodeId)).size, 7);
  });

  it("follow relations in a circle only as far as someone opens them, and name an object that is not listed", async () => {
    const relation = (id: string, to: string, name: string) => ({
      id,
      name: id,
      display_name: id,
      field_type: "relationship",
      relation: { related_object: to, related_object_object_name: name, related_object_name: "Gone" },
    });
    sidebar = await SchemaSidebar.start({
      "/custom-objects": envelope([lots]),
      "/custom-objects/tax_lot/fields": [
        relation("parent", lots.id, lots.name),
        relation("lost", "o-gone", "gone"),
      ],
    });
    const nodes = await sidebar.rows("schema", "objects", "Tax Lots", "relations");
    assert.deepEqual(
      nodes.map((node) => node.type === "schema" && [node.thing?.info.label, node.label, node.hasChildren]),
      [
        ["parent", "Tax Lots", false],
        ["lost", "Gone", false],
      ],
    );
  });

  it("show two objects that lead to each other at both, and ask nothing more for it", async () => {
    sidebar = await SchemaSidebar.start(circularSchema());
    const before = sidebar.asked;
    const relations = async (object: string) =>
      (await sidebar.rows("schema", "objects", object, "relations")).map(
        (node) => node.type === "schema" && [node.thing?.info.label, node.label, node.isIncoming ?? false],
      );
    assert.deepEqual(await relations("Deals"), [
      ["Leads to lot", "Tax Lots", false],
      ["Leads to deal", "Tax Lots", true],
    ]);
    assert.deepEqual(await relations("Tax Lots"), [
      ["Leads to deal", "Deals", false],
      ["Leads to parent", "Tax Lots", false],
      ["Leads to lot", "Deals", true],
    ]);
    const nodes = await sidebar.rows("schema", "objects", "Tax Lots", "relations");
    assert.ok(nodes.every((node) => node.type === "schema" && !node.hasChildren));
    assert.equal(sidebar.asked, before);
  });

  it("show fields of a category that does not exist, and of a type that nobody knows", async () => {
    const answers = smallSchema();
    const strange = { id: "f-x", name: "x", display_name: "X", field_type: "hologram", category: "c-gone" };
    const fields = answers["/custom-objects/deals/fields"] as unknown[];
    answers["/custom-objects/deals/fields"] = { results: [...fields, strange] };
    sidebar = await SchemaSidebar.start(answers);
    assert.deepEqual(await sidebar.below("schema", "objects", "Deals", "fields"), ["Deal", "People", "X"]);
  });

  it("follow an object that is renamed or deleted while its pages are open", async () => {
    const answers = smallSchema();
    sidebar = await SchemaSidebar.start(answers);
    const [record] = await sidebar.rows("Deals");
    assert.ok(record?.type === "record");
    answers["/custom-objects"] = envelope([{ ...lots, object_name: "Parcels" }]);
    await sidebar.model.schemas.refresh(sidebar.model.business.key);
    assert.deepEqual(await sidebar.below(), ["Parcels", "schema"]);
    // Its rows, which may still be drawn, and tabs keep working with what its name says.
    assert.equal(sidebar.model.kinds.get(record.ref).label.many, "deals");
    assert.equal(sidebar.model.tree.parent(record)?.type, "collection");
  });

  it("show 500 fields, and ask for nothing that is closed", async () => {
    const fields = Array.from({ length: 500 }, (_, index) => ({ id: `f-${index}`, name: `n_${index}` }));
    sidebar = await SchemaSidebar.start({ ...smallSchema(), "/custom-objects/tax_lot/fields": fields });
    const before = sidebar.asked;
    assert.equal((await sidebar.below("schema", "objects", "Tax Lots", "fields")).length, 500);
    assert.equal(sidebar.asked, before);
  });
});
