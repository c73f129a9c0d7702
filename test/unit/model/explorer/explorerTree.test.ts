import assert from "node:assert/strict";
import type { RequestListener } from "node:http";
import type { CollectionNode, ExplorerNode, PageNode } from "../../../../src/model/explorer/explorerNodes";
import { companiesOf } from "../../../support/model/companiesOf";
import { eventually } from "../../../support/time/eventually";
import { companyPages, startModel, type TestModel } from "../../../support/model/model";
import { json, SECRET } from "../../../support/servers/scriptedServer";

/** A business of the current generation, with one company. */
const recordsOnly: RequestListener = (request, response) => {
  if (request.url?.startsWith("/api/company")) {
    json(response, 404, "<html>Not Found</html>", { "content-type": "text/html" });
    return;
  }
  const field = (name: string, value: string) => ({ name, value, field_type: "text" });
  json(response, 200, {
    count: 1,
    next: null,
    results: [
      {
        id: "r1",
        object_type: "standard",
        fields: { f1: field("email", "a@b.c"), f2: field("name", "Acme") },
      },
    ],
  });
};

let model: TestModel;

/** A business of the old generation: it has no list of objects. */
const start = async (answer: RequestListener) => {
  model = await startModel((request, response) => {
    if (isForObjects(request.url)) json(response, 404, { detail: "Not found.", code: "not_found" });
    else answer(request, response);
  });
};

const isForObjects = (url = "") => url.startsWith("/api/custom-objects");

const children = (node: ExplorerNode) => model.tree.children(node);

const labels = (nodes: readonly ExplorerNode[]) =>
  nodes.map((node) =>
    node.type === "record" ? node.summary.label : node.type === "message" ? node.message : node.type,
  );

async function companies(): Promise<CollectionNode> {
  const [root] = model.tree.roots;
  assert.ok(root);
  const [collection] = await children(root);
  assert.equal(collection?.type, "collection");
  return collection;
}

async function pages(): Promise<PageNode[]> {
  const nodes = await children(await companies());
  return nodes.map((node) => {
    assert.equal(node.type, "page");
    return node;
  });
}

/** But for the objects of the business, which are asked for when it is opened. */
const asked = () => model.server.requests.map(({ url }) => url).filter((url) => !isForObjects(url));

describe("ExplorerTree: the sidebar's tree", () => {
  afterEach(() => model.dispose());

  describe("loading", loading);
  describe("rows", showing);
  describe("changes", changing);
});

function loading(): void {
  it("asks nothing before a collection opens, then one request a page, whatever is redrawn", async () => {
    await start(companyPages(25));
    const collection = await companies();
    assert.deepEqual(asked(), []);
    const [first, second] = await pages();
    assert.deepEqual(asked(), ["/api/company?page=1&page_size=10"]);
    assert.ok(first && second);
    await children(first);
    await Promise.all([children(second), children(second), children(collection)]);
    await children(second);
    assert.deepEqual(asked(), ["/api/company?page=1&page_size=10", "/api/company?page=2&page_size=10"]);
  });

  it("ends what a row was loading when the row is closed, and asks again when it is opened again", async () => {
    const answer = companyPages(25);
    const arrived: string[] = [];
    const ended: string[] = [];
    let isHolding = false;
    await start((request, response) => {
      const { url = "" } = request;
      if (!isHolding) {
        answer(request, response);
        return;
      }
      arrived.push(url);
      request.socket.once("close", () => ended.push(url));
    });
    const [first, second] = await pages();
    assert.ok(first && second);
    isHolding = true;
    const opened = [children(first), children(second), children(second)];
    // What is cancelled before it has arrived never does.
    await eventually(() => assert.deepEqual(arrived, ["/api/company?page=2&page_size=10"]));
    const redrawn: unknown[] = [];
    model.tree.onDidChange((node) => redrawn.push(node));
    model.tree.close(second);
    assert.deepEqual((await Promise.all(opened.slice(1))).map(labels), [[], []]);
    await eventually(() => assert.deepEqual(ended, ["/api/company?page=2&page_size=10"]));
    assert.deepEqual(model.transport.activity().requests, []);
    assert.ok(redrawn.includes(second));
    isHolding = false;
    assert.equal((await children(second)).length, 10);
  });

  it("ends what is loading anywhere below a row that is closed", async () => {
    await start(() => undefined);
    const [root] = model.tree.roots;
    assert.ok(root);
    const opened = children(await companies());
    await eventually(() => assert.equal(model.transport.activity().running, 1));
    model.tree.close(root);
    assert.deepEqual(await opened, []);
    await eventually(() => assert.deepEqual(model.transport.activity().requests, []));
  });
}

function showing(): void {
  it("shows no page level where everything fits one page", async () => {
    await start(companyPages(3));
    assert.deepEqual(labels(await children(await companies())), ["Company 0", "Company 1", "Company 2"]);
  });

  it("tells each page's range, and its first and last name once loaded", async () => {
    await start(companyPages(25));
    const [first, second, third] = await pages();
    assert.ok(first && second && third);
    assert.deepEqual(model.tree.outline(first), { from: 1, to: 10, names: ["Company 0", "Company 9"] });
    assert.deepEqual(model.tree.outline(third), { from: 21, to: 25, names: undefined });
    await children(third);
    assert.deepEqual(model.tree.outline(third).names, ["Company 20", "Company 24"]);
    assert.equal(model.tree.outline(second).names, undefined);
    const changed: unknown[] = [];
    model.tree.onDidChange((node) => changed.push(node));
    await model.indexes.of(companiesOf(model.business.key)).build();
    // Everything was read for a look-up: what nobody opened has its names, too, and nothing more is asked for.
    assert.deepEqual(model.tree.outline(second).names, ["Company 10", "Company 19"]);
    assert.ok(changed.includes(await companies()));
    assert.equal(model.tree.list(first).count, 25);
  });

  it("shows the next page when the last one said so, where the server does not count", async () => {
    await start(companyPages(25, { counts: false }));
    const second = (await pages())[1];
    assert.ok(second);
    assert.equal((await pages()).length, 2);
    await children(second);
    assert.equal((await pages()).length, 3);
  });

  it("says that there is nothing", async () => {
    await start(companyPages(0));
    assert.deepEqual(labels(await children(await companies())), ["empty"]);
  });

  it("keeps rows with one id apart, on one page and on two", async () => {
    await start((request, response) => {
      const isFirst = request.url?.includes("page=1&") === true;
      const others = Array.from({ length: 9 }, () => ({ id: "same", name: "Twin" }));
      const results = [...others, { id: isFirst ? "first" : "second", name: "Single" }];
      json(response, 200, { count: 20, next: isFirst ? "more" : null, results });
    });
    const [first, second] = await pages();
    assert.ok(first && second);
    const ids = [...(await children(first)), ...(await children(second))].map(({ nodeId }) => nodeId);
    assert.equal(new Set(ids).size, 20);
  });

  it("turns a failure into rows that stay until someone retries", async () => {
    await start((_, response) => json(response, 500, {}));
    const collection = await companies();
    assert.deepEqual(labels(await children(collection)), ["error", "retry"]);
    assert.deepEqual(labels(await children(collection)), ["error", "retry"]);
    assert.equal(asked().length, 1);
    model.server.answer = companyPages(2);
    await model.tree.refresh(collection.nodeId);
    assert.deepEqual(labels(await children(collection)), ["Company 0", "Company 1"]);
  });

  it("offers another key where the key is refused, and starts anew with it", async () => {
    await start((_, response) => json(response, 401, { detail: "Invalid key." }));
    const collection = await companies();
    assert.deepEqual(labels(await children(collection)), ["error", "retry", "replaceApiKey"]);
    model.server.answer = companyPages(1);
    const redrawn = new Promise<void>((resolve) => {
      model.tree.onDidChange((node) => node === collection && resolve());
    });
    await model.businesses.replaceApiKey(model.business.key, "another");
    await redrawn;
    assert.deepEqual(labels(await children(collection)), ["Company 0"]);
    assert.equal(model.server.requests.at(-1)?.headers["x-api-key"], "another");
  });

  it("says so when no key is stored on this computer", async () => {
    await start(companyPages(1));
    model.installation.keys.clear();
    assert.deepEqual(labels(await children(await companies())), ["error", "retry", "replaceApiKey"]);
    assert.equal(asked().length, 0);
  });
}

function changing(): void {
  it("refreshes what was open, keeps the nodes, and redraws only the page that changed", async () => {
    await start(companyPages(30));
    // That there are no objects may become known late, and draws the business anew.
    await model.schemas.open(model.business.key);
    const [first, second] = await pages();
    assert.ok(first && second);
    await children(second);
    const changed: (string | undefined)[] = [];
    model.tree.onDidChange((node) => changed.push(node?.nodeId));
    await model.tree.refresh(second.nodeId);
    assert.ok(changed.length > 0 && changed.every((nodeId) => nodeId === second.nodeId));
    await model.tree.refresh();
    assert.equal(asked().length, 2 + 1 + 2);
    assert.deepEqual(await pages(), [first, second, (await pages())[2]]);
  });

  it("learns the other generation of the API once, and remembers it with the business", async () => {
    await start(recordsOnly);
    const collection = await companies();
    assert.deepEqual(labels(await children(collection)), ["Acme"]);
    await model.tree.refresh();
    assert.deepEqual(
      model.server.requests
        .filter(({ url }) => !isForObjects(url))
        .map(({ method, url }) => `${method} ${url.split("?")[0] ?? ""}`),
      [
        "GET /api/company",
        "POST /api/records/companies_company/search",
        "POST /api/records/companies_company/search",
      ],
    );
    assert.equal(model.apiMemory.companiesApi(model.business.key), "records");

    model.server.answer = (request, response) =>
      request.method === "POST" ? json(response, 405, {}) : companyPages(1)(request, response);
    await model.tree.refresh();
    assert.deepEqual(labels(await children(collection)), ["Company 0"]);
    assert.equal(model.apiMemory.companiesApi(model.business.key), "v2");
  });

  for (const [name, answer] of [
    ["of one page", companyPages(3)],
    ["of many pages", companyPages(25)],
    ["without a count", companyPages(25, { counts: false })],
    ["of the records API", recordsOnly],
  ] as const) {
    it(`changes at most twice when a collection is opened, and never as a whole: one ${name}`, async () => {
      await start(answer);
      const collection = model.tree.collection(companiesOf(model.business.key));
      const changed: (string | undefined)[] = [];
      model.tree.onDidChange((node) => changed.push(node?.nodeId));
      const [first] = await children(collection);
      assert.ok(first);
      assert.ok(changed.length >= 1 && changed.length <= 2, String(changed));
      assert.deepEqual([...new Set(changed)], [collection.nodeId]);
    });
  }

  it("draws a hundred rows with one look at the stored arrangements", async () => {
    await start(companyPages(1000));
    const collection = await companies();
    model.installation.reads.length = 0;
    const pages = await children(collection);
    assert.equal(pages.length, 100);
    for (const page of pages) {
      model.tree.parent(page);
      if (page.type === "page") model.tree.outline(page);
    }
    const reads = model.installation.reads.filter((name) => name === "explorer.arrangements");
    assert.ok(reads.length <= 1, `${reads.length} reads`);
  });

  it("shows the row of the list where single companies are not offered", async () => {
    await start(companyPages(3));
    await children(await companies());
    const record = await model.records.get({ businessKey: model.business.key, kind: "company", id: "id-1" });
    assert.deepEqual([record.origin, record.text], ["list", '{"id":"id-1","name":"Company 1"}']);
    await assert.rejects(
      model.records.get({ businessKey: model.business.key, kind: "company", id: "unknown" }),
    );
  });

  it("logs each request in words, without the key", async () => {
    await start(companyPages(1));
    await children(await companies());
    assert.match(
      model.log.join("\n"),
      /^Acme: GET \/company\?page=1&page_size=10 200 \d+ ms, attempt 1, waited \d+ ms$/m,
    );
    assert.ok(!model.log.join("\n").includes(SECRET));
  });
}
