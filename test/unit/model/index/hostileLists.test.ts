import assert from "node:assert/strict";
import fc from "fast-check";
import type { PageDigest } from "../../../../src/model/index/pageDigest";
import { readPages } from "../../../../src/model/index/readPages";
import { ReadingPass } from "../../../../src/model/index/readingPass";
import { KizenError } from "../../../../src/kizen";

interface Lie {
  readonly total: number;
  readonly cap?: number;
  readonly count?: number;
  readonly ignoresPage?: boolean;
  readonly hasAlwaysNext?: boolean;
  readonly refusesBeyond?: boolean;
}

/** Reads a whole list of a server whose numbers are not to be believed. */
async function readAll(lie: Lie) {
  const pass = new ReadingPass(0, 1);
  const met = new Set<string>();
  let asked = 0;
  const load = ({ page, pageSize }: { page: number; pageSize: number }): Promise<PageDigest> => {
    asked++;
    const size = lie.cap ?? pageSize;
    const from = lie.ignoresPage === true ? 0 : (page - 1) * size;
    const length = Math.max(0, Math.min(size, lie.total - from));
    if (length === 0 && page > 1 && lie.refusesBeyond === true) {
      const refusal = { kind: "notFound", method: "GET", path: "/company", status: 404 } as const;
      return Promise.reject(new KizenError({ ...refusal, requestId: undefined, detail: undefined }));
    }
    const rows = Array.from({ length }, (_, at) => [`${from + at}`, "Name"] as const);
    const hasNext = lie.hasAlwaysNext === true || from + length < lie.total;
    return Promise.resolve({ number: page, count: lie.count, hasNext, rows, mentions: [] });
  };
  const take = ({ rows }: PageDigest) => {
    const before = met.size;
    for (const [id] of rows) met.add(id);
    return Promise.resolve(met.size - before);
  };
  const { signal } = new AbortController();
  const failure = await readPages(pass, { load, take, onPage: () => undefined, signal });
  return { pass, met: met.size, asked, failure };
}

describe("ReadingPass: reading hostile lists, whose server's numbers are wrong", () => {
  it("meets every record, whatever is counted, capped or refused", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(3000),
        fc.option(fc.integer({ min: 20, max: 400 }), { nil: undefined }),
        fc.option(fc.oneof(fc.nat(4000), fc.constantFrom(1e9, 2_147_483_647, Number.MAX_SAFE_INTEGER)), {
          nil: undefined,
        }),
        fc.boolean(),
        async (total, cap, count, refusesBeyond) => {
          const { pass, met, failure } = await readAll({
            total,
            refusesBeyond,
            ...(cap !== undefined && { cap }),
            ...(count !== undefined && { count }),
          });
          assert.deepEqual(
            { failure, met, isComplete: pass.isComplete, count: pass.count, earlyEnd: pass.earlyEnd },
            { failure: undefined, met: total, isComplete: true, count: total, earlyEnd: undefined },
          );
        },
      ),
    );
  });

  for (const count of [undefined, 0, 100, 1e9]) {
    it(`ends where the server looks at no page number, with a count of ${count}`, async () => {
      const { pass, asked } = await readAll({
        total: 250,
        ignoresPage: true,
        hasAlwaysNext: true,
        ...(count !== undefined && { count }),
      });
      assert.ok(asked <= 8, `${asked} requests`);
      assert.deepEqual([pass.isComplete, pass.earlyEnd, pass.records], [true, "repeated", 250]);
    });

    it(`ends where more is promised and nothing comes, with a count of ${count}`, async () => {
      const { pass, asked } = await readAll({
        total: 600,
        hasAlwaysNext: true,
        ...(count !== undefined && { count }),
      });
      assert.ok(asked <= 10, `${asked} requests`);
      assert.deepEqual([pass.isComplete, pass.earlyEnd, pass.records], [true, "repeated", 600]);
    });

    it(`ends a list without an end, with a count of ${count}`, async () => {
      const { pass, asked } = await readAll({
        total: Infinity,
        cap: 2,
        ...(count !== undefined && { count }),
      });
      assert.ok(asked <= 10_000, `${asked} requests`);
      assert.deepEqual([pass.isComplete, pass.earlyEnd], [true, "tooLong"]);
    });
  }

  it("does not take a page for a repetition that was asked for once more", () => {
    const pass = new ReadingPass(0, 1);
    const page = (number: number, hasNext: boolean): PageDigest => {
      return { number, count: undefined, hasNext, rows: [[`${number}`, ""]], mentions: [] };
    };
    pass.take();
    pass.accept(page(1, true), 1);
    pass.take();
    pass.resume();
    assert.equal(pass.take(), 2);
    pass.accept(page(2, true), 0);
    pass.take();
    pass.accept(page(3, false), 1);
    assert.deepEqual([pass.isComplete, pass.earlyEnd], [true, undefined]);
  });
});
