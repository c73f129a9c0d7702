import assert from "node:assert/strict";
import type { RequestListener } from "node:http";
import type { SortOrder } from "../../../../src/model/explorer/arrangements";
import type { CollectionNode, ExplorerNode } from "../../../../src/model/explorer/explorerNodes";
import { companyPages, startModel, type TestModel } from "../../../support/model/model";
import { eventually } from "../../../support/time/eventually";
import { json } from "../../../support/servers/scriptedServer";
import { companiesOf } from "../../../support/model/companiesOf";

describe("Arrangements: a filter in the sidebar", () => {
  let model: TestModel;
  let collection: CollectionNode;
  beforeEach(async () => {
    model = await startModel(companyPages(2500));
    const node = model.tree.collection(companiesOf(model.business.key));
    assert.ok(node);
    collection = node;
  });
  afterEach(() => model.dispose());

  const labels = (nodes: readonly ExplorerNode[]) =>
    nodes.map((node) =>
      node.type === "record" ? node.summary.label : node.type === "message" ? node.message : node.type,
    );
  const children = async () => labels(await model.tree.children(collection));
  const filter = (text: string) => model.arrangements.setFilter(companiesOf(model.business.key), text);
  const isRead = async () => {
    await model.tree.children(collection);
    await model.tree.arranged(collection)?.finish();
  };

  it("shows the matching records of all pages only, in the server's order, and counts them", async () => {
    await filter("company 249");
    await isRead();
    await eventually(async () => {
      assert.deepEqual(await children(), [
        "Company 249",
        "Company 1249",
        "Company 2249",
        ...Array.from({ length: 10 }, (_, index) => `Company ${2490 + index}`),
      ]);
    });
    assert.equal(model.tree.arranged(collection)?.count, 13);
  });

  it("redraws its collection when it is set, finds more, and is cleared", async () => {
    const changed: (string | undefined)[] = [];
    model.tree.onDidChange((node) => changed.push(node?.nodeId));
    await filter("company 2499");
    assert.deepEqual(changed, [collection.nodeId]);
    await isRead();
    assert.ok(changed.length > 1);
    await filter("");
    assert.equal(model.tree.arranged(collection), undefined);
    assert.equal((await children()).length, 250);
  });

  it("says that nothing matches, and puts what is too much for one level on pages", async () => {
    await filter("no such name");
    await isRead();
    assert.deepEqual(await children(), ["noMatch"]);
    await filter("company 1");
    await isRead();
    const [first, ...others] = await model.tree.children(collection);
    assert.ok(first?.type === "page");
    assert.deepEqual([model.tree.arranged(collection)?.count, others.length], [1447, 144]);
    assert.deepEqual(model.tree.outline(first), { from: 1, to: 10, names: ["Company 1", "Company 18"] });
    assert.equal((await model.tree.children(first)).length, 10);
  });

  it("is kept with the installation and goes with its business", async () => {
    await filter("249");
    const other = await model.businesses.add({ ...model.business, name: "Other" }, "key");
    await model.businesses.remove(model.business.key);
    await model.arrangements.setFilter(companiesOf(other.key), "acme");
    await model.arrangements.setSort(companiesOf(other.key), "name");
    assert.deepEqual(model.installation.stateStore().get("explorer.arrangements"), {
      [`${other.key}/company`]: { filter: "acme", sort: "name" },
    });
    await model.arrangements.setFilter(companiesOf(other.key), "");
    await model.arrangements.setSort(companiesOf(other.key), undefined);
    assert.deepEqual(model.installation.stateStore().get("explorer.arrangements"), {});
  });

  it("gives way to a record that is revealed and does not match", async () => {
    await filter("company 249");
    await isRead();
    const ref = (id: string) => ({ businessKey: model.business.key, kind: "company", id });
    assert.equal((await model.tree.find(ref("id-249")))?.parent.type, "collection");
    assert.ok(model.tree.arranged(collection));
    assert.equal((await model.tree.find(ref("id-7")))?.parent.type, "page");
    assert.equal(model.tree.arranged(collection), undefined);
  });
});

describe("Arrangements: an order in the sidebar", () => {
  const NAMES = ["Zoe 10", "Émile", "zoe 9", "Adam", "Eva"];
  /** The third has no time of creation; the fourth was created first, though its text is the greatest. */
  const CREATED = [
    "2024-05-01T10:00:00Z",
    "2024-05-01T10:00:00-05:00",
    "",
    "2024-05-01T12:00:00+05:00",
    "2025-01-01",
  ];
  let model: TestModel;
  let collection: CollectionNode;
  const start = async (answer: RequestListener) => {
    model = await startModel(answer);
    const node = model.tree.collection(companiesOf(model.business.key));
    assert.ok(node);
    collection = node;
  };
  afterEach(() => model.dispose());

  const few: RequestListener = (request, response) => {
    if (request.url?.startsWith("/api/company?") !== true) return json(response, 404, {});
    const results = NAMES.map((name, at) => ({ id: `id-${at}`, name, created: CREATED[at] ?? "" }));
    return json(response, 200, { count: results.length, next: null, previous: null, results });
  };
  const labels = async () =>
    (await model.tree.children(collection)).map((node) =>
      node.type === "record" ? node.summary.label : node.type === "message" ? node.message : node.type,
    );
  const sort = async (order: SortOrder | undefined) => {
    await model.arrangements.setSort(companiesOf(model.business.key), order);
    await model.tree.arranged(collection)?.finish();
    return labels();
  };

  it("is by name as people order names, by creation the newest first, or the server's again", async () => {
    await start(few);
    assert.deepEqual(await sort("name"), ["Adam", "Émile", "Eva", "zoe 9", "Zoe 10"]);
    assert.deepEqual(await sort("created"), ["Eva", "Émile", "Zoe 10", "Adam", "zoe 9"]);
    assert.deepEqual(await sort("nameDescending"), ["Zoe 10", "zoe 9", "Eva", "Émile", "Adam"]);
    assert.deepEqual(await sort("createdAscending"), ["zoe 9", "Adam", "Zoe 10", "Émile", "Eva"]);
    assert.deepEqual(await sort(undefined), NAMES);
  });

  it("holds within a filter, and stays when the filter goes", async () => {
    await start(few);
    await model.arrangements.setFilter(companiesOf(model.business.key), "zoe");
    assert.deepEqual(await sort("name"), ["zoe 9", "Zoe 10"]);
    await model.arrangements.setFilter(companiesOf(model.business.key), "");
    await model.tree.arranged(collection)?.finish();
    assert.deepEqual((await labels()).at(-1), "Zoe 10");
  });

  it("is on pages where there are many, survives a refresh, and finds the page of a record", async () => {
    await start(companyPages(2500));
    assert.equal((await sort("name")).length, 250);
    const ref = { businessKey: model.business.key, kind: "company", id: "id-1000" };
    const row = await model.tree.find(ref);
    assert.ok(row?.parent.type === "page");
    assert.equal(row.parent.page, 101);
    assert.deepEqual(model.tree.outline(row.parent).names, ["Company 1000", "Company 1009"]);
    const rows = await model.tree.children(row.parent);
    assert.ok(rows.some(({ nodeId }) => nodeId === row.nodeId));
    await model.tree.refresh();
    assert.equal(model.tree.outline(row.parent).names?.[0], "Company 1000");
    assert.equal(await model.tree.find({ ...ref, id: "nowhere" }), undefined);
  });

  it("says why records cannot be read, and a record cannot be found then", async () => {
    await start((_, response) => json(response, 403, { detail: "No." }));
    await model.arrangements.setSort(companiesOf(model.business.key), "name");
    await assert.rejects(model.tree.find({ businessKey: model.business.key, kind: "company", id: "id-1" }));
    assert.deepEqual(await labels(), ["error", "retry"]);
  });
});
