import assert from "node:assert/strict";
import { curlCommand } from "../../../../src/model/records/curl";
import { findNamesakes } from "../../../../src/model/index/namesakes";
import { labelOfRow } from "../../../../src/model/lookup/foundRow";
import { Lookup } from "../../../../src/model/lookup/lookup";
import { recordFacts } from "../../../../src/model/records/recordFacts";
import { recordRequests } from "../../../../src/model/records/recordRequests";
import { eventually } from "../../../support/time/eventually";
import { recordsIn } from "../../../support/model/recordsIn";
import { startModel, type TestModel } from "../../../support/model/model";
import { SECRET } from "../../../support/servers/scriptedServer";
import { envelope, schemaServer } from "../../../support/servers/schemaServer";

/** The one value: an object that a business has and the product has never heard of. */
const employees = {
  id: "0b000000-0000-4000-8000-000000000001",
  name: "employee_m7SZCzg3",
  object_type: "standard",
  object_name: "Employees",
  entity_name: "Employee",
};
const ID = "aaaaaaaa-0000-4000-8000-000000000001";
const ada = {
  id: ID,
  object_type: "standard",
  fields: {
    f1: { id: "f1", name: "name", value: "Ada Byron" },
    f2: { id: "f2", name: "email", value: "a@b.example" },
  },
};

describe("one more kind: an object that the product has never heard of", () => {
  let model: TestModel;
  afterEach(() => model.dispose());

  it("is seen in tree, look-up, index, recents, compare, hover, cURL and browser by its entry in the list of objects", async () => {
    model = await startModel(
      schemaServer({
        "/custom-objects": envelope([employees]),
        [`/custom-objects/${employees.name}`]: employees,
        [`/records/${employees.name}/search`]: envelope([ada]),
        [`/records/${employees.name}/${ID}`]: ada,
      }),
    );
    const collection = { businessKey: model.business.key, kind: employees.name };
    const ref = { ...collection, id: ID };
    const { baseUrl, userId, businessId } = model.business;
    const other = await model.businesses.add(
      { name: "Other", baseUrl, userId, businessId, isSample: false },
      SECRET,
    );

    const [root] = model.tree.roots;
    assert.ok(root);
    await model.tree.children(root);
    await model.schemas.open(model.business.key);
    const [row] = await model.tree.children(root);
    assert.ok(row?.type === "collection");
    assert.deepEqual(model.tree.kind(row).label, { one: "Employee", many: "Employees" });
    const [record] = await model.tree.children(row);
    assert.ok(record?.type === "record");
    assert.deepEqual(record.summary.label, "Ada Byron");

    const lookup = new Lookup(model);
    lookup.setScope(recordsIn([model.business.key], employees.name));
    lookup.setQuery("byron");
    await eventually(() => assert.deepEqual(lookup.state.sections[0]?.rows.map(labelOfRow), ["Ada Byron"]));
    lookup.dispose();

    const index = model.indexes.of(collection);
    await index.build();
    assert.deepEqual(
      (await index.search("a@b", { limit: 5 })).map((match) => match.record.label),
      ["Ada Byron"],
    );

    await model.recent.note(ref, "Ada Byron", "opened");
    assert.deepEqual(
      model.recent.list().map((recent) => recent.ref),
      [ref],
    );

    const { signal } = new AbortController();
    const namesakes = await findNamesakes(
      model.indexes.of({ ...collection, businessKey: other.key }),
      "Ada Byron",
      { signal },
    );
    assert.deepEqual(
      namesakes.map((one) => one.ref.id),
      [ID],
    );

    await model.businesses.setActive(model.business.key);
    const [known] = model.knownIds.lookup(ID);
    assert.deepEqual([known?.kind?.label.one, known?.ref], ["Employee", ref]);
    assert.ok(recordFacts(ref, model).some(([, value]) => value === "a@b.example"));

    const load = () => Promise.all([model.records.get(ref)]);
    const [request] = await recordRequests([ref], { ...model, load });
    assert.ok(request);
    const command = curlCommand(await model.endpointOf(model.business.key), request.request);
    assert.match(command, /\/api\/records\/employee_m7SZCzg3\/aaaaaaaa-0000/);

    model.settings.recordUrl = "https://kizen.example/{collection}/{id}";
    assert.deepEqual(await model.webAddressOf(ref), { url: `https://kizen.example/employee_m7SZCzg3/${ID}` });
  });
});
