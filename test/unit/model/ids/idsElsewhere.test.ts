import assert from "node:assert/strict";
import type { Business } from "../../../../src/model/businesses/businesses";
import { idsElsewhere } from "../../../../src/model/ids/idsElsewhere";
import { company } from "../../../../src/model/kinds/company";
import { ACME, answerTwoBusinesses, companyId, GLOBEX, SHARED } from "../../../support/servers/twoBusinesses";
import { startModel, type TestModel } from "../../../support/model/model";

describe("idsElsewhere: ids of a record in the other businesses", () => {
  let model: TestModel;
  let [acme, globex]: Business[] = [];
  beforeEach(async () => {
    model = await startModel(answerTwoBusinesses);
    [acme, globex] = await Promise.all(
      [ACME, GLOBEX].map(({ name, id }) =>
        model.businesses.add({ ...model.business, name, businessId: id }, "key"),
      ),
    );
  });
  afterEach(() => model.dispose());

  const elsewhere = (label: string, { key = "" }: Partial<Business> = {}) =>
    idsElsewhere({ businessKey: key, kind: company.id }, label, model.businesses.list, model.indexes).map(
      ({ business, id }) => [business.name, id],
    );
  const read = (business: Business | undefined) =>
    model.indexes.of({ businessKey: business?.key ?? "", kind: company.id }).build();

  it("are those of the same name, however its blanks are written, once all names there were read", async () => {
    assert.deepEqual(elsewhere(SHARED[1] ?? "", acme), []);
    await read(globex);
    const expected = [["Globex", companyId(GLOBEX, 1)]];
    assert.deepEqual(elsewhere(SHARED[1] ?? "", acme), expected);
    assert.deepEqual(elsewhere(` ${SHARED[1]?.replace(" ", "  ") ?? ""}`, acme), expected);
    assert.deepEqual(elsewhere(SHARED[1] ?? "", globex), []);
    assert.deepEqual(elsewhere("Nobody", acme), []);
  });

  it("are none where several have the name there", async () => {
    const [one] = SHARED;
    await model.dispose();
    model = await startModel((request, response) => {
      const results = [0, 1].map((index) => ({ id: companyId(GLOBEX, index), name: one }));
      response.setHeader("content-type", "application/json");
      const isList = request.url?.startsWith("/api/company?") === true;
      response.end(JSON.stringify(isList ? { count: 2, next: null, previous: null, results } : {}));
    });
    await read(model.business);
    const { key: businessKey } = model.business;
    assert.equal([...model.indexes.of({ businessKey, kind: company.id }).entries()].length, 2);
    assert.deepEqual(elsewhere(one ?? "", { key: "another" }), []);
  });
});
