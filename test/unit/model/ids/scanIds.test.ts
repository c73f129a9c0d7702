import assert from "node:assert/strict";
import fc from "fast-check";
import { scanIds } from "../../../../src/model/ids/scanIds";

const A = "0b5d3a52-7c1f-4e0a-9d8e-3f2a1b4c5d6e";
const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
/** What the scanner must agree with, written the short way: every UUID that no hexadecimal digit touches. */
const simple = new RegExp(`(?<![0-9a-f])${UUID}(?![0-9a-f])`, "gi");

describe("scanIds: ids in text", () => {
  it("are found wherever they stand", () => {
    const texts = [
      A,
      `"custom"::<${A}>`,
      `"custom"::${A}`,
      `KIZEN_COMPANY=${A}`,
      `- id: ${A} # Acme`,
      `https://go.kizen.com/client/${A}/details`,
      `https://go.kizen.com/login?next=%2Fclient%2F${A}%2Fdetails`,
      `{"source":["company = \\"${A}\\"\\n"]}`,
      `"\\u0022${A}\\u0022"`,
      `'\\x2F${A}'`,
      `/\\b${A}\\b/`,
      `x_${A}_y`,
      `{${A}}`,
      `prefix-${A}-suffix`,
      `f"/records/companies_company/${A}?page=1"`,
      A.toUpperCase(),
      `é${A}🏢`,
      `İ${A}`,
    ];
    for (const text of texts) {
      const [found, ...others] = scanIds(text);
      assert.ok(found, text);
      assert.deepEqual(others, [], text);
      assert.equal(found.id, A, text);
      assert.equal(text.slice(found.start, found.end).toLowerCase(), A, text);
    }
  });

  it("are not parts of longer hexadecimal runs", () => {
    const others = [`0${A}`, `${A}0`, `F${A}`, `${A}f`, `0x0${A}`, `\\${A}a`, A.slice(1), A.slice(0, -1)];
    for (const text of [...others, A.replaceAll("-", ""), A.replace("-", "_"), A.replace("a", "g"), ""])
      assert.deepEqual(scanIds(text), [], text);
  });

  it("are those that a simple pattern finds, in whatever text", () => {
    const piece = fc.oneof(
      fc.uuid(),
      fc.uuid().map((id) => id.toUpperCase()),
      fc.string({ unit: fc.constantFrom("-", "0", "f", "A", "g", " ", '"', "\n", "🏢"), maxLength: 12 }),
      fc.uuid().map((id) => id.slice(5)),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join("");
        assert.deepEqual(
          scanIds(text),
          [...text.matchAll(simple)].map(({ 0: id, index }) => ({
            id: id.toLowerCase(),
            start: index,
            end: index + id.length,
          })),
        );
      }),
      { numRuns: 2000 },
    );
  });
});
