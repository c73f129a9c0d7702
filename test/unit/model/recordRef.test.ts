import assert from "node:assert/strict";
import fc from "fast-check";
import { collectionKey, recordKey } from "../../../src/model/recordRef";

describe("recordKey and collectionKey", () => {
  // Half surrogate pairs among them, for which `encodeURIComponent` throws.
  const part = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({
      unit: fc.constantFrom("\ud800", "\udbff", "\udc00", "\udfff", "/", "%", "u", "d", "8", "0"),
    }),
  );
  const ref = fc.record({ businessKey: part, kind: part, id: part });

  it("are the same text for the same parts, and different ones for different parts", () => {
    fc.assert(
      fc.property(ref, ref, (one, other) => {
        const same = one.businessKey === other.businessKey && one.kind === other.kind;
        assert.equal(collectionKey(one) === collectionKey(other), same);
        assert.equal(recordKey(one) === recordKey(other), same && one.id === other.id);
        assert.ok(recordKey(one).isWellFormed());
      }),
      { numRuns: 1_000 },
    );
    const halves = ["\ud800", "\udbff", "\ufffd", "%ud800"].map((id) =>
      recordKey({ businessKey: "b", kind: "k", id }),
    );
    assert.equal(new Set(halves).size, halves.length);
  });
});
