import assert from "node:assert/strict";
import { RecordSchema } from "../../../../src/features/recordView/recordSchema";
import type { FieldGroups } from "../../../../src/model/schema/fieldGroups";
import { eventually } from "../../../support/time/eventually";
import { startModel, type TestModel } from "../../../support/model/model";
import { schemaServer, smallSchema, type SchemaAnswers } from "../../../support/servers/schemaServer";

const DEALS_FIELDS = "/custom-objects/deals/fields";

describe("RecordSchema: what a page is told of its record's fields", () => {
  let model: TestModel;
  let answers: SchemaAnswers;
  let schema: RecordSchema;
  let told: FieldGroups[];

  beforeEach(async () => {
    answers = smallSchema();
    model = await startModel(schemaServer(answers));
    told = [];
    const { businesses, kinds, schemas } = model;
    const ref = { businessKey: model.business.key, kind: "deals", id: "d-1" };
    const texts = { businessName: "", kindLabel: "", sample: false, production: false };
    schema = new RecordSchema(
      ref,
      { kinds, schemas, describe: () => businesses.get(ref.businessKey) && texts },
      (groups) => void told.push(groups),
    );
  });
  afterEach(async () => {
    schema.dispose();
    await model.dispose();
  });

  const last = () => {
    const { state, groups = [] } = told.at(-1) ?? {};
    return [state, ...groups.flatMap(({ fields }) => fields.map(({ label }) => label))];
  };
  const isRead = () => eventually(() => assert.deepEqual(last(), ["whole", "Name", "Deal Size", "Who"]));
  const catalogue = () => model.schemas.of(model.business.key);

  it("is nothing, and nothing is asked for, until a person sees the fields", async () => {
    schema.tellAll();
    assert.deepEqual(told, [{ state: "unknown", groups: [] }]);
    assert.deepEqual(model.server.requests, []);
    schema.read();
    await isRead();
    assert.deepEqual(
      told.at(-1)?.groups.map(({ label }) => label),
      ["Deal", "People"],
    );
    schema.read();
    await catalogue().load("categories", "deals");
    assert.equal(model.server.requests.length, 3);
  });

  it("follows what else is read of the schema, and is silent where that says nothing new", async () => {
    schema.tellAll();
    await model.schemas.open(model.business.key);
    await isRead();
    const before = told.length;
    await catalogue().reload("fields", "deals");
    await catalogue().reload("fields", "client_client");
    assert.equal(told.length, before);
    answers[DEALS_FIELDS] = [{ id: "f-new", name: "fresh", display_name: "Fresh", field_type: "text" }];
    await catalogue().reload("fields", "deals");
    assert.deepEqual(last(), ["whole", "Fresh"]);
  });

  it("is read anew with another key, where the fields were seen", async () => {
    schema.read();
    await isRead();
    answers[DEALS_FIELDS] = [{ id: "f-own", name: "own", display_name: "Own", field_type: "text" }];
    await model.businesses.replaceApiKey(model.business.key, "another-key-never-shown");
    await eventually(() => assert.deepEqual(last(), ["whole", "Own"]));
  });

  it("asks nothing for a business that is gone", async () => {
    await model.businesses.remove(model.business.key);
    schema.read();
    schema.tellAll();
    assert.deepEqual(told.at(-1), { state: "unknown", groups: [] });
    assert.deepEqual(model.server.requests, []);
  });
});
