import assert from "node:assert/strict";
import type { RecordRef } from "../../../../src/model/recordRef";
import { companyPages, startModel, type TestModel } from "../../../support/model";
import { json } from "../../../support/scriptedServer";

describe("single records", () => {
  let model: TestModel;
  let isDeleted: boolean;
  let gone: RecordRef[];
  const ref = (id: string): RecordRef => ({ businessKey: model.business.key, kind: "company", id });

  beforeEach(async () => {
    [isDeleted, gone] = [false, []];
    model = await startModel((request, response) => {
      if (request.url === "/api/company/id-1" && !isDeleted) json(response, 200, { id: "id-1", name: "One" });
      else companyPages(3)(request, response);
    });
    await model.lists.of(model.business.key, "company").load(1);
    model.records.onDidDisappear((one) => gone.push(one));
  });
  afterEach(() => model.dispose());

  it("are rows of a list where Kizen gives none", async () => {
    assert.equal((await model.records.get(ref("id-2"))).origin, "list");
    assert.equal((await model.records.get(ref("id-2"), { fresh: true })).origin, "list");
    assert.deepEqual(gone, []);
  });

  it("that are gone are said to be gone, and never the row of a list that is older", async () => {
    assert.equal((await model.records.get(ref("id-1"))).origin, "record");
    isDeleted = true;
    await assert.rejects(model.records.get(ref("id-1"), { fresh: true }), { kind: "notFound" });
    assert.deepEqual(gone, [ref("id-1")]);
    await assert.rejects(model.records.get(ref("id-1")), { kind: "notFound" });
    assert.deepEqual(gone, [ref("id-1")]);
  });
});

describe("snapshots of records", () => {
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
