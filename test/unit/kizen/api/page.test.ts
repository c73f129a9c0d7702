import assert from "node:assert/strict";
import fc from "fast-check";
import { KizenError } from "../../../../src/kizen";
import { readPage } from "../../../../src/kizen/api/page";
import type { Answer } from "../../../../src/kizen/types";

const answerOf = (text: string): Answer => ({
  request: { method: "GET", path: "/company" },
  status: 200,
  requestId: undefined,
  bytes: new TextEncoder().encode(text),
  text,
  value: JSON.parse(text) as unknown,
  toError: (kind) => new KizenError({ kind, method: "GET", path: "/company" }),
});

describe("a page of records", () => {
  it("holds each record's text and values, however many there are", () => {
    const record = fc.record({ id: fc.uuid(), name: fc.string(), more: fc.jsonValue() });
    const sizes = fc.oneof(fc.nat(20), fc.integer({ min: 195, max: 260 }));
    const records = sizes.chain((length) => fc.array(record, { minLength: length, maxLength: length }));
    fc.assert(
      fc.property(records, fc.constantFrom("", " ", "\n  "), (all, space) => {
        const texts = all.map((one) => JSON.stringify(one, undefined, space));
        const page = readPage(answerOf(`{"results":[${texts.join(`,${space}`)}],"next":null}`), 1);
        assert.deepEqual(
          page.records.map(({ id, text, value }) => ({ id, text, value })),
          all.map((one, at) => ({
            id: one.id,
            text: texts[at],
            value: JSON.parse(texts[at] ?? "") as unknown,
          })),
        );
      }),
      { numRuns: 50 },
    );
  });

  it("gives a number's digits as the id, and leaves out what is no record", () => {
    const rows = Array.from({ length: 300 }, (_, at) => `{"id":900719925474099${at},"name":"n"}`);
    const page = readPage(answerOf(`{"results":[null,7,${rows.join()}]}`), 1);
    assert.deepEqual([page.records.length, page.records[299]?.id], [300, "900719925474099299"]);
  });

  it("is the last one where `next` says nothing, in whatever way", () => {
    const isFollowed = (next: string) => readPage(answerOf(`{"results":[]${next}}`), 1).hasNext;
    for (const nothing of ["", ',"next":null', ',"next":""', ',"next":false', ',"next":0'])
      assert.equal(isFollowed(nothing), false, nothing);
    for (const next of [',"next":"https://evil.example"', ',"next":2', ',"next":true'])
      assert.equal(isFollowed(next), true, next);
  });
});
