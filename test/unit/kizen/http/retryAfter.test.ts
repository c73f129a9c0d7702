import assert from "node:assert/strict";
import fc from "fast-check";
import { readRetryAfter } from "../../../../src/kizen/http/retryAfter";

const NOW = Date.parse("2026-11-25T12:00:00Z");
const read = (retryAfter: string | undefined, date?: string) => readRetryAfter(retryAfter, date, () => NOW);

describe("readRetryAfter", () => {
  for (const [retryAfter, date, expected] of [
    ["3", undefined, 3_000],
    [" 120 ", undefined, 120_000],
    ["1.5", undefined, 1_500],
    ["3600", undefined, 3_600_000],
    // Nothing that lies ahead.
    [undefined, undefined, undefined],
    ["", undefined, undefined],
    ["0", undefined, undefined],
    ["-5", undefined, undefined],
    ["Wed, 25 Nov 2026 11:59:00 GMT", undefined, undefined],
    ["Thu, 01 Jan 1970 00:00:00 GMT", undefined, undefined],
    // No time at all, whatever `Number` and `Date.parse` make of it.
    ["soon", undefined, undefined],
    ["0x10", undefined, undefined],
    ["1e9", undefined, undefined],
    ["Infinity", undefined, undefined],
    ["NaN", undefined, undefined],
    ["garbage 2099", undefined, undefined],
    ["5 minutes", undefined, undefined],
    // This computer's clock where the answer has none.
    ["Wed, 25 Nov 2026 12:00:07 GMT", undefined, 7_000],
    ["Wed, 25 Nov 2026 12:00:07 GMT", "no date", 7_000],
    ["2026-11-25T12:00:07Z", undefined, 7_000],
    ["2026-11-25T12:00:07", undefined, 7_000],
    ["2026-11-25T13:00:07+01:00", undefined, 7_000],
    // The answer's own clock, hours before this computer's and hours behind.
    ["Wed, 25 Nov 2026 15:30:05 GMT", "Wed, 25 Nov 2026 15:30:00 GMT", 5_000],
    ["Wed, 25 Nov 2026 08:00:05 GMT", "Wed, 25 Nov 2026 08:00:00 GMT", 5_000],
    ["Wed, 25 Nov 2026 12:00:05 GMT", "Wed, 25 Nov 2026 12:00:05 GMT", undefined],
    // The two older forms, of which one names no zone.
    ["Wednesday, 25-Nov-26 12:00:07 GMT", undefined, 7_000],
    ["Wed Nov 25 12:00:07 2026", undefined, 7_000],
  ] as const) {
    it(`reads ${JSON.stringify(retryAfter)} beside the date ${String(date)} as ${expected} ms`, () => {
      assert.equal(read(retryAfter, date), expected);
    });
  }

  it("answers a time that lies ahead, or nothing, to whatever a server says", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (retryAfter, date) => {
        const ms = read(retryAfter, date);
        assert.ok(ms === undefined || ms > 0);
      }),
    );
  });
});
