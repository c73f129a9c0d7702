import assert from "node:assert/strict";
import type { RequestListener } from "node:http";
import { recordRequests } from "../../../../src/model/records/recordRequests";
import type { RecordRef } from "../../../../src/model/recordRef";
import { companyPages, startModel, type TestModel } from "../../../support/model/model";
import { json } from "../../../support/servers/scriptedServer";
import { companiesOf } from "../../../support/model/companiesOf";

/** Lists 25 companies and answers for each of them singly, too. */
const offeringSingly: RequestListener = (request, response) => {
  const id = /^\/api\/company\/([^?]+)/.exec(request.url ?? "")?.[1];
  if (id === undefined) companyPages(25)(request, response);
  else json(response, 200, { id, name: `Company ${id}` });
};

describe("recordRequests: the requests of records", () => {
  let model: TestModel;
  const ref = (id: string): RecordRef => ({ businessKey: model.business.key, kind: "company", id });
  const pathsOf = async (ids: readonly string[]): Promise<string[]> => {
    const load = (refs: readonly RecordRef[]) => Promise.all(refs.map((one) => model.records.get(one)));
    const requests = await recordRequests(ids.map(ref), { ...model, load });
    return requests.map(({ request: { path, query = {} } }) => `${path} ${JSON.stringify(query)}`);
  };
  const start = async (answer: RequestListener, pages: readonly number[]) => {
    model = await startModel(answer);
    const list = model.lists.of(companiesOf(model.business.key));
    for (const page of pages) await list.load(page);
  };

  afterEach(() => model.dispose());

  it("ask for each record where the server offers that, which one question tells", async () => {
    await start(offeringSingly, [1]);
    assert.deepEqual(await pathsOf(["id-1", "id-2"]), ["/company/id-1 {}", "/company/id-2 {}"]);
    assert.equal(model.server.requests.length, 2);
  });

  it("ask for the page where the server offers no single records", async () => {
    await start(companyPages(25), [1, 2]);
    assert.deepEqual(await pathsOf(["id-1", "id-12", "id-2"]), [
      '/company {"page":1,"page_size":10}',
      '/company {"page":2,"page_size":10}',
      '/company {"page":1,"page_size":10}',
    ]);
    assert.equal(model.server.requests.length, 3);
  });

  it("ask for the record itself where no list holds it, without trying", async () => {
    await start(companyPages(25), []);
    assert.deepEqual(await pathsOf(["id-1"]), ["/company/id-1 {}"]);
    assert.equal(model.server.requests.length, 0);
  });

  it("are told of a record that cannot be loaded: it is what someone wants to ask for by hand", async () => {
    await start(
      (request, response) => {
        if (request.url?.startsWith("/api/company/")) json(response, 403, { detail: "No." });
        else companyPages(25)(request, response);
      },
      [1],
    );
    assert.deepEqual(await pathsOf(["id-1"]), ["/company/id-1 {}"]);
  });

  it("are none where the person cancels", async () => {
    await start(offeringSingly, [1]);
    const load = () => Promise.reject(new DOMException("Cancelled", "AbortError"));
    await assert.rejects(recordRequests([ref("id-1")], { ...model, load }), { name: "AbortError" });
  });
});
