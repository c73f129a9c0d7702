import assert from "node:assert/strict";
import type { RecordRef } from "../../../../src/model/recordRef";
import { companyPages, startModel, type TestModel } from "../../../support/model/model";

describe("RecordSnapshots: snapshots of records", () => {
  let model: TestModel;
  const ref = (id: string): RecordRef => ({ businessKey: model.business.key, kind: "company", id });
  const keep = (id: string, text: string) =>
    model.snapshots.keep({ ref: ref(id), label: id, text, loadedAt: 1, origin: "record" });

  beforeEach(async () => {
    model = await startModel(companyPages(1));
  });
  afterEach(() => model.dispose());

  it("are what was seen last, one a record", () => {
    keep("1", "old");
    keep("2", "other");
    keep("1", "new");
    assert.equal(model.snapshots.of(ref("1"))?.text, "new");
    assert.equal(model.snapshots.of(ref("2"))?.text, "other");
    assert.equal(model.snapshots.of(ref("3")), undefined);
  });

  it("give way to newer ones before they fill the memory, oldest first", () => {
    for (let id = 0; id < 30; id++) keep(String(id), "x".repeat(1_000_000));
    assert.equal(model.snapshots.of(ref("9")), undefined);
    assert.equal(model.snapshots.of(ref("10"))?.text.length, 1_000_000);
    keep("huge", "x".repeat(20_000_001));
    assert.equal(model.snapshots.of(ref("huge")), undefined);
    assert.ok(model.snapshots.of(ref("29")));
  });

  it("are forgotten with their business", async () => {
    keep("1", "old");
    await model.businesses.remove(model.business.key);
    assert.equal(model.snapshots.of(ref("1")), undefined);
  });
});
