import assert from "node:assert/strict";
import fc from "fast-check";
import { findUsages } from "../../../../src/model/ids/usages";

const A = "0b5d3a52-7c1f-4e0a-9d8e-3f2a1b4c5d6e";
const B = "ffffffff-0000-4111-8222-333333333333";

describe("usages of ids in a text", () => {
  it("are told by line and character, with the line around them", () => {
    const text = `first\r\n\t const a = "${A.toUpperCase()}"; // ${B}\r\n${A}`;
    assert.deepEqual(findUsages(text, new Set([A])), [
      {
        line: 1,
        character: 13,
        length: 36,
        preview: `const a = "${A.toUpperCase()}"; // ${B}`,
        previewStart: 11,
      },
      { line: 2, character: 0, length: 36, preview: A, previewStart: 0 },
    ]);
  });

  it("count a lone carriage return as the end of a line, as VS Code does", () => {
    const [usage, ...others] = findUsages(`first\rsecond ${A}\rthird`, new Set([A]));
    const expected = { line: 1, character: 7, length: 36, preview: `second ${A}`, previewStart: 7 };
    assert.deepEqual([usage, others], [expected, []]);
  });

  it("are found in one endless line as quickly as in short ones, and not more of them than asked for", () => {
    const times = (separator: string) => {
      const text = `${A}${separator}`.repeat(120_000);
      const begun = process.cpuUsage();
      assert.equal(findUsages(text, new Set([A])).length, 120_000);
      return process.cpuUsage(begun).user;
    };
    times("\n");
    // Looked at once per place, the endless line took hundreds of times as long.
    assert.ok(times(" ") < 20 * times("\n"));
    assert.equal(findUsages(`${A} `.repeat(10), new Set([A]), 3).length, 3);
  });

  it("are found wherever lines begin, and previews show the id even in endless lines", () => {
    const piece = fc.oneof(
      fc.constantFrom("\n", "\r\n", "\r", " ", "x", "é🏢", A, B),
      fc.string({ maxLength: 200 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join(" ");
        const lines = text.split(/\r\n?|\n/);
        const usages = findUsages(text, new Set([A]));
        assert.equal(usages.length, text.split(A).length - 1);
        for (const { line, character, length, preview, previewStart } of usages) {
          assert.equal(lines[line]?.slice(character, character + length), A);
          assert.equal(preview.slice(previewStart, previewStart + length), A);
          assert.ok(preview.length <= 160);
        }
      }),
    );
  });
});
