import assert from "node:assert/strict";
import type { RequestListener } from "node:http";
import { recordRequests } from "../../../../src/model/records/recordRequests";
import type { FoundObject } from "../../../../src/model/kinds/objectKind";
import { companyPages, startModel, type TestModel } from "../../../support/model/model";
import { json } from "../../../support/servers/scriptedServer";

const COMPANIES = found("companies_company", "Companies");
const CONTACTS = found("client_client", "Contacts");

function found(apiName: string, label: string, type = "standard"): FoundObject {
  return { apiName, label, singular: label.replace(/s$/, ""), type };
}

describe("RecordKinds: the kinds of record of a business", () => {
  let model: TestModel;
  const start = async (answer: RequestListener = companyPages(3)) => (model = await startModel(answer));
  afterEach(() => model.dispose());

  const labels = () => model.kinds.of(model.business.key).map(({ label }) => label.many);
  const setObjects = (objects: readonly FoundObject[] | undefined) =>
    model.kinds.setObjects(model.business.key, objects);

  it("are companies until it tells its objects, then companies, contacts and the others by name", async () => {
    await start();
    assert.deepEqual(labels(), ["Companies"]);
    setObjects([
      found("tax_lot", "Tax Lots"),
      found("deals", "Deals 10"),
      found("deal", "Deals 9"),
      CONTACTS,
    ]);
    assert.deepEqual(labels(), ["Contacts", "Deals 9", "Deals 10", "Tax Lots"]);
    setObjects([found("tax_lot", "Tax Lots"), CONTACTS, { ...COMPANIES, label: "Accounts" }]);
    assert.deepEqual(labels(), ["Accounts", "Contacts", "Tax Lots"]);
    setObjects(undefined);
    assert.deepEqual(labels(), ["Companies"]);
  });

  it("keep companies that answered, though no object is called so", async () => {
    await start();
    await model.lists.of({ businessKey: model.business.key, kind: "company" }).load(1);
    setObjects([CONTACTS]);
    assert.deepEqual(labels(), ["Companies", "Contacts"]);
  });

  it("are companies, too, where those answer after the objects came", async () => {
    await start();
    setObjects([CONTACTS]);
    const changed: string[] = [];
    model.kinds.onDidChange((businessKey) => changed.push(businessKey));
    await model.lists.of({ businessKey: model.business.key, kind: "company" }).load(1);
    assert.deepEqual(labels(), ["Companies", "Contacts"]);
    assert.deepEqual(changed, [model.business.key]);
  });

  it("are known by one id in stored state, whatever the object's API name is", async () => {
    await start();
    setObjects([COMPANIES, found("employee_m7SZCzg3", "Employees")]);
    assert.deepEqual(
      model.kinds.of(model.business.key).map(({ id }) => id),
      ["company", "employee_m7SZCzg3"],
    );
  });

  it("always answer: built in, discovered, or named in an address only", async () => {
    await start();
    const { key: businessKey } = model.business;
    const labelOf = (kind: string) => model.kinds.get({ businessKey, kind }).label;
    assert.deepEqual(labelOf("client_client"), { one: "Contact", many: "Contacts" });
    assert.deepEqual(labelOf("tax_lot"), { one: "tax_lot", many: "tax_lot" });
    setObjects([found("tax_lot", "Tax Lots")]);
    assert.deepEqual(labelOf("tax_lot"), { one: "Tax Lot", many: "Tax Lots" });
    assert.deepEqual(model.kinds.get({ businessKey: "gone", kind: "tax_lot" }).label.many, "tax_lot");
  });

  it("tell of a change only where something that is shown changed, and are gone with the business", async () => {
    await start();
    const told: string[] = [];
    model.kinds.onDidChange((businessKey) => told.push(businessKey));
    setObjects([CONTACTS]);
    setObjects([CONTACTS]);
    assert.equal(told.length, 1);
    setObjects([{ ...CONTACTS, label: "People" }]);
    assert.equal(told.length, 2);
    await model.businesses.remove(model.business.key);
    assert.deepEqual(labels(), ["Companies"]);
    setObjects([CONTACTS]);
    assert.deepEqual(labels(), ["Companies"]);
  });
});

describe("RecordKinds: a kind that is only named in an address", () => {
  let model: TestModel;
  afterEach(() => model.dispose());

  it("is listed, opened and written as cURL by the records API, and has its place in the browser", async () => {
    const row = { id: "r-1", object_type: "standard", fields: { f: { name: "name", value: "Lot 5" } } };
    model = await startModel((request, response) => {
      if (request.url?.startsWith("/api/records/tax_lot/search"))
        json(response, 200, { count: 1, results: [row] });
      else if (request.url === "/api/records/tax_lot/r-1") json(response, 200, row);
      else json(response, 404, { detail: "Not found.", code: "not_found" });
    });
    const ref = { businessKey: model.business.key, kind: "tax_lot", id: "r-1" };
    await model.lists.of(ref).load(1);
    assert.equal(model.lists.find(ref)?.row.label, "Lot 5");
    assert.equal((await model.records.get(ref)).label, "Lot 5");
    assert.equal(model.knownIds.lookup("r-1")[0]?.kind?.label.many, "tax_lot");
    const load = () => Promise.resolve([]);
    const [described] = await recordRequests([ref], { ...model, load });
    assert.deepEqual(described?.request, { method: "GET", path: "/records/tax_lot/r-1" });
    const { webPath } = model.kinds.get(ref);
    assert.deepEqual([webPath("r/1"), webPath("r/1", "o")], [undefined, "/custom-objects/o/r%2F1"]);
    assert.equal(model.kinds.get({ ...ref, kind: "client_client" }).webPath("c"), "/client/c/details");
  });
});
