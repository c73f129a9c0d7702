import assert from "node:assert/strict";
import { FailedIds } from "../../../../src/model/ids/failedIds";
import { companiesOf } from "../../../support/model/companiesOf";
import { eventually } from "../../../support/time/eventually";
import { companyPages, startModel, type TestModel } from "../../../support/model/model";

describe("removal of a business", () => {
  let model: TestModel;
  beforeEach(async () => {
    model = await startModel(companyPages(25));
    model.settings["index.persist"] = true;
  });
  afterEach(() => model.dispose());

  it("leaves nothing behind: no value that is stored holds its key", async () => {
    const { businesses, installation } = model;
    const kept = await businesses.add({ ...model.business, name: "Kept" }, "k");
    const { key } = model.business;
    for (const businessKey of [key, kept.key]) {
      const ref = { businessKey, kind: "company", id: "id-1" };
      await model.recent.note(ref, "Company 1", "opened");
      await model.recent.noteAll([{ ref }, { ref: { ...ref, id: "id-2" } }], "copied");
      await installation.schemaStore.write(businessKey, new Uint8Array());
      model.apiMemory.setObjectId(businessKey, "deal", "an-id");
      await model.arrangements.setFilter(companiesOf(businessKey), "a text");
      await model.indexes.of(companiesOf(businessKey)).build();
      await model.idResolver.resolve("11111111-2222-4333-8444-555555555555", { priority: "hint" });
    }
    await businesses.setActive(key);
    const everything = () =>
      JSON.stringify([
        [...installation.state],
        [...installation.workspaceState],
        [...installation.indexFiles.keys()],
        [...installation.schemaFiles.keys()],
        [...installation.keys],
      ]);
    await eventually(() => {
      for (const store of ["ids.failed", "explorer.arrangements"])
        assert.ok(installation.state.get(store)?.includes(key), store);
      for (const store of ["recent", "api"]) assert.ok(installation.state.has(`${store}.${key}`), store);
      assert.equal([...installation.indexFiles.keys()].length, 2);
    });

    await businesses.remove(key);
    await eventually(() => assert.ok(!everything().includes(key)));
    for (const store of ["ids.failed", "explorer.arrangements"])
      assert.ok(installation.state.get(store)?.includes(kept.key), store);
    assert.equal(model.recent.list().length, 1);
    // Nor does what a window still had in memory bring it back.
    const failed = new FailedIds(businesses, installation.stateStore(), Date.now);
    failed.note(key, "11111111-2222-4333-8444-555555555555", "unknown");
    failed.dispose();
    assert.ok(!everything().includes(key));
  });
});
