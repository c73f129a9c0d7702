import assert from "node:assert/strict";
import type { RequestListener } from "node:http";
import type { CollectionNode, ExplorerNode, PageNode } from "../../../../src/model/explorer/explorerNodes";
import { eventually } from "../../../support/eventually";
import { companyPages, startModel, type TestModel } from "../../../support/model";
import { json, SECRET } from "../../../support/scriptedServer";

describe("the sidebar's tree", () => {
  let model: TestModel;
  const start = async (answer: RequestListener) => (model = await startModel(answer));
  afterEach(() => model.dispose());

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

  const asked = () => model.server.requests.map(({ url }) => url);

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
    const ended: string[] = [];
    let isHolding = false;
    await start((request, response) => {
      if (!isHolding) answer(request, response);
      else request.socket.once("close", () => ended.push(request.url ?? ""));
    });
    const [first, second] = await pages();
    assert.ok(first && second);
    isHolding = true;
    const opened = [children(first), children(second), children(second)];
    await eventually(() => assert.equal(model.transport.activity().running, 1));
    const redrawn: unknown[] = [];
    model.tree.onDidChange((node) => redrawn.push(node));
    model.tree.close(second);
    assert.deepEqual((await Promise.all(opened.slice(1))).map(labels), [[], []]);
    await eventually(() => assert.deepEqual(ended, ["/api/company?page=2&page_size=10"]));
    assert.deepEqual(model.transport.activity().work, []);
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
    await eventually(() => assert.deepEqual(model.transport.activity().work, []));
  });

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
    await start((_, response) =>
      json(response, 200, {
        count: 20,
        next: null,
        results: Array.from({ length: 10 }, () => ({ id: "same", name: "Twin" })),
      }),
    );
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
    const redrawn = new Promise<ExplorerNode | undefined>((resolve) => model.tree.onDidChange(resolve));
    await model.businesses.replaceApiKey(model.business.key, "another");
    assert.equal((await redrawn)?.nodeId, collection.nodeId);
    assert.deepEqual(labels(await children(collection)), ["Company 0"]);
    assert.equal(model.server.requests.at(-1)?.headers["x-api-key"], "another");
  });

  it("says so when no key is stored on this computer", async () => {
    await start(companyPages(1));
    model.installation.keys.clear();
    assert.deepEqual(labels(await children(await companies())), ["error", "retry", "replaceApiKey"]);
    assert.equal(asked().length, 0);
  });

  it("refreshes what was open, keeps the nodes, and redraws only the page that changed", async () => {
    await start(companyPages(30));
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
    const records: RequestListener = (request, response) => {
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
    await start(records);
    const collection = await companies();
    assert.deepEqual(labels(await children(collection)), ["Acme"]);
    await model.tree.refresh();
    assert.deepEqual(
      model.server.requests.map(({ method, url }) => `${method} ${url.split("?")[0] ?? ""}`),
      [
        "GET /api/company",
        "POST /api/records/companies_company/search",
        "POST /api/records/companies_company/search",
      ],
    );
    assert.equal(model.businesses.get(model.business.key)?.companiesApi, "records");

    model.server.answer = (request, response) =>
      request.method === "POST" ? json(response, 405, {}) : companyPages(1)(request, response);
    await model.tree.refresh();
    assert.deepEqual(labels(await children(collection)), ["Company 0"]);
    assert.equal(model.businesses.get(model.business.key)?.companiesApi, "v2");
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
      /^GET \/company\?page=1&page_size=10 200 \d+ ms, attempt 1, waited \d+ ms$/m,
    );
    assert.ok(!model.log.join("\n").includes(SECRET));
  });
});
