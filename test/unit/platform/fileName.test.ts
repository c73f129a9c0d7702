import assert from "node:assert/strict";
import fc from "fast-check";
import { fileName } from "../../../src/platform/storage/fileName";

describe("fileName: a file for a text of a server", () => {
  it("is the text where every file system takes it", () => {
    for (const text of ["company", "tax_lot-2", "0b5d3a52-7c1f-4e0a-9d8e-3f2a1b4c5d6e"])
      assert.equal(fileName(text), text);
  });

  it("is one that every file system takes, and another for another text, where capitals make no difference", () => {
    const odd = fc.constantFrom(
      "",
      ".",
      "..",
      "con",
      "NUL",
      "Deals",
      "deals",
      "a/b",
      "a\\b",
      "*",
      "\ud800",
      "\ud801",
      "\ufffd",
      "é".repeat(300),
    );
    const text = fc.oneof(
      odd,
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom("a", "A", "-", ".", " ") }),
    );
    fc.assert(
      fc.property(text, text, (one, other) => {
        assert.match(fileName(one), /^(?!(?:con|nul|aux|prn)$)[a-z\d_-][a-z\d_.-]{0,99}$/);
        assert.doesNotMatch(fileName(one), /\.$/);
        if (one !== other) assert.notEqual(fileName(one).toLowerCase(), fileName(other).toLowerCase());
      }),
    );
  });
});
