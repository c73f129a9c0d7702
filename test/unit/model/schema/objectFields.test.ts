import assert from "node:assert/strict";
import { objectFields, problemOfObject } from "../../../../src/model/schema/objectFields";
import { startModel, type TestModel } from "../../../support/model/model";
import {
  circularSchema,
  refusal,
  schemaServer,
  smallSchema,
  type SchemaAnswers,
} from "../../../support/servers/schemaServer";

describe("objectFields", () => {
  let model: TestModel | undefined;
  afterEach(async () => {
    await model?.dispose();
    model = undefined;
  });

  const read = async (answers: SchemaAnswers) => {
    model = await startModel(schemaServer(answers));
    await model.schemas.open(model.business.key);
    return model.schemas.of(model.business.key);
  };

  it("say what they refer to in words", async () => {
    const catalogue = await read(smallSchema());
    const deals = catalogue.object("deals");
    assert.ok(deals);
    const [name, size, who] = objectFields(catalogue, deals);
    assert.equal(name?.category, "Deal");
    assert.equal(name.isRequired, true);
    assert.equal(name.reference, "deals.name");
    assert.deepEqual(
      size?.options.map(({ label, code }) => [label, code]),
      [
        ["Small", "s"],
        ["Large", ""],
      ],
    );
    assert.deepEqual([who?.relation, who?.relationId], ["Contacts", "o-contacts"]);
    assert.equal(problemOfObject(catalogue, "deals"), undefined);
  });

  it("are whole where a relation leads to an object that is not listed, or to none that is named", async () => {
    const answers = smallSchema();
    answers["/custom-objects/tax_lot/fields"] = [
      {
        id: "f-1",
        name: "gone",
        display_name: "Gone",
        field_type: "relationship",
        relation: { related_object: "o-gone", related_object_object_name: "gone_object" },
      },
      { id: "f-2", name: "own", display_name: "Own", field_type: "text", category: "c-nowhere" },
    ];
    const catalogue = await read(answers);
    const lots = catalogue.object("o-lots");
    assert.ok(lots);
    const [gone, own] = objectFields(catalogue, lots);
    assert.deepEqual([gone?.relation, gone?.relationId], ["gone_object", ""]);
    assert.equal(own?.category, "");
  });

  it("lead from one object to the other and back where relations go in a circle, or to their own", async () => {
    const catalogue = await read(circularSchema());
    const targets = (id: string) => {
      const object = catalogue.object(id);
      assert.ok(object);
      return objectFields(catalogue, object).map(({ relation, relationId }) => [relation, relationId]);
    };
    assert.deepEqual(targets("o-deals"), [["Tax Lots", "o-lots"]]);
    assert.deepEqual(targets("o-lots"), [
      ["Deals", "o-deals"],
      ["Tax Lots", "o-lots"],
    ]);
    const urls = model?.server.requests.map(({ url }) => url);
    assert.equal(new Set(urls).size, urls?.length, "nothing is asked twice");
  });

  it("come with what is missing of them, and the rest is whole", async () => {
    const answers = smallSchema();
    answers["/custom-objects/deals/categories"] = refusal(403, "permission_denied");
    answers["/custom-objects/tax_lot/fields"] = refusal(403, "permission_denied");
    const catalogue = await read(answers);
    const deals = catalogue.object("deals");
    assert.ok(deals);
    assert.equal(problemOfObject(catalogue, "deals")?.state, "refused");
    assert.equal(objectFields(catalogue, deals).length, 3);
    assert.equal(problemOfObject(catalogue, "tax_lot")?.state, "refused");
    // It has no list of categories.
    assert.equal(problemOfObject(catalogue, "client_client"), undefined);
    assert.equal(problemOfObject(catalogue, "nowhere"), undefined);
  });
});
