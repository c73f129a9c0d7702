import assert from "node:assert/strict";
import type { FieldInfo } from "../../../../src/kizen";
import { likeThings } from "../../../../src/model/schema/likeThing";
import { SchemaCatalogue } from "../../../../src/model/schema/schemaCatalogue";
import type { SchemaEntries, SchemaPartName } from "../../../../src/model/schema/schemaEntries";

/** The schema of a business whose ids begin with its own letter. */
function schemaOf(letter: string, changes: { readonly stages?: readonly string[] } = {}) {
  const catalogue = new SchemaCatalogue({
    client: () => Promise.reject(new Error("Nothing is to be asked.")),
    now: () => 0,
  });
  const give = <Name extends SchemaPartName>(name: Name, of: string, entries: SchemaEntries[Name][]) =>
    catalogue.restore(name, of, { entries, isPartial: false, readAt: 0 });
  const id = (name: string) => `${letter}-${name}`;
  const size: FieldInfo = {
    id: id("size"),
    apiName: "size",
    label: `Size ${letter}`,
    type: "dropdown",
    categoryId: "",
    description: "",
    isRequired: false,
    isReadOnly: false,
    isHidden: false,
    isDefault: false,
    options: [{ id: id("large"), label: "Large", code: letter }],
  };
  const more = { singular: "", type: "pipeline", isCustom: true, description: "" };
  give("objects", "", [{ id: id("deals"), apiName: "deals", label: `Deals ${letter}`, ...more }]);
  give("fields", "deals", [size]);
  const stages = changes.stages ?? ["New"];
  give(
    "stages",
    "deals",
    stages.map((label, index) => ({ id: id(`stage${index}`), label, status: "open" })),
  );
  give("activityTypes", "", [{ id: id("call"), apiName: "call", label: "Call", isEnabled: true }]);
  give("activityFields", id("call"), [{ ...size, id: id("note"), apiName: "note", options: [] }]);
  give("automations", "", [{ id: id("auto"), apiName: "", label: "Welcome", isActive: true }]);
  give("team", "", [{ id: id("ada"), label: "Ada", email: "ada@x.example" }]);
  give("roles", "", [{ id: id("role"), label: "Seller" }]);
  return catalogue;
}

const NAMES = ["deals", "size", "large", "stage0", "call", "note", "auto", "ada", "role"];

describe("likeThings: a thing of a schema in another business", () => {
  const [here, there] = [schemaOf("a"), schemaOf("b")];
  const likeOf = (id: string, other = there) => {
    const located = here.find(id);
    assert.ok(located, id);
    return likeThings(located, here, other).map(({ info }) => info.id);
  };

  it("is what has the same API name there, options and stages by their labels", () => {
    for (const name of NAMES) assert.deepEqual(likeOf(`a-${name}`), [`b-${name}`]);
  });

  it("is several where labels are equal, and nothing where the schema has none or was not read", () => {
    assert.deepEqual(likeOf("a-stage0", schemaOf("b", { stages: ["New", "New"] })), ["b-stage0", "b-stage1"]);
    assert.deepEqual(likeOf("a-stage0", schemaOf("b", { stages: ["Old"] })), []);
    const unread = new SchemaCatalogue({ client: () => Promise.reject(new Error("no")), now: () => 0 });
    for (const name of NAMES) assert.deepEqual(likeOf(`a-${name}`, unread), []);
  });

  it("is found by its id again after its list was read anew, and not any more where it is gone", () => {
    const catalogue = schemaOf("c");
    assert.equal(catalogue.find("C-SIZE")?.thing.what, "field");
    catalogue.restore("fields", "deals", { entries: [], isPartial: false, readAt: 1 });
    const isRestored = catalogue.part("fields", "deals").entries.length === 0;
    assert.equal(catalogue.find("c-size") === undefined, isRestored);
    assert.equal(catalogue.find("c-deals")?.thing.info.label, "Deals c");
  });
});
