import assert from "node:assert/strict";
import { labelOfRow, type FoundRow } from "../../../../src/model/lookup/foundRow";
import { Lookup, type LookupScope } from "../../../../src/model/lookup/lookup";
import { thingSections, type ThingSection } from "../../../../src/model/schema/thingSections";
import { eventually } from "../../../support/time/eventually";
import { startModel, type TestModel } from "../../../support/model/model";
import {
  envelope,
  refusal,
  schemaServer,
  smallSchema,
  type SchemaAnswers,
} from "../../../support/servers/schemaServer";

const DEAL_ID = "d1d1d1d1-0000-4000-8000-000000000001";
const LOT_ID = "e1e1e1e1-0000-4000-8000-000000000001";
const FIELD_ID = "f1f1f1f1-0000-4000-8000-000000000001";

const record = (id: string, name: string) => ({
  id,
  object_type: "standard",
  fields: { f1: { id: "f1", name: "name", value: name } },
});

/** A business of two known objects and five unheard ones, and one field that is called as another's API name is. */
function answers(): SchemaAnswers {
  const schema = smallSchema();
  const [deals, contacts, lots] = (schema["/custom-objects"] as { results: { name: string }[] }).results;
  const more = ["ants", "bees", "cats", "dogs", "eels"].map((name) => ({
    id: `o-${name}`,
    name,
    object_name: `${name.toUpperCase()} of Ours`,
    entity_name: name,
    object_type: "standard",
  }));
  const fields = schema["/custom-objects/deals/fields"] as object[];
  return {
    ...schema,
    "/custom-objects": envelope([deals, contacts, lots, ...more]),
    "/custom-objects/deals/fields": [
      ...fields,
      { id: FIELD_ID, name: "grösse", display_name: "size", field_type: "text" },
    ],
    "/records/deals/search": envelope([record(DEAL_ID, "Size of Acme")]),
    "/records/client_client/search": envelope([record("c-1", "Ada Byron")]),
    [`/records/eels/${LOT_ID}`]: record(LOT_ID, "Far Eel"),
    "/records/eels/search": envelope([record(LOT_ID, "Far Eel")]),
    "/records/cats/search": refusal(403, "permission_denied"),
  };
}

describe("Lookup: the look-up over everything", () => {
  let model: TestModel;
  let lookup: Lookup;
  const scope = (change: Partial<LookupScope> = {}): LookupScope => ({
    businessKeys: [model.business.key],
    kinds: "all",
    sections: thingSections,
    ...change,
  });
  const start = async (given: SchemaAnswers = answers(), change: Partial<LookupScope> = {}) => {
    model = await startModel(schemaServer(given));
    lookup = new Lookup(model);
    lookup.setScope(scope(change));
    await model.schemas.open(model.business.key);
  };
  afterEach(async () => {
    lookup.dispose();
    await model.dispose();
  });
  const found = () => lookup.state.sections.map(({ name, rows }) => [name, ...rows.map(labelOfRow)]);
  const first = (): FoundRow | undefined => lookup.state.sections[0]?.rows[0];
  const finds = async (query: string, rows: readonly (readonly string[])[]) => {
    lookup.setQuery(query);
    await eventually(() => {
      assert.ok(lookup.state.isCurrent);
      assert.deepEqual(found(), rows);
    });
  };
  const asked = (part: string) => model.server.requests.filter(({ url }) => url.includes(part)).length;

  it("finds each kind of thing by its label", async () => {
    await start(answers(), { kinds: "none" });
    await finds("tax lots", [["objects", "Tax Lots"]]);
    await finds("deal siz", [
      ["fields", "Deal Size", "size"],
      ["options", "Small", "Large"],
    ]);
    await finds("large", [["options", "Large"]]);
    await finds("won", [["stages", "Won"]]);
    await finds("call", [
      ["activityTypes", "Call"],
      ["fields", "Note"],
    ]);
    await finds("welcome", [["automations", "Welcome"]]);
  });

  it("finds by API name, by code and by id, each in any case", async () => {
    await start(answers(), { kinds: "none" });
    await finds("client_client", [
      ["objects", "Contacts"],
      ["fields", "Email"],
    ]);
    await finds("deals.who", [["fields", "Who"]]);
    await finds("OP-L", [["options", "Large"]]);
    await finds(FIELD_ID.toUpperCase(), [["fields", "size"]]);
    await finds(`fields[${FIELD_ID}]`, [["fields", "size"]]);
    assert.equal(asked(FIELD_ID), 0, "what the schema knows is not asked for");
  });

  it("puts what was typed in full first: equal, then but for capitals, then but for accents", async () => {
    await start(answers(), { kinds: "none" });
    // The API name of "Deal Size" is the label of another field: both are meant, before all that begins so.
    await finds("size", [
      ["fields", "size", "Deal Size"],
      ["options", "Small", "Large"],
    ]);
    lookup.setQuery("grosse");
    await eventually(() => {
      const row = first();
      assert.equal(row && labelOfRow(row), "size");
    });
  });

  it("says where a thing is, and what it is", async () => {
    await start(answers(), { kinds: "none" });
    await finds("large", [["options", "Large"]]);
    const row = first();
    assert.ok(row && !("ref" in row));
    assert.deepEqual(
      [row.thing.what, row.part, row.field?.apiName],
      ["option", { name: "fields", of: "deals" }, "size"],
    );
  });

  it("finds records of several kinds, the likeliest read, others by Kizen's own search, and the rest on request", async () => {
    await start(answers(), { sections: [] });
    lookup.setScope(scope({ sections: [] }));
    await eventually(() => assert.ok(asked("/records/client_client/search") > 0));
    await finds("eel", []);
    await eventually(() => assert.equal(lookup.state.notSearched, 5));
    assert.equal(asked("/records/eels/search"), 0);
    lookup.searchAll();
    await eventually(() => assert.deepEqual(found(), [["kizen", "Far Eel"]]));
    assert.equal(asked("/records/eels/search"), 1);
    assert.equal(lookup.state.notSearched, 0);
    assert.equal(lookup.state.error, undefined, "one that is refused says nothing of the others");
  });

  it("asks at most three collections for an id of unknown kind, the others on request", async () => {
    await start(answers(), { sections: [] });
    lookup.setScope(scope({ sections: [] }));
    lookup.setQuery(LOT_ID);
    await eventually(() => assert.equal(lookup.state.notSearched, 5));
    assert.equal(asked(`/${LOT_ID}`), 3);
    assert.deepEqual(found(), []);
    lookup.searchAll();
    await eventually(() => assert.deepEqual(found(), [["kizen", "Far Eel"]]));
    assert.equal(asked(`/${LOT_ID}`), 8, "nothing is asked twice");
  });

  it("asks the kinds of records used lately first", async () => {
    await start(answers(), { sections: [] });
    const ref = { businessKey: model.business.key, kind: "eels", id: "used" };
    await model.recent.note(ref, "Used", "opened");
    lookup.setScope(scope({ sections: [] }));
    lookup.setQuery(LOT_ID);
    await eventually(() => assert.deepEqual(found(), [["loaded", "Far Eel"]]));
  });

  it("shows the sections that are wanted, and follows a schema that is read anew", async () => {
    const given = answers();
    await start(given, { kinds: "none", sections: thingSections.filter(({ name }) => name === "options") });
    await finds("size", [["options", "Small", "Large"]]);
    given["/custom-objects/deals/fields"] = [
      {
        id: "f-size",
        name: "size",
        display_name: "Deal Size",
        field_type: "dropdown",
        options: [{ id: "op-h", name: "Huge", code: "", order: 0 }],
      },
    ];
    await model.schemas.refresh(model.business.key);
    await eventually(() => assert.deepEqual(found(), [["options", "Huge"]]));
  });

  it("takes another section by one value", async () => {
    const statuses: ThingSection = {
      name: "openStages",
      title: (t) => t("Open Stages"),
      what: "stage",
      parts: ["stages"],
      count: (entry) => Number((entry as { status: string }).status === "open"),
      thing: (entry) => ({ what: "stage", info: entry as never }),
      fieldOf: () => undefined,
    };
    await start(answers(), { kinds: "none", sections: [statuses] });
    await finds("deals", [["openStages", "New"]]);
  });
});
