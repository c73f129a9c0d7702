import assert from "node:assert/strict";
import type { RecordRef } from "../../../../src/model/recordRef";
import { companyPages, startModel, type TestModel } from "../../../support/model/model";
import { json } from "../../../support/servers/scriptedServer";
import { companiesOf } from "../../../support/model/companiesOf";

describe("RecordCache: single records", () => {
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
    await model.lists.of(companiesOf(model.business.key)).load(1);
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
