import assert from "node:assert/strict";
import type { RequestListener } from "node:http";
import { startModel, type TestModel } from "../../../support/model/model";
import { json } from "../../../support/servers/scriptedServer";
import { readFields } from "../../../../src/model/schema/objectFields";
import { envelope, schemaServer, smallSchema } from "../../../support/servers/schemaServer";
import { companiesOf } from "../../../support/model/companiesOf";

const id = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-000000000000`;
const RECORD = id("1");
const FIELD = id("2");
const OPTION = id("3");
const STAGE = id("4");
const USER = id("5");
const RELATION = id("6");
const OTHER = id("7");

/** A record as the current API sends it, with one of everything that names an id. */
const record = {
  id: RECORD.toUpperCase(),
  object_type: "standard",
  fields: {
    [FIELD]: { id: FIELD, name: "name", field_type: "text", display_name: "Name", value: "Acme" },
    f2: {
      id: "f2",
      name: "industry",
      field_type: "dropdown",
      display_name: "Industry",
      value: { id: OPTION, code: null, name: "Retail" },
    },
    f3: {
      id: "f3",
      name: "stage",
      field_type: "status",
      value: { id: STAGE, name: "Won", status: "won", order: 1 },
    },
    f4: {
      id: "f4",
      name: "owner",
      field_type: "team_selector",
      value: { id: USER, first_name: "Ada", last_name: "Lovelace", email: "a@b.example" },
    },
    f5: {
      id: "f5",
      name: "parent",
      field_type: "relationship",
      value: [{ id: RELATION, name: "Acme Holding" }, null, 3],
    },
    f6: { id: "f6", name: "odd", field_type: "text", value: { id: OTHER, name: "" } },
    f7: null,
  },
};

const answer: RequestListener = (request, response) => {
  if (request.url?.startsWith("/api/company/") === true) json(response, 200, { id: OTHER, name: "Single" });
  else json(response, 200, { count: 1, next: null, previous: null, results: [record] });
};

describe("KnownIds: what is known of ids", () => {
  let model: TestModel;
  const told = (of: string) =>
    model.knownIds.lookup(of).map(({ what, label, ref }) => [what, label, ref?.id]);

  beforeEach(async () => {
    model = await startModel(answer);
  });
  afterEach(() => model.dispose());

  it("is nothing without asking, but for the businesses themselves", async () => {
    const ids = { businessId: id("a"), userId: id("b") };
    await model.businesses.add({ ...model.business, ...ids, name: "Second" }, "key");
    assert.deepEqual(told(RECORD), []);
    assert.deepEqual(told(id("A")), [["business", "Second", undefined]]);
    assert.deepEqual(told(id("b")), [["user", "Second", undefined]]);
    model.apiMemory.setObjectId(model.business.key, "companies_company", id("C"));
    assert.deepEqual(told(id("c")), [["object", "companies_company", undefined]]);
    assert.equal(model.server.requests.length, 0);
  });

  it("comes from the rows of lists: the records, and all that they name", async () => {
    let changes = 0;
    model.knownIds.onDidChange(() => changes++);
    await model.lists.of(companiesOf(model.business.key)).load(1);
    assert.equal(changes > 0, true);
    for (const written of [RECORD, RECORD.toUpperCase()])
      assert.deepEqual(told(written), [["record", "Acme", RECORD.toUpperCase()]]);
    assert.deepEqual(told(FIELD), [["field", "Name", undefined]]);
    assert.deepEqual(told(OPTION), [["option", "Retail", undefined]]);
    assert.deepEqual(told(STAGE), [["stage", "Won", undefined]]);
    assert.deepEqual(told(USER), [["user", "Ada Lovelace", undefined]]);
    assert.deepEqual(told(RELATION), [["record", "Acme Holding", undefined]]);
    assert.deepEqual(told(OTHER), []);
    assert.equal(model.server.requests.length, 1);
  });

  it("comes from records that were opened, and outlives their rows", async () => {
    const { key: businessKey } = model.business;
    await model.records.get({ businessKey, kind: "company", id: OTHER });
    await model.lists.of(companiesOf(businessKey)).load(1);
    model.lists.reset();
    assert.deepEqual(told(OTHER), [["record", "Single", OTHER]]);
    assert.deepEqual(told(RECORD), [["record", "Acme", RECORD.toUpperCase()]]);
  });

  it("comes from the records of an index, too, and what they name", async () => {
    const index = model.indexes.of(companiesOf(model.business.key));
    await index.build();
    const lower = { ...record, id: RECORD };
    assert.ok(index.get(RECORD.toUpperCase()));
    assert.deepEqual(told(OPTION), [["option", "Retail", undefined]]);
    model.server.answer = (_, response) =>
      json(response, 200, { count: 1, next: null, previous: null, results: [lower] });
    await index.refresh();
    for (const written of [RECORD, RECORD.toUpperCase()])
      assert.deepEqual(told(written), [["record", "Acme", RECORD]]);
  });

  it("is forgotten with the business, and says the active business's word first", async () => {
    const second = await model.businesses.add({ ...model.business, name: "Second" }, "key");
    for (const { key } of model.businesses.list) await model.lists.of(companiesOf(key)).load(1);
    const businesses = () => model.knownIds.lookup(RECORD).map(({ businessKey }) => businessKey);
    assert.deepEqual(businesses(), [second.key, model.business.key]);
    await model.businesses.setActive(model.business.key);
    assert.deepEqual(businesses(), [model.business.key, second.key]);
    await model.businesses.remove(model.business.key);
    assert.deepEqual(businesses(), [second.key]);
  });

  it("says of a record that another one names what kind it is, once the schema says where the field leads", async () => {
    const answers = smallSchema();
    const deal = {
      id: "d-1",
      fields: { "f-who": { id: "f-who", name: "who", value: { id: RELATION, first_name: "Ada" } } },
    };
    answers["/records/deals/search"] = envelope([deal]);
    model.server.answer = schemaServer(answers);
    const { key: businessKey } = model.business;
    const deals = { businessKey, kind: "deals" };
    await model.lists.of(deals).load(1);
    assert.deepEqual(told(RELATION), [["record", "Ada", undefined]]);
    await readFields(deals, model);
    const [known] = model.knownIds.lookup(RELATION.toUpperCase());
    assert.deepEqual(known?.ref, { businessKey, kind: "client_client", id: RELATION });
    assert.equal(known.kind?.label.one, "Contact");
    // Companies have an object, and a kind of their own.
    const [name, size] = answers["/custom-objects/deals/fields"] as object[];
    const relation = { related_object_object_name: "companies_company" };
    answers["/custom-objects/deals/fields"] = [name, size, { id: "f-who", name: "who", relation }];
    await model.schemas.of(businessKey).reload("fields", "deals");
    assert.equal(model.knownIds.lookup(RELATION)[0]?.ref?.kind, "company");
    // Where it leads nowhere, nobody guesses.
    answers["/custom-objects/deals/fields"] = [name, size, { id: "f-who", name: "who" }];
    await model.schemas.of(businessKey).reload("fields", "deals");
    assert.deepEqual(told(RELATION), [["record", "Ada", undefined]]);
  });
});
