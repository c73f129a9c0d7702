import assert from "node:assert/strict";
import type { RequestListener } from "node:http";
import type { CollectionNode, ExplorerNode } from "../../../../src/model/explorer/explorerNodes";
import { eventually } from "../../../support/time/eventually";
import { startModel, type TestModel } from "../../../support/model/model";
import {
  refusal,
  schemaServer,
  smallSchema,
  type SchemaAnswers,
} from "../../../support/servers/schemaServer";
import { json } from "../../../support/servers/scriptedServer";

const WON = Array.from({ length: 23 }, (_, index) => `Won ${index + 1}`);

/** Deals by stage, as a condition of the records API asks for them; without one, all. */
function server(answers: SchemaAnswers): RequestListener {
  const others = schemaServer(answers);
  return (request, response) => {
    const url = new URL(request.url ?? "", "http://127.0.0.1");
    if (url.pathname !== "/api/records/deals/search") return others(request, response);
    let text = "";
    request.on("data", (chunk) => (text += String(chunk)));
    request.on("end", () => {
      const { query } = JSON.parse(text) as { query?: { filters: { value: string }[] }[] };
      const stage = query?.[0]?.filters[0]?.value;
      const names = stage === "s-won" ? WON : stage === "s-new" ? [] : WON;
      const [page, size] = [Number(url.searchParams.get("page")), Number(url.searchParams.get("page_size"))];
      const shown = names.slice((page - 1) * size, page * size);
      const results = shown.map((name) => ({
        id: name,
        fields: { f: { id: "f", name: "name", value: name } },
      }));
      const next = page * size < names.length ? "http://elsewhere.example" : null;
      json(response, 200, { count: names.length, next, previous: null, results });
    });
    return undefined;
  };
}

describe("StageGroups: a pipeline that is grouped by stage", () => {
  let model: TestModel;
  let deals: CollectionNode;
  const start = async (answers = smallSchema()) => {
    model = await startModel(server(answers));
    const [root] = model.tree.roots;
    assert.ok(root);
    await model.tree.children(root);
    await model.schemas.open(model.business.key);
    deals = model.tree.collection({ businessKey: model.business.key, kind: "deals" });
  };
  afterEach(() => model.dispose());
  const labels = (nodes: readonly ExplorerNode[]) =>
    nodes.map((node) => {
      if (node.type === "stage") return model.tree.stages.stageOf(node)?.label;
      if (node.type === "record") return node.summary.label;
      return node.type === "message" ? node.message : node.type;
    });
  const group = () => model.arrangements.setGrouped(deals.collection, true);
  const bodies = () => model.server.requests.filter(({ url }) => url.includes("/records/deals/search"));

  it("has its stages with their counts, and pages below, asked for by a condition", async () => {
    await start();
    assert.equal(model.tree.stages.canGroup(deals.collection), true);
    await group();
    const stages = await model.tree.children(deals);
    assert.deepEqual(labels(stages), ["New", "Won"]);
    const [, won] = stages;
    assert.ok(won?.type === "stage");
    await eventually(() => assert.equal(model.tree.list(won).count, 23));
    const pages = await model.tree.children(won);
    assert.deepEqual(labels(pages), ["page", "page", "page"]);
    const [, second] = pages;
    assert.ok(second);
    const rows = await model.tree.children(second);
    assert.deepEqual(labels(rows), WON.slice(10, 20));
    assert.equal(model.tree.parent(second), won);
    assert.equal(model.tree.parent(won), deals);
    const [row] = rows;
    assert.deepEqual(row?.type === "record" && row.ref, { ...deals.collection, id: "Won 11" });
    assert.equal(bodies().length, 3, "one request a stage and one for the page that was opened");
    await model.tree.children(deals);
    await model.tree.children(won);
    assert.equal(bodies().length, 3, "a redraw asks for nothing");
  });

  it("says of a stage that nothing is in it", async () => {
    await start();
    await group();
    const [none] = await model.tree.children(deals);
    assert.ok(none);
    assert.deepEqual(labels(await model.tree.children(none)), ["empty"]);
  });

  it("is remembered, gives way to a filter, and is one list again where that is asked for", async () => {
    await start();
    await group();
    const { collection } = deals;
    await model.arrangements.setFilter(collection, "won 1");
    assert.equal(model.tree.stages.isGrouped(collection), false);
    await model.arrangements.setFilter(collection, "");
    assert.equal(model.tree.stages.isGrouped(collection), true);
    await model.arrangements.setGrouped(collection, false);
    assert.equal(model.arrangements.of(collection), undefined);
    assert.deepEqual(labels(await model.tree.children(deals)), ["page", "page", "page"]);
  });

  it("finds the row of a record below its stage", async () => {
    await start();
    await group();
    await model.tree.children(deals);
    const row = await model.tree.find({ ...deals.collection, id: "Won 23" });
    assert.equal(row?.parent.type === "page" && row.parent.collection.stage, "s-won");
  });

  it("says why its stages cannot be read, and has them after a retry", async () => {
    const answers = smallSchema();
    const stages = answers["/pipelines/o-deals/stages"];
    answers["/pipelines/o-deals/stages"] = refusal(403, "permission_denied");
    await start(answers);
    await group();
    assert.deepEqual(labels(await model.tree.children(deals)), ["error", "retry"]);
    answers["/pipelines/o-deals/stages"] = stages;
    await model.tree.refresh(deals.nodeId);
    assert.deepEqual(labels(await model.tree.children(deals)), ["New", "Won"]);
  });

  it("is offered for pipelines only", async () => {
    await start();
    const lots = model.tree.collection({ businessKey: model.business.key, kind: "tax_lot" });
    assert.equal(model.tree.stages.canGroup(lots.collection), false);
    await model.arrangements.setGrouped(lots.collection, true);
    assert.equal(model.tree.stages.isGrouped(lots.collection), false);
  });
});
