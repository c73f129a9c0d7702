import assert from "node:assert/strict";
import fc from "fast-check";
import { PagedList, type LoadListPage } from "../../../../src/model/collections/pagedList";

interface Server {
  total: number;
  counts: boolean;
  calls: number[];
  failing: Set<number>;
  signals: AbortSignal[];
  hold: Promise<void> | undefined;
}

function startServer(total: number, counts = true): Server {
  return { total, counts, calls: [], failing: new Set(), signals: [], hold: undefined };
}

/** A list as Kizen pages it: with or without a count, `next` while there is more. */
function loader(server: Server): LoadListPage {
  return async ({ page, pageSize }, { signal }) => {
    server.calls.push(page);
    server.signals.push(signal);
    await (server.hold ?? Promise.resolve());
    signal.throwIfAborted();
    if (server.failing.has(page)) throw new Error(`page ${page} failed`);
    const from = (page - 1) * pageSize;
    const ids = Array.from({ length: Math.max(0, Math.min(pageSize, server.total - from)) }, (_, i) =>
      String(from + i),
    );
    const rows = ids.map((id) => ({
      id,
      label: `Company ${id}`,
      description: "",
      fields: [],
      facts: [],
      text: "{}",
    }));
    const hasNext = from + rows.length < server.total;
    return {
      page: { number: page, records: [], count: server.counts ? server.total : undefined, hasNext },
      rows,
    };
  };
}

const idsOf = (list: PagedList) => [...list.rows()].map(({ row }) => row.id);

describe("a paged list", () => {
  it("shows every record once, whatever the sizes and the order of opening, with and without a count", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(60),
        fc.integer({ min: 1, max: 20 }),
        fc.boolean(),
        async (total, pageSize, counts) => {
          const list = new PagedList(loader(startServer(total, counts)), pageSize);
          for (let round = 1; round < 100; round++) {
            const farthest = list.missingPages(1, 100).at(-1);
            if (farthest === undefined) break;
            await list.load(farthest);
          }
          assert.deepEqual(
            idsOf(list),
            Array.from({ length: total }, (_, i) => String(i)),
          );
          assert.equal(list.count, total);
          assert.equal(list.pageCount, Math.max(1, Math.ceil(total / pageSize)));
        },
      ),
    );
  });

  it("asks once for a page that ten callers open at the same time", async () => {
    const server = startServer(30);
    const list = new PagedList(loader(server), 10);
    await Promise.all(Array.from({ length: 10 }, () => list.load(2)));
    assert.deepEqual(server.calls, [2]);
  });

  it("knows the next page only from the last one where the server does not count", async () => {
    const list = new PagedList(loader(startServer(25, false)), 10);
    assert.equal(list.pageCount, 1);
    await list.load(1);
    assert.equal(list.pageCount, 2);
    await list.load(2);
    assert.equal(list.pageCount, 3);
    await list.load(3);
    assert.deepEqual([list.pageCount, list.count], [3, 25]);
  });

  it("keeps a failure as the page's state, keeps its rows through a failed refresh, and recovers", async () => {
    const server = startServer(20);
    const list = new PagedList(loader(server), 10);
    await list.load(1);
    server.failing.add(1);
    await list.refresh();
    assert.match(String(list.page(1).error), /page 1 failed/);
    assert.equal(list.page(1).rows?.length, 10);
    server.failing.clear();
    await list.load(1);
    assert.equal(list.page(1).error, undefined);
  });

  it("ends the request when its last caller gives up, and only then", async () => {
    const server = startServer(20);
    let release: () => void = () => undefined;
    server.hold = new Promise((resolve) => (release = resolve));
    const list = new PagedList(loader(server), 10);
    const [one, two] = [new AbortController(), new AbortController()];
    const loads = [list.load(1, { signal: one.signal }), list.load(1, { signal: two.signal })];
    one.abort();
    assert.equal(server.signals[0]?.aborted, false);
    two.abort();
    assert.equal(server.signals[0].aborted, true);
    await Promise.all(loads);
    release();
    await new Promise(setImmediate);
    assert.deepEqual(list.page(1), { rows: undefined, isLoading: false, error: undefined });
    server.hold = undefined;
    await list.load(1);
    assert.equal(list.page(1).rows?.length, 10);
  });

  it("drops an answer that comes after it was disposed", async () => {
    const server = startServer(20);
    let release: () => void = () => undefined;
    server.hold = new Promise((resolve) => (release = resolve));
    const list = new PagedList(loader(server), 10);
    const load = list.load(1);
    list.dispose();
    release();
    await load;
    assert.equal(server.signals[0]?.aborted, true);
    assert.deepEqual(idsOf(list), []);
    assert.deepEqual(list.missingPages(1, 9), []);
  });

  it("grows and shrinks with the server", async () => {
    const server = startServer(25);
    const list = new PagedList(loader(server), 10);
    await list.load(1);
    assert.equal(list.pageCount, 3);
    server.total = 45;
    await list.refresh();
    assert.equal(list.pageCount, 5);
    server.total = 5;
    await list.refresh();
    assert.equal(list.pageCount, 1);
  });
});
