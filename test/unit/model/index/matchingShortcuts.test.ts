import assert from "node:assert/strict";
import { RecordMatcher } from "../../../../src/model/index/recordMatcher";
import type { RankedRow } from "../../../../src/model/index/rowRanking";
import { RecordRows, type IndexRow } from "../../../../src/model/index/recordRows";
import { createRandom } from "../../../../src/sample/random";

const WORDS =
  "deal deals date rate plate lead leader source sourced owner own status stage plan planet data".split(" ");
const ROWS = 2000;
const SHOWN = 20;

/** Queries as they are typed, letter by letter: what is remembered of one narrows the next. */
const KEYSTROKES = [
  "deals date",
  "sorce",
  "leader o",
  "plan",
  "own status",
  "dealsource",
  "12 data",
  "pllan",
].flatMap((query) => Array.from(query, (_, at) => query.slice(0, at + 1)));

describe("RecordMatcher: what it leaves out of its look at all rows", () => {
  const rowOf = (number: number): IndexRow => {
    const random = createRandom(number);
    const words = Array.from({ length: 1 + random.below(3) }, () => random.pick(WORDS));
    return [`${number}-row`, [...words, random.below(50)].join(" "), "owner", `${random.pick(WORDS)} and co`];
  };
  const filled = () => {
    const rows = new RecordRows();
    const matcher = new RecordMatcher(rows, ["owner"]);
    const put = (row: IndexRow, position: number) =>
      matcher.set(rows.set(row, { position, pass: 1 }).number, row);
    for (let number = 0; number < ROWS; number++) put(rowOf(number), number);
    return { rows, matcher, put };
  };
  /** A limit that nothing reaches makes it look at everything that may answer. */
  const best = (matcher: RecordMatcher, query: string): RankedRow[] =>
    matcher.match(query, ROWS, []).slice(0, SHOWN);

  it("is nothing that would be among the best", () => {
    const { matcher } = filled();
    for (const query of KEYSTROKES) {
      assert.deepEqual(matcher.match(query, SHOWN, []), best(matcher, query), query);
    }
  });

  it("is nothing that would be found by a word that was typed at once", () => {
    const typed = filled().matcher;
    for (const query of KEYSTROKES) typed.match(query, SHOWN, []);
    for (const query of KEYSTROKES) {
      const { matcher } = filled();
      assert.deepEqual(typed.match(query, SHOWN, []), matcher.match(query, SHOWN, []), query);
    }
  });

  it("is no row that was replaced or removed", () => {
    const { rows, matcher, put } = filled();
    for (let number = 0; number < ROWS; number += 2) put([`${number}-row`, "Replaced", "owner", ""], number);
    for (let number = 1; number < ROWS; number += 4) {
      rows.remove(number);
      matcher.remove(number);
    }
    for (const query of [...KEYSTROKES, "replaced"]) {
      const found = matcher.match(query, SHOWN, []);
      assert.deepEqual(found, best(matcher, query), query);
      for (const { row } of found) assert.ok(rows.has(row), query);
    }
    const replaced = matcher.match("replaced", ROWS, []);
    assert.equal(replaced.length, ROWS / 2);
    assert.ok(replaced.every(({ row }) => rows.row(row)?.[1] === "Replaced"));
  });

  it("is no row that has the signs that were typed, wide ones too", () => {
    const { rows, matcher, put } = filled();
    const labels = ["C++ Guild", "C＋＋ Guild", "C Guild", "Guild (C)", "C# 🌱"];
    for (const [at, label] of labels.entries()) put([`sign-${at}`, label, "owner", ""], ROWS + at);
    const found = (query: string) => matcher.match(query, SHOWN, []).map(({ row }) => rows.row(row)?.[1]);
    assert.deepEqual(found("c++"), ["C++ Guild", "C＋＋ Guild"]);
    assert.deepEqual(found("c#"), ["C# 🌱"]);
    assert.deepEqual(found("("), ["Guild (C)"]);
    assert.deepEqual(found("＋"), ["C＋＋ Guild"]);
  });
});
