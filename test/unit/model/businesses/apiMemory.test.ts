import assert from "node:assert/strict";
import { ApiMemory } from "../../../../src/model/businesses/apiMemory";
import { companiesOf } from "../../../support/model/companiesOf";
import { eventually } from "../../../support/time/eventually";
import { companyPages, startModel, type TestModel } from "../../../support/model/model";

describe("ApiMemory", () => {
  let model: TestModel;
  beforeEach(async () => {
    model = await startModel(companyPages(25));
  });
  afterEach(() => model.dispose());

  it("knows which API answered and the ids of objects, also in the next window", () => {
    const { key } = model.business;
    const { apiMemory, businesses, installation } = model;
    assert.deepEqual([apiMemory.companiesApi(key), apiMemory.objectIds(key)], [undefined, {}]);
    apiMemory.setCompaniesApi(key, "records");
    apiMemory.setObjectId(key, "deal", "1");
    apiMemory.setObjectId(key, "lead", "2");
    const next = new ApiMemory(businesses, installation.stateStore());
    assert.equal(next.companiesApi(key), "records");
    assert.deepEqual(next.objectIds(key), { deal: "1", lead: "2" });
    next.dispose();
  });

  it("changes nothing of the business, of which nobody hears", async () => {
    let changes = 0;
    model.businesses.onDidChange(() => changes++);
    const before = model.installation.state.get("businesses");
    await model.lists.of(companiesOf(model.business.key)).load(1);
    model.apiMemory.setObjectId(model.business.key, "deal", "1");
    assert.equal(model.apiMemory.companiesApi(model.business.key), "v2");
    assert.deepEqual([changes, model.installation.state.get("businesses")], [0, before]);
  });

  it("forgets with the business, and learns nothing of one that is gone", async () => {
    const { key } = model.business;
    model.apiMemory.setObjectId(key, "deal", "1");
    await model.businesses.remove(key);
    model.apiMemory.setCompaniesApi(key, "v2");
    await eventually(() => assert.ok(!model.installation.state.has(`api.${key}`)));
    assert.deepEqual(model.apiMemory.objectIds(key), {});
  });

  it("leaves out what is stored and does not fit", () => {
    const { key } = model.business;
    for (const [stored, ids] of [
      [{ companiesApi: "v3", objectIds: { deal: 7, lead: "id", "": "x" } }, { lead: "id" }],
      [{ objectIds: ["x"] }, {}],
      [{ objectIds: null }, {}],
      ["x", {}],
    ]) {
      model.installation.state.set(`api.${key}`, JSON.stringify(stored));
      const memory = new ApiMemory(model.businesses, model.installation.stateStore());
      assert.deepEqual([memory.companiesApi(key), memory.objectIds(key)], [undefined, ids]);
      memory.dispose();
    }
  });
});
