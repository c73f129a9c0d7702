import assert from "node:assert/strict";
import fc from "fast-check";
import { company } from "../../../../src/model/kinds/company";
import { RecordMatcher } from "../../../../src/model/index/recordMatcher";
import { RecordRows, type IndexRow } from "../../../../src/model/index/recordRows";

/** Finds labels, whose ids are their places in the list unless a whole row is given. */
function finderOf(entries: readonly (string | IndexRow)[]) {
  const rows = new RecordRows();
  const matcher = new RecordMatcher(rows, company.summary.searched);
  for (const [position, entry] of entries.entries()) {
    const row: IndexRow = typeof entry === "string" ? [`${position}`, entry] : entry;
    matcher.set(rows.set(row, { position, pass: 1 }).number, row);
  }
  const numberOf = (label: string) =>
    entries.findIndex((entry) => (typeof entry === "string" ? entry : entry[1]) === label);
  return (query: string, { limit = 20, recent = [] as readonly string[] } = {}) =>
    matcher.match(query, limit, recent.map(numberOf)).map(({ row }) => rows.row(row)?.[1]);
}

const NINE = "The First National Bank of the City of Springfield";
/** Names in groups that are easily taken for one another. */
const ALIKE = [
  ["C Ltd", "C++ Ltd", "C# Ltd", "C+ Ltd", "c++ ltd", "C* Ltd"],
  [`${NINE} Limited`, `${NINE} Ohio`, `${NINE} Illinois`, `${NINE} Illinois Branch`],
  ["Ecole", "École", "ÉCOLE", "ecole", "école"],
  ["O'Neil", "ONeil", "O’Neil", "O-Neil", "O Neil"],
  ["कि", "का", "क", "की"],
  ["かき", "がき", "カキ"],
  ["กา", "กี", "ก"],
  ["Strasse", "Straße", "STRASSE"],
  ["A/B Testing", "AB Testing", "A-B Testing", "A B Testing", "A.B. Testing", "A&B Testing"],
  ["Yahoo!", "Yahoo", "Yahoo?"],
  ["100% Pure", "100 Pure", "$100 Pure", "€100 Pure"],
  ["1.10", "1.1", "110"],
  ["—", "–", "--", "- -"],
  ["Acme", "Acme Acme", "Acme Labs"],
  ["مُحَمَّد", "محمد"],
  ["Й", "И"],
  ["✈ Travel", "✈✈ Travel", "Travel"],
];

describe("RecordMatcher: a name that was typed in full", () => {
  const find = finderOf(ALIKE.flat());

  for (const label of ALIKE.flat()) {
    it(`finds “${label}” first`, () => assert.equal(find(label)[0], label));

    it(`finds “${label}” first where all others like it were used lately`, () => {
      const others = ALIKE.flat().filter((other) => other !== label);
      assert.equal(find(label, { recent: others, limit: 3 })[0], label);
    });
  }

  it("is found among any number of those that were used lately or are shorter", () => {
    const many = Array.from({ length: 500 }, (_, at) => `C Ltd ${at}`);
    const find = finderOf([...many, ...Array.from({ length: 200 }, () => "C Ltd"), "C++ Ltd"]);
    assert.equal(find("C++ Ltd", { limit: 5, recent: many.slice(0, 60) })[0], "C++ Ltd");
    assert.equal(find("c++ LTD", { limit: 1 })[0], "C++ Ltd");
  });

  it("comes first but for capitals, then but for accents, then as one of several words", () => {
    const find = finderOf(["École Nord", "Ecole", "École", "école"]);
    assert.deepEqual(find("école"), ["école", "École", "Ecole", "École Nord"]);
    assert.deepEqual(find("ecole"), ["Ecole", "École", "école", "École Nord"]);
  });

  it("may be an id, whatever its capitals and however short", () => {
    const find = finderOf([
      ["AB", "One"],
      ["ab", "Two"],
      ["x1", "AB"],
      ["01234567-Aa", "Long"],
    ]);
    assert.deepEqual(find("AB").slice(0, 2).sort(), ["AB", "One"]);
    assert.equal(find("ab")[0], "Two");
    assert.equal(find("01234567-aA")[0], "Long");
  });

  it("is not one that lacks the signs that were typed", () => {
    const find = finderOf(["C Ltd", "Star Alliance", "100 Pure", "F Sharp"]);
    for (const query of ["C++ Ltd", "C# Ltd", "*Star Alliance", "100% Pure", "c + ltd", "F# Sharp"]) {
      assert.deepEqual(find(query), [], query);
    }
  });

  it("is found while it is typed without the signs", () => {
    assert.ok(finderOf(["C++ Ltd"])("c lt").includes("C++ Ltd"));
    assert.ok(finderOf(["Smith & Sons, Inc."])("smith sons inc").includes("Smith & Sons, Inc."));
  });

  it("finds itself, whatever the names are", () => {
    const part = fc.constantFrom(
      "a",
      "A",
      "á",
      "+",
      "#",
      "-",
      " ",
      "b",
      "क",
      "ि",
      "か",
      "゙",
      "'",
      "ß",
      "ss",
      ".",
    );
    const name = fc
      .array(part, { minLength: 1, maxLength: 8 })
      .map((parts) => parts.join("").normalize("NFC").trim().replace(/\s+/g, " "))
      .filter((text) => text !== "");
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 30 }), fc.nat(), (labels, chosen) => {
        const label = labels[chosen % labels.length] ?? "";
        const rows = labels.map((text, at): IndexRow => [`id-${at}-${"x".repeat(9)}`, text]);
        assert.equal(finderOf(rows)(label, { recent: labels.slice(0, 10) })[0], label);
      }),
    );
  });
});
