import assert from "node:assert/strict";
import fc from "fast-check";
import { fold, wordsOf } from "../../../../src/model/search/fold";
import { highlightsOf } from "../../../../src/model/search/highlights";
import { company } from "../../../../src/model/kinds/company";
import { RecordMatcher } from "../../../../src/model/index/recordMatcher";
import { RecordRows, type IndexRow } from "../../../../src/model/index/recordRows";

/** A matcher over rows, given as label, or as id, label and fields. */
function matcherOf(entries: readonly (string | IndexRow)[]) {
  const rows = new RecordRows();
  const matcher = new RecordMatcher(rows, company.summary.searched);
  for (const [position, entry] of entries.entries()) {
    const row: IndexRow = typeof entry === "string" ? [`${position}`, entry] : entry;
    matcher.set(rows.set(row, { position, pass: 1 }).number, row);
  }
  const find = (query: string, recent: readonly string[] = [], limit = 20) =>
    matcher
      .match(
        query,
        limit,
        recent.flatMap((id) => rows.numberOf(id) ?? []),
      )
      .map(({ row }) => rows.row(row)?.[1]);
  return { rows, matcher, find };
}

const ID = "5A3b1c00-0000-4000-8000-000000000007";
const COMPANIES: readonly (string | IndexRow)[] = [
  "Acme",
  "Acme Corporation",
  "North Bakery & Sons",
  "Société Générale d'Éclairage",
  "Łódź Précision S.A.",
  "O'Malley & O'Brien",
  "Ærø Færgeværft",
  "شركة النور للتجارة",
  "חברת הים הכחול",
  "株式会社みどり",
  "서울 정밀 기계",
  "ООО «Северный ветер»",
  "🏢 Skyline Offices",
  "🌱🌍 Planet Positive",
  "C:\\Tools / Hardware",
  "Sky Line Travel",
  "—",
  [ID, "Zenith", "domains", "zenith-labs.example", "email", "Jo.Doe@zenith.example", "created", "2020"],
  ["90071992547409931", "Numbered"],
  ["", "(no id)"],
];

describe("RecordMatcher: matching as people type", () => {
  const { find } = matcherOf(COMPANIES);

  for (const [query, first] of [
    ["acme", "Acme"],
    ["corp acme", "Acme Corporation"],
    ["sons nor", "North Bakery & Sons"],
    ["nbs", "North Bakery & Sons"],
    ["bakrey", "North Bakery & Sons"],
    ["bakry north", "North Bakery & Sons"],
    ["GENERALE societe", "Société Générale d'Éclairage"],
    ["declairage", "Société Générale d'Éclairage"],
    ["lodz precision", "Łódź Précision S.A."],
    ["omalley obrien", "O'Malley & O'Brien"],
    ["o’malley", "O'Malley & O'Brien"],
    ["aero faerge", "Ærø Færgeværft"],
    ["النور", "شركة النور للتجارة"],
    ["הכחול חברת", "חברת הים הכחול"],
    ["みどり", "株式会社みどり"],
    ["정밀", "서울 정밀 기계"],
    ["северный", "ООО «Северный ветер»"],
    ["северыный", "ООО «Северный ветер»"],
    ["🏢", "🏢 Skyline Offices"],
    ["planet 🌍", "🌱🌍 Planet Positive"],
    ["tools\\hardware", "C:\\Tools / Hardware"],
    ["travel skyline", "Sky Line Travel"],
    ["—", "—"],
    ["5a3b", "Zenith"],
    [ID.toUpperCase(), "Zenith"],
    ["jo.doe@zenith.example", "Zenith"],
    ["zenith-lab", "Zenith"],
    ["doe@zen", "Zenith"],
    ["9007199", "Numbered"],
    ["90071992547409931", "Numbered"],
  ] as const) {
    it(`finds “${first}” by “${query}”`, () => assert.equal(find(query)[0], first));
  }

  it("does not find by what nobody meant", () => {
    for (const query of ["xyzzy", "acme zenith", "5a3", "9007199254740992", "2020", "acm cqrx"]) {
      assert.deepEqual(find(query), [], query);
    }
  });

  it("puts exact before prefix before recency of use, and recency before the rest", () => {
    const { find } = matcherOf(["Blue Acme", "Acme Corporation", "Acme", "Acme Labs", "Acne"]);
    assert.deepEqual(find("acme"), ["Acme", "Acme Labs", "Acme Corporation", "Blue Acme", "Acne"]);
    assert.deepEqual(find("acme", ["4", "0", "1"]), [
      "Acme",
      "Acme Corporation",
      "Acme Labs",
      "Blue Acme",
      "Acne",
    ]);
    assert.deepEqual(find("", ["3", "0"], 3), ["Acme Labs", "Blue Acme", "Acme Corporation"]);
  });

  it("keeps equally good answers in the server's order, and no more than wanted", () => {
    const { find } = matcherOf(["Twin", "Other", "Twin", "Twin"]);
    assert.deepEqual(find("twin", [], 2), ["Twin", "Twin"]);
    assert.deepEqual(find("twin", [], 0), []);
  });

  it("follows rows that change and vanish", () => {
    const { rows, matcher, find } = matcherOf(["Alder", "Birch"]);
    for (let turn = 0; turn < 50; turn++) {
      const row: IndexRow = ["0", `Cedar ${turn}`];
      matcher.set(rows.set(row, { position: 0, pass: turn }).number, row);
      assert.deepEqual(find("alder"), []);
      assert.deepEqual(find(`cedar ${turn}`), [`Cedar ${turn}`]);
    }
    rows.remove(1);
    matcher.remove(1);
    assert.deepEqual(find("birch"), []);
    assert.deepEqual(find(""), ["Cedar 49"]);
  });
});

describe("RecordMatcher: matching, whatever the names are", () => {
  const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 });
  const names = fc.array(name, { minLength: 1, maxLength: 30 });
  const withWords = (text: string) => wordsOf(fold(text)).length > 0;

  it("finds every record by its own name, words in any order", () => {
    fc.assert(
      fc.property(names, fc.nat(), (labels, pick) => {
        const label = labels[pick % labels.length] ?? "";
        if (!withWords(label) || wordsOf(fold(label)).length > 8) return;
        const { find } = matcherOf(labels);
        assert.ok(find(label, [], labels.length).includes(label));
        const turned = wordsOf(fold(label)).reverse().join(" ");
        assert.ok(find(turned, [], labels.length).includes(label), turned);
      }),
    );
  });

  it("finds a name by one mistake in a word of five letters or more", () => {
    const word = fc.stringMatching(/^[a-z]{5,12}$/);
    const mistake = fc.tuple(fc.constantFrom("wrong", "missing", "more", "swapped"), fc.nat());
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 20 }),
        fc.nat(),
        mistake,
        (labels, pick, [kind, at]) => {
          const label = labels[pick % labels.length] ?? "";
          const place = at % (label.length - 1);
          const [before, letter, next, after] = [
            label.slice(0, place),
            label.charAt(place),
            label.charAt(place + 1),
            label.slice(place + 2),
          ];
          const typed = {
            wrong: `${before}${letter === "x" ? "y" : "x"}${next}${after}`,
            missing: `${before}${next}${after}`,
            more: `${before}${letter}q${next}${after}`,
            swapped: `${before}${next}${letter}${after}`,
          }[kind];
          const { find } = matcherOf(labels);
          assert.ok(find(typed, [], labels.length).includes(label), typed);
        },
      ),
    );
  });

  it("finds every record by the beginning of its id", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 4, max: 36 }),
        (ids, length) => {
          const { find } = matcherOf(ids.map((id): IndexRow => [id, `name of ${id}`]));
          for (const id of ids) assert.ok(find(id.slice(0, length)).includes(`name of ${id}`));
        },
      ),
    );
  });

  it("highlights only what is in the label, in order, never half a character", () => {
    fc.assert(
      fc.property(name, name, (label, query) => {
        let before = -1;
        for (const [start, end] of highlightsOf(label, query)) {
          assert.ok(start > before && end > start && end <= label.length);
          for (const at of [start, end]) assert.ok(!/^[\udc00-\udfff]/.test(label.slice(at, at + 1)));
          before = end;
        }
      }),
    );
  });

  it("highlights the whole of a word typed as it stands", () => {
    for (const [label, query, parts] of [
      ["Société Générale", "generale", ["Générale"]],
      ["Société Générale", "soc gen", ["Soc", "Gén"]],
      ["🏢 Skyline Offices", "off 🏢", ["🏢", "Off"]],
      ["North Bakery & Sons", "nbs", ["N", "B", "S"]],
      ["Société", "cie", ["cié"]],
      ["Sky Line", "skyli", ["Sky", "Li"]],
    ] as const) {
      assert.deepEqual(
        highlightsOf(label, query).map(([start, end]) => label.slice(start, end)),
        parts,
        query,
      );
    }
  });
});
