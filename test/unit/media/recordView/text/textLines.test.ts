import assert from "node:assert/strict";
import fc from "fast-check";
import { textLinesOf, needsLines, widthOf } from "../../../../../media/recordView/text/textLines";

const lines = (text: string, columns: number) =>
  textLinesOf(text, columns).map(([start, end]) => text.slice(start, end));

describe("textLinesOf: lines of a text", () => {
  it("break after spaces, at line breaks, and within a word that is too long", () => {
    assert.deepEqual(lines("one two three", 8), ["one two ", "three"]);
    assert.deepEqual(lines("a\n\nb\n", 8), ["a", "", "b", ""]);
    assert.deepEqual(lines("abcdefghij", 4), ["abcd", "efgh", "ij"]);
    assert.deepEqual(lines("", 4), [""]);
  });

  it("count what is drawn: ideographs twice, marks not at all, escapes in full", () => {
    assert.deepEqual(lines("漢字漢字", 4), ["漢字", "漢字"]);
    assert.equal(widthOf("e\u0301\u0302"), 1);
    assert.equal(widthOf("\u202e"), "\\u202e".length);
    assert.equal(widthOf("a\tb"), 6);
    assert.equal(needsLines("x".repeat(20), 20), false);
    assert.equal(needsLines("x".repeat(21), 20), true);
    assert.equal(needsLines("\u202e\u202e\u202e\u202e", 20), true);
    assert.equal(needsLines("a\nb", 20), true);
  });

  it("have all characters, fit, and come to an end", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 6, max: 30 }), (text, columns) => {
        const parts = lines(text, columns);
        assert.equal(parts.join(""), text.replaceAll("\n", ""));
        for (const part of parts) assert.ok(widthOf(part) <= Math.max(columns, 12), JSON.stringify(part));
      }),
    );
  });

  it("are soon found in a text of a million characters", () => {
    assert.equal(textLinesOf("x".repeat(1_000_000), 100).length, 10_000);
  });
});
