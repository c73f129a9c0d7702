import assert from "node:assert/strict";
import type { RequestListener } from "node:http";
import { isKizenError } from "../../../../src/kizen";
import { startModel, type TestModel } from "../../../support/model/model";
import { json } from "../../../support/servers/scriptedServer";
import { companiesOf } from "../../../support/model/companiesOf";

const COMPANIES = ["Alder", "Birch", "Birch & Sons", "Cedar"].map((name, index) => ({
  id: `id-${index}`,
  name,
}));

/** The documented list, which ignores `search`, honours it, or refuses it. */
function v2(search: "ignores" | "honours" | "refuses"): RequestListener {
  return (request, response) => {
    const url = new URL(request.url ?? "", "http://x");
    if (url.pathname !== "/api/company") return json(response, 404, { detail: "Not found." });
    const wanted = url.searchParams.get("search");
    if (wanted !== null && search === "refuses") return json(response, 400, { detail: "Unknown parameter." });
    const results = COMPANIES.filter(
      ({ name }) => wanted === null || search === "ignores" || name.toLowerCase().includes(wanted),
    ).slice(0, wanted === null ? 1 : 50);
    return json(response, 200, { count: results.length, next: null, results });
  };
}

/** The current records API, where `search` is documented. */
const current: RequestListener = (request, response) => {
  const url = new URL(request.url ?? "", "http://x");
  if (url.pathname !== "/api/records/companies_company/search") {
    return json(response, 404, { detail: "Not found.", code: "not_found" });
  }
  const wanted = url.searchParams.get("search");
  const results = COMPANIES.filter(({ name }) => wanted === null || name.toLowerCase().includes(wanted)).map(
    ({ id, name }) => ({ id, fields: { f: { id: "f", name: "name", value: name } } }),
  );
  return json(response, 200, { next: null, results: wanted === null ? results.slice(0, 1) : results });
};

describe("Kizen's own search", () => {
  let model: TestModel | undefined;
  const start = async (answer: RequestListener) => {
    model = await startModel(answer);
    const index = model.indexes.of(companiesOf(model.business.key));
    await index.build();
    assert.equal(index.state.loaded, 1);
    return { model, index };
  };
  const searches = () =>
    (model?.server.requests ?? []).flatMap(
      ({ url }) => new URL(url, "http://x").searchParams.get("search") ?? [],
    );
  afterEach(async () => {
    await model?.dispose();
    model = undefined;
  });

  it("is merged into the index, each record once and only where it answers", async () => {
    const { index } = await start(current);
    let changes = 0;
    index.onDidChange(() => changes++);
    await index.searchServer(" birch ");
    const found = async (query: string) =>
      (await index.search(query, { limit: 10 })).map(({ record }) => record.label);
    assert.deepEqual(await found("birch"), ["Birch", "Birch & Sons"]);
    assert.deepEqual(await found("sons"), ["Birch & Sons"]);
    assert.deepEqual(searches(), ["birch"]);
    assert.equal(changes, 1);
    await index.searchServer("birch");
    assert.deepEqual(await found("birch"), ["Birch", "Birch & Sons"]);
    assert.equal(changes, 1, "an answer that brings nothing new redraws nothing");
  });

  it("is used in the documented API once it is seen to narrow", async () => {
    const { index } = await start(v2("honours"));
    await index.searchServer("birch");
    await index.searchServer("cedar");
    assert.equal(searches().length, 3);
    assert.deepEqual(searches().slice(1), ["birch", "cedar"]);
    assert.equal(index.state.loaded, 4);
  });

  for (const behaviour of ["ignores", "refuses"] as const) {
    it(`is not used again where the business ${behaviour} it`, async () => {
      const { index } = await start(v2(behaviour));
      await index.searchServer("birch");
      await index.searchServer("cedar");
      assert.equal(searches().length, 1);
      assert.equal(index.state.loaded, 1);
    });
  }

  it("ends with its signal, and its answer is dropped when the connection changed", async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const { index, model } = await start((request, response) => {
      if (request.url?.includes("search=birch") !== true) current(request, response);
      else void held.then(() => current(request, response));
    });
    const controller = new AbortController();
    const asked = index.searchServer("birch", { signal: controller.signal });
    controller.abort();
    await assert.rejects(asked, (error) => isKizenError(error) && error.kind === "cancelled");
    const again = index.searchServer("birch").catch(() => undefined);
    await model.businesses.replaceApiKey(model.business.key, "another");
    release();
    await again;
    assert.equal(index.state.loaded, 0);
  });
});
