import assert from "node:assert/strict";
import fc from "fast-check";
import { locatePage } from "../../../../src/model/collections/locatePage";
import { PagedList } from "../../../../src/model/collections/pagedList";

/** A list of records named by their positions, which notes the pages it was asked for. */
function listOf(total: number, pageSize: number, counts = true) {
  const asked: number[] = [];
  const failing = new Set<number>();
  const list = new PagedList(({ page }) => {
    asked.push(page);
    if (failing.has(page)) return Promise.reject(new Error(`page ${page} failed`));
    const from = (page - 1) * pageSize;
    const rows = Array.from({ length: Math.max(0, Math.min(pageSize, total - from)) }, (_, index) => {
      return { id: String(from + index), label: "", description: "", fields: [], facts: [], text: "" };
    });
    const hasNext = from + pageSize < total;
    return Promise.resolve({
      page: { number: page, records: [], count: counts ? total : undefined, hasNext },
      rows,
    });
  }, pageSize);
  return { list, asked, failing };
}

describe("locatePage: looking for a record's page", () => {
  it("finds every record, wherever one begins, with and without a count", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(120),
        fc.boolean(),
        fc.nat(89),
        async (total, pageSize, near, counts, chosen) => {
          const { list } = listOf(total, pageSize, counts);
          const wanted = chosen % total;
          const page = await locatePage(list, String(wanted), { near });
          assert.equal(page, Math.floor(wanted / pageSize) + 1);
          assert.equal(await locatePage(list, "none"), undefined);
        },
      ),
    );
  });

  it("asks for nothing where the page is loaded, and begins where the record was seen", async () => {
    const { list, asked } = listOf(1000, 10);
    await list.load(50);
    assert.equal(await locatePage(list, "495"), 50);
    assert.deepEqual(asked, [50]);
    assert.equal(await locatePage(list, "712", { near: 700 }), 72);
    assert.ok(asked.length <= 5, asked.join());
  });

  it("says how far it is, and stops when it is cancelled", async () => {
    const { list, asked } = listOf(1000, 10);
    const controller = new AbortController();
    const seen: (readonly [number, number])[] = [];
    const page = await locatePage(list, "999", {
      signal: controller.signal,
      onProgress: (looked, pages) => {
        seen.push([looked, pages]);
        if (looked > 10) controller.abort();
      },
    });
    assert.equal(page, undefined);
    assert.ok(asked.length < 30);
    assert.deepEqual(seen.slice(0, 2), [
      [0, 1],
      [1, 100],
    ]);
  });

  it("rejects with what went wrong with a page", async () => {
    const { list, failing } = listOf(100, 10);
    failing.add(3);
    await assert.rejects(locatePage(list, "99"), /page 3 failed/);
  });
});
