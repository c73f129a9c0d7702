import assert from "node:assert/strict";
import { findNamesakes } from "../../../../src/model/index/namesakes";
import { startModel, type TestModel } from "../../../support/model/model";
import { json } from "../../../support/servers/scriptedServer";
import { companiesOf } from "../../../support/model/companiesOf";

const NAMES = ["Müller", "Acme", "ACME", "acme ", "Acme", "Zeta"];

describe("findNamesakes: records of the same name", () => {
  let model: TestModel;
  let isRefused: boolean;

  const idsOf = async (name: string, signal = new AbortController().signal) => {
    const found = await findNamesakes(model.indexes.of(companiesOf(model.business.key)), name, { signal });
    return found.map(({ ref }) => ref.id);
  };

  beforeEach(async () => {
    isRefused = false;
    model = await startModel((_, response) => {
      const results = NAMES.map((name, index) => ({ id: `id-${index}`, name }));
      if (isRefused) json(response, 403, { detail: "No." });
      else json(response, 200, { count: NAMES.length, next: null, previous: null, results });
    });
  });
  afterEach(() => model.dispose());

  it("are found exactly, each once", async () => {
    assert.deepEqual(await idsOf("Acme"), ["id-1", "id-4"]);
    assert.deepEqual(await idsOf("Mu\u0308ller"), ["id-0"]);
    assert.equal(model.server.requests.length, 1);
  });

  it("are found in other capitals only where there is none in these", async () => {
    assert.deepEqual(await idsOf("aCME"), ["id-1", "id-2", "id-3", "id-4"]);
    assert.deepEqual(await idsOf("Acm"), []);
  });

  it("are not said to be missing where they could not be read, or the person gave up", async () => {
    isRefused = true;
    await assert.rejects(idsOf("Zeta"), { name: "KizenError", kind: "forbidden" });
    const controller = new AbortController();
    controller.abort();
    isRefused = false;
    await assert.rejects(idsOf("Zeta", controller.signal), { name: "AbortError" });
  });
});
