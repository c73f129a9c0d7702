import assert from "node:assert/strict";
import type { RequestListener } from "node:http";
import { isKizenError } from "../../../../src/kizen";
import { companyPages, startModel, type TestModel } from "../../../support/model/model";
import { json } from "../../../support/servers/scriptedServer";
import { companiesOf } from "../../../support/model/companiesOf";

let model: TestModel | undefined;

const start = async (answer: RequestListener) => {
  model = await startModel(answer);
  return { model, index: model.indexes.of(companiesOf(model.business.key)) };
};

const pagesAsked = () =>
  (model?.server.requests ?? []).map(({ url }) => new URL(url, "http://x").searchParams.get("page"));

describe("RecordIndexes: the index of a collection", () => {
  afterEach(async () => {
    await model?.dispose();
    model = undefined;
  });

  describe("read for the first time", reading);
  describe("read in part and anew", readingAnew);
});

function reading(): void {
  it("asks for nothing before it is built, then reads every page once", async () => {
    const { index, model } = await start(companyPages(10_000));
    assert.deepEqual([...index.entries()], []);
    assert.equal(model.server.requests.length, 0);
    await Promise.all([index.build(), index.build()]);
    assert.deepEqual(
      pagesAsked(),
      Array.from({ length: 10 }, (_, at) => String(at + 1)),
    );
    assert.match(model.server.requests[0]?.url ?? "", /page_size=1000/);
    const { loaded, count, isBuilding, isComplete, error } = index.state;
    assert.deepEqual(
      { loaded, count, isBuilding, isComplete, error },
      { loaded: 10_000, count: 10_000, isBuilding: false, isComplete: true, error: undefined },
    );
    assert.equal(index.get("id-9999")?.label, "Company 9999");
    assert.deepEqual(
      [...index.entries()].map(({ ref }) => ref.id),
      Array.from({ length: 10_000 }, (_, number) => `id-${number}`),
    );
    await index.build();
    assert.equal(pagesAsked().length, 10);
  });

  it("can be searched after the first page", async () => {
    const { index } = await start(companyPages(6000));
    const counts: number[] = [];
    index.onDidChange(() => counts.push(index.state.loaded));
    const building = index.build();
    await new Promise<void>((resolve) => {
      const subscription = index.onDidChange(() => {
        if (index.state.loaded === 0) return;
        subscription.dispose();
        resolve();
      });
    });
    assert.equal(index.state.loaded, 1000);
    assert.equal(index.state.count, 6000);
    const [match] = await index.search("company 999", { limit: 10 });
    assert.equal(match?.record.label, "Company 999");
    await building;
    assert.equal(index.state.loaded, 6000);
  });

  it("stops when nobody waits any more and goes on where it stood", async () => {
    const pages = companyPages(32_000);
    const { index } = await start(pages);
    const [one, other] = [new AbortController(), new AbortController()];
    const waits = [index.build({ signal: one.signal }), index.build({ signal: other.signal })];
    await new Promise<void>((resolve) =>
      index.onDidChange(() => {
        if (index.state.loaded > 0) resolve();
      }),
    );
    one.abort();
    await waits[0];
    assert.equal(index.state.isBuilding, true);
    other.abort();
    await waits[1];
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { loaded, isBuilding, isComplete } = index.state;
    assert.deepEqual({ isBuilding, isComplete }, { isBuilding: false, isComplete: false });
    assert.ok(loaded >= 1000 && loaded < 32_000, String(loaded));
    await index.build();
    assert.equal(index.state.loaded, 32_000);
    const first = pagesAsked().filter((page) => page === "1");
    assert.equal(first.length, 1);
  });

  it("stands still with the error of a page, keeps the others, and goes on when asked again", async () => {
    const pages = companyPages(3000);
    let failing = true;
    const { index } = await start((request, response) => {
      if (failing && request.url?.includes("page=2&") === true) json(response, 400, { detail: "No." });
      else pages(request, response);
    });
    await index.build();
    assert.equal(isKizenError(index.state.error) && index.state.error.kind, "invalidRequest");
    assert.equal(index.state.isBuilding, false);
    assert.equal(index.state.loaded, 2000);
    failing = false;
    await index.build();
    assert.deepEqual([index.state.error, index.state.loaded], [undefined, 3000]);
  });
}

function readingAnew(): void {
  it("reads a list that is not counted to its end", async () => {
    const { index } = await start(companyPages(3500, { counts: false }));
    await index.build();
    assert.deepEqual([index.state.loaded, index.state.isComplete], [3500, true]);
  });

  it("goes by the size of the pages that come, where the server has a lower cap", async () => {
    const { index } = await start((request, response) => {
      request.url = request.url?.replace("page_size=1000", "page_size=100") ?? "";
      companyPages(950)(request, response);
    });
    await index.build();
    assert.equal(index.state.loaded, 950);
  });

  it("notices new, changed and vanished records when it is read again", async () => {
    let companies = [
      { id: "a", name: "Alder" },
      { id: "b", name: "Birch" },
    ];
    const { index } = await start((_, response) =>
      json(response, 200, { count: companies.length, next: null, results: companies }),
    );
    await index.build();
    const readAt = index.state.readAt ?? 0;
    assert.ok(Math.abs(Date.now() - readAt) < 60_000);
    companies = [
      { id: "c", name: "Cedar" },
      { id: "a", name: "Alder & Sons" },
    ];
    await index.refresh();
    assert.deepEqual(
      [...index.entries()].map(({ label }) => label),
      ["Cedar", "Alder & Sons"],
    );
    assert.equal(index.get("b"), undefined);
    assert.deepEqual(await index.search("birch", { limit: 5 }), []);
    assert.ok((index.state.readAt ?? 0) >= readAt);
  });

  it("forgets everything when the connection of its business changes", async () => {
    const { index, model } = await start(companyPages(10));
    await index.build();
    let changes = 0;
    model.indexes.onDidChange(() => changes++);
    await model.businesses.replaceApiKey(model.business.key, "another");
    assert.deepEqual([index.state.loaded, index.state.isComplete], [0, false]);
    assert.ok(changes > 0);
    await index.build();
    assert.equal(index.state.loaded, 10);
    await model.businesses.remove(model.business.key);
    assert.equal(index.state.loaded, 0);
  });
}
