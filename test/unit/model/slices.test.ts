import assert from "node:assert/strict";
import fc from "fast-check";
import { sortInSlices } from "../../../src/model/slices";

describe("slices: sorting in slices", () => {
  it("orders as a stable sort at once does", async () => {
    const items = fc.array(fc.record({ key: fc.nat(50), mark: fc.nat() }), { maxLength: 3000, size: "max" });
    const compare = (a: { readonly key: number }, b: { readonly key: number }) => a.key - b.key;
    await fc.assert(
      fc.asyncProperty(items, async (some) => {
        assert.deepEqual(await sortInSlices(some, compare), some.toSorted(compare));
      }),
      { numRuns: 50 },
    );
  });

  it("lets other events in, and stops when its signal aborts", async () => {
    const controller = new AbortController();
    const items = Array.from({ length: 200_000 }, (_, at) => (at * 7919) % 200_003);
    let compared = 0;
    const sorting = sortInSlices(items, (a, b) => (compared++, a - b), controller.signal);
    setImmediate(() => controller.abort());
    await sorting;
    assert.ok(compared < items.length * 10, `${compared} comparisons`);
  });
});
