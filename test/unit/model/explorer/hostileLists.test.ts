import assert from "node:assert/strict";
import type { RequestListener } from "node:http";
import fc from "fast-check";
import type { CollectionNode, ExplorerNode } from "../../../../src/model/explorer/explorerNodes";
import { foldAround, foldsOf, type Fold } from "../../../../src/model/explorer/folds";
import { json } from "../../../support/servers/scriptedServer";
import { startModel, type TestModel } from "../../../support/model/model";

interface Lie {
  /** Records that there are; Infinity for a list without an end. */
  readonly total: number;
  /** Records a page, whatever is asked for. */
  readonly cap?: number;
  readonly count?: unknown;
  /** Every page is the first. */
  readonly ignoresPage?: boolean;
  /** Says that there is more on every page. */
  readonly hasAlwaysNext?: boolean;
  /** Answers 404 beyond the end, else an empty page. */
  readonly refusesBeyond?: boolean;
}

/** A server whose numbers are not to be believed. */
function lying({ total, cap, count, ignoresPage, hasAlwaysNext, refusesBeyond }: Lie): RequestListener {
  return (request, response) => {
    const url = new URL(request.url ?? "", "http://127.0.0.1");
    const asked = Number(url.searchParams.get("page"));
    const size = cap ?? Number(url.searchParams.get("page_size"));
    const from = ignoresPage === true ? 0 : (asked - 1) * size;
    const length = Math.max(0, Math.min(size, total - from));
    if (length === 0 && asked > 1 && refusesBeyond === true) {
      json(response, 404, { detail: "Invalid page.", code: "not_found" });
      return;
    }
    const results = Array.from({ length }, (_, at) => ({
      id: `id-${from + at}`,
      name: `Company ${from + at}`,
    }));
    const hasNext = hasAlwaysNext === true || from + length < total;
    json(response, 200, { count, next: hasNext ? "more" : null, previous: null, results });
  };
}

describe("ExplorerTree: hostile lists, whose server's numbers are wrong", () => {
  let model: TestModel;
  let collection: CollectionNode;
  const start = async (lie: Lie) => {
    model = await startModel(lying(lie));
    const node = model.tree.collection({ businessKey: model.business.key, kind: "company" });
    assert.ok(node);
    collection = node;
  };
  afterEach(() => model.dispose());

  const typesOf = (nodes: readonly ExplorerNode[]) =>
    nodes.map((node) => (node.type === "message" ? node.message : node.type));
  const rangesOf = (nodes: readonly ExplorerNode[]) =>
    nodes.flatMap((node) => {
      if (node.type !== "page" && node.type !== "fold") return [];
      const { from, to } = model.tree.outline(node);
      return [`${from}–${to}`];
    });
  const asked = () => model.server.requests.length;

  /** Opens every row there is, as a person may, and gives the names of the records; no level may be too long. */
  async function openAll(): Promise<string[]> {
    for (let round = 0; round < 200; round++) {
      const before = asked();
      const names = await namesBelow(collection);
      if (asked() === before) return names;
    }
    throw new Error("The list has no end.");
  }

  async function namesBelow(node: ExplorerNode): Promise<string[]> {
    const names: string[] = [];
    const children = await model.tree.children(node);
    assert.ok(children.length <= 1010, `${children.length} rows`);
    for (const child of children) {
      if (child.type === "record") names.push(child.summary.label);
      else if (child.type !== "message") {
        assert.equal(model.tree.parent(child)?.nodeId, node.nodeId);
        names.push(...(await namesBelow(child)));
      }
    }
    return names;
  }

  const allNames = (total: number) => Array.from({ length: total }, (_, at) => `Company ${at}`);

  for (const count of [1001 * 10, 1e9, 2_147_483_647, Number.MAX_SAFE_INTEGER]) {
    it(`holds a count of ${count} in folds that a person can open`, async () => {
      await start({ total: Infinity, count });
      let level = await model.tree.children(collection);
      assert.ok(level.length <= 1001, `${level.length} rows`);
      for (let depth = 0; level[0]?.type === "fold"; depth++) {
        assert.ok(depth < 3);
        level = await model.tree.children(level.findLast(({ type }) => type === "fold") ?? level[0]);
        assert.ok(level.length <= 100, `${level.length} rows`);
      }
      const last = level.at(-1);
      assert.ok(last?.type === "page");
      assert.equal(typesOf(await model.tree.children(last))[0], "record");
      assert.equal(asked(), 2);
    });
  }

  it("says that there are more pages than it shows", async () => {
    await start({ total: Infinity, count: 1e9 });
    assert.equal(typesOf(await model.tree.children(collection)).at(-1), "cut");
  });

  it("reaches every record of a server that caps its pages, under right labels", async () => {
    await start({ total: 25, cap: 4, count: 25 });
    const level = await model.tree.children(collection);
    assert.deepEqual(rangesOf(level), ["1–4", "5–8", "9–12", "13–16", "17–20", "21–24", "25–25"]);
    assert.deepEqual(await openAll(), allNames(25));
    assert.match(model.server.requests.at(-1)?.url ?? "", /page=7&page_size=4$/);
  });

  it("reaches every record of a server that sends more than it is asked for", async () => {
    await start({ total: 65, cap: 30, count: 65 });
    assert.deepEqual(rangesOf(await model.tree.children(collection)), ["1–30", "31–60", "61–65"]);
    assert.deepEqual(await openAll(), allNames(65));
  });

  for (const count of [0, 3, 10, 24, undefined, null, -1, 1.5, "25"]) {
    it(`goes on while there is a next page, with a count of ${JSON.stringify(count)}`, async () => {
      await start({ total: 35, count });
      assert.deepEqual(await openAll(), allNames(35));
      assert.equal(model.tree.list(collection).count, 35);
    });
  }

  for (const refusesBeyond of [true, false]) {
    it(`has no page that is not there, beyond which is ${refusesBeyond ? "404" : "an empty page"}`, async () => {
      await start({ total: 25, count: 400, refusesBeyond });
      const level = await model.tree.children(collection);
      assert.equal(level.length, 40);
      for (const page of [level[29], level[9]]) {
        assert.ok(page);
        assert.deepEqual(await model.tree.children(page), []);
      }
      assert.equal((await model.tree.children(collection)).length, 9);
      assert.deepEqual(await openAll(), allNames(25));
      assert.deepEqual(rangesOf(await model.tree.children(collection)), ["1–10", "11–20", "21–25"]);
      assert.equal(model.tree.list(collection).count, 25);
    });
  }

  it("ends with the page that says it is the last, whatever the count", async () => {
    await start({ total: 10, count: 1000 });
    assert.deepEqual(await openAll(), allNames(10));
    assert.equal(model.tree.list(collection).count, 10);
  });

  for (const count of [undefined, 5000]) {
    it(`ends a list whose server looks at no page number, with a count of ${count}`, async () => {
      await start({ total: 10, count, ignoresPage: true, hasAlwaysNext: true });
      assert.deepEqual(await openAll(), allNames(10));
      const end = typesOf(await model.tree.children(collection)).slice(-2);
      assert.deepEqual(end, ["stopped", "retry"]);
      assert.ok(asked() <= 3, `${asked()} requests`);
    });
  }

  it("ends a list that promises more for ever and sends nothing", async () => {
    await start({ total: 10, hasAlwaysNext: true });
    assert.deepEqual(await openAll(), allNames(10));
    assert.deepEqual(typesOf(await model.tree.children(collection)).slice(-2), ["stopped", "retry"]);
  });

  it("shows so many rows of a page that someone can look through, and says that there are more", async () => {
    await start({ total: 30_000, cap: 30_000, count: 30_000 });
    const rows = typesOf(await model.tree.children(collection));
    assert.equal(rows.length, 1001);
    assert.equal(rows.at(-1), "cut");
  });

  it("gives up the search for a record in a list without an end", async function () {
    await start({ total: Infinity, count: 1e9 });
    const controller = new AbortController();
    let looked = 0;
    const found = await model.tree.find(
      { businessKey: model.business.key, kind: "company", id: "id-25" },
      { signal: controller.signal, near: 1e12, onProgress: () => ++looked > 3 && controller.abort() },
    );
    assert.equal(found, undefined);
    assert.ok(asked() <= 20);
  });
});

describe("foldsOf: folds of pages", () => {
  it("hold every page once, and each row knows where it stands", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.nat(), (pageCount, chosen) => {
        const page = (chosen % pageCount) + 1;
        let around: Fold | undefined;
        let depth = 0;
        for (;;) {
          const level = foldsOf({ pageCount, within: around });
          assert.ok(level.length <= 1000 && ++depth < 5);
          const holding = level.filter(({ first, size }) => page >= first && page < first + size);
          const [fold, ...others] = holding;
          assert.ok(fold && others.length === 0);
          assert.deepEqual(foldAround(fold, pageCount), around);
          around = fold;
          if (fold.size === 1) break;
        }
        assert.equal(around.first, page);
      }),
    );
  });
});
