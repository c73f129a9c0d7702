import assert from "node:assert/strict";
import fc from "fast-check";
import { decodeFile } from "../../../src/features/usages/decodeFile";

const utf16 = (text: string, isBigEndian: boolean) => {
  const bytes = Buffer.from(text, "utf16le");
  return isBigEndian ? bytes.swap16() : bytes;
};

describe("decodeFile: the text of a file", () => {
  it("is read in UTF-8 and, by their marks, in both kinds of UTF-16", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const wellFormed = text.toWellFormed().replaceAll("\0", "");
        assert.equal(decodeFile(Buffer.from(wellFormed)), wellFormed.replace(/^\uFEFF/, ""));
        for (const isBigEndian of [false, true])
          assert.equal(decodeFile(utf16(`\uFEFF${wellFormed}`, isBigEndian)), wellFormed);
      }),
    );
    assert.equal(decodeFile(Buffer.from("\uFEFFabc")), "abc");
  });

  it("is recognised as UTF-16 without a mark, and nothing else with a zero in it is text", () => {
    for (const isBigEndian of [false, true])
      assert.equal(decodeFile(utf16('{"id": "x"}', isBigEndian)), '{"id": "x"}');
    for (const bytes of [[0], [0, 0, 0, 0], [1, 0, 0, 1], [0x7f, 0x45, 0x4c, 0x46, 0]])
      assert.equal(decodeFile(Uint8Array.from(bytes)), undefined);
  });
});
