import assert from "node:assert/strict";
import type { CollectionNode, ExplorerNode } from "../../../src/model/explorerNodes";
import { companyPages, startModel, type TestModel } from "../../support/model";

describe("a filter in the sidebar", () => {
  let model: TestModel;
  let collection: CollectionNode;
  beforeEach(async () => {
    model = await startModel(companyPages(2500));
    const node = model.tree.collection(model.business.key, "company");
    assert.ok(node);
    collection = node;
  });
  afterEach(() => model.dispose());

  const labels = (nodes: readonly ExplorerNode[]) =>
    nodes.map((node) =>
      node.type === "record" ? node.summary.label : node.type === "message" ? node.message : node.type,
    );
  const children = async () => labels(await model.tree.children(collection));
  const filter = (text: string) => model.filters.set(model.business.key, "company", text);
  const isRead = async () => {
    await model.tree.children(collection);
    while (model.indexes.of(model.business.key, "company").state.isBuilding)
      await new Promise((resolve) => setTimeout(resolve, 20));
    // What was read last is looked through a little later.
    await new Promise((resolve) => setTimeout(resolve, 600));
  };

  it("shows the matching records of all pages only, in the server's order, and counts them", async () => {
    await filter("company 249");
    await isRead();
    assert.deepEqual(await children(), [
      "Company 249",
      "Company 1249",
      "Company 2249",
      ...Array.from({ length: 10 }, (_, index) => `Company ${2490 + index}`),
    ]);
    assert.equal(model.tree.filter(collection)?.count, 13);
  });

  it("redraws its collection when it is set, finds more, and is cleared", async () => {
    const changed: (string | undefined)[] = [];
    model.tree.onDidChange((node) => changed.push(node?.nodeId));
    await filter("company 2499");
    assert.deepEqual(changed, [collection.nodeId]);
    await isRead();
    assert.ok(changed.length > 1);
    await filter("");
    assert.equal(model.tree.filter(collection), undefined);
    assert.equal((await children()).length, 250);
  });

  it("says that nothing matches, and that there is more than is shown", async () => {
    await filter("no such name");
    await isRead();
    assert.deepEqual(await children(), ["noMatch"]);
    await filter("company");
    await isRead();
    const shown = await children();
    assert.deepEqual([shown.length, shown.at(-1)], [1001, "more"]);
    assert.equal(model.tree.filter(collection)?.count, 2500);
  });

  it("is kept with the installation and goes with its business", async () => {
    await filter("249");
    const other = await model.businesses.add({ ...model.business, name: "Other" }, "key");
    await model.businesses.remove(model.business.key);
    await model.filters.set(other.key, "company", "acme");
    assert.deepEqual(model.installation.stateStore().get("explorer.filters"), {
      [`${other.key}/company`]: "acme",
    });
  });

  it("gives way to a record that is revealed and does not match", async () => {
    await filter("company 249");
    await isRead();
    const ref = (id: string) => ({ businessKey: model.business.key, kind: "company", id });
    assert.equal((await model.tree.find(ref("id-249")))?.parent.type, "collection");
    assert.ok(model.tree.filter(collection));
    assert.equal((await model.tree.find(ref("id-7")))?.parent.type, "page");
    assert.equal(model.tree.filter(collection), undefined);
  });
});
