import assert from "node:assert/strict";
import fc from "fast-check";
import { findIds, idIn } from "../../../src/model/recordIds";

const A = "0b5d3a52-7c1f-4e0a-9d8e-3f2a1b4c5d6e";
const B = "ffffffff-0000-4111-8222-333333333333";

describe("ids in text", () => {
  it("are found wherever they stand", () => {
    const texts = [
      A,
      `"custom"::<${A}>`,
      `"custom"::${A}`,
      `https://go.kizen.com/client/${A}/details`,
      `x_${A}_y`,
      `{${A}}`,
      `prefix-${A}-suffix`,
      `f"/records/companies_company/${A}?page=1"`,
      A.toUpperCase(),
      `é${A}🏢`,
    ];
    for (const text of texts) {
      const [found, ...others] = findIds(text);
      assert.ok(found, text);
      assert.equal(others.length, 0);
      assert.equal(text.slice(found.start, found.end), found.id);
      assert.equal(found.id.toLowerCase(), A);
    }
  });

  it("are found all, with their places", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: fc.constantFrom("z", " ", "/", '"', "\n") }), fc.uuid())),
        (parts) => {
          const text = parts.map(([gap, id]) => `${gap}/${id}`).join("");
          const found = findIds(text);
          assert.deepEqual(
            found.map(({ id }) => id),
            parts.map(([, id]) => id),
          );
          for (const { id, start, end } of found) assert.equal(text.slice(start, end), id);
        },
      ),
    );
  });

  it("are not parts of longer hexadecimal runs", () => {
    for (const text of [`0${A}`, `${A}0`, `F${A}`, `${A}f`, A.slice(1), A.replaceAll("-", ""), ""])
      assert.deepEqual(findIds(text), [], text);
  });

  it("take time in proportion to the text", () => {
    for (const piece of ["a", "0-", "0b5d3a52-7c1f-", `${A}0`, "/records/", `/records/${A}/`]) {
      const text = piece.repeat(1_000_000 / piece.length);
      const start = performance.now();
      findIds(text);
      idIn(text);
      assert.ok(performance.now() - start < 1000, piece);
    }
  });
});

describe("the id of a pasted text", () => {
  it("is the only one in it, in lower case", () => {
    for (const text of [A, ` "${A}",\n`, A.toUpperCase(), `${A} = ${A.toUpperCase()}`, `Acme (${A})`])
      assert.equal(idIn(text), A);
  });

  it("is the record's, where an address names the object, too", () => {
    for (const path of [
      `https://go.kizen.com/custom-objects/${B}/${A}`,
      `https://go.kizen.com/custom-objects/${B}/${A}/details?tab=${B}`,
      `https://app.go.kizen.com/api/records/${B}/${A}`,
      `/pipelines/${B}/entity-records/${A}`,
      `https://go.kizen.com/custom-objects/companies_company/${A}`,
    ])
      assert.equal(idIn(path), A, path);
  });

  it("is unknown where there is none, or more than one", () => {
    const addresses = `/custom-objects/${B}/${A} /custom-objects/${A}/${B}`;
    for (const text of ["", "Acme", "1234", `${A} ${B}`, `${A}0`, addresses])
      assert.equal(idIn(text), undefined, text);
  });
});
