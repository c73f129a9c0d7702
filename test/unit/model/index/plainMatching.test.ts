import assert from "node:assert/strict";
import fc from "fast-check";
import { RecordMatcher } from "../../../../src/model/index/recordMatcher";
import { RecordRows, type IndexRow } from "../../../../src/model/index/recordRows";
import { fold, wordsOf } from "../../../../src/model/search/fold";
import { Likeness, likenessOf } from "../../../../src/model/search/likeness";
import { beginsWithTypo } from "../../../../src/model/search/typo";

const WORDS =
  "deal deals date rate plate lead leader source st stage status ab abcd aaaa Ærø élan 12 2024 みどり 株式会社みどり 🏢 שלום".split(
    " ",
  );
/** How a word may differ from how it is written: cut, with a letter more, less or wrong, or two swapped. */
const typedWord = fc
  .tuple(fc.constantFrom(...WORDS), fc.nat(5), fc.nat(5), fc.constantFrom("", "e", "12"))
  .map(([word, way, at, letter]) => {
    const [before, behind] = [word.slice(0, at), word.slice(at)];
    if (way === 0) return word.slice(0, at + 1);
    if (way === 1) return before + letter + behind;
    if (way === 2) return before + letter + behind.slice(1);
    if (way === 3) return before + behind.charAt(1) + behind.charAt(0) + behind.slice(2);
    return word;
  });
const typedText = fc
  .tuple(fc.array(typedWord, { minLength: 1, maxLength: 4 }), fc.constantFrom(" ", " ", ""))
  .map(([words, between]) => words.join(between).toWellFormed().trim())
  .filter((text) => wordsOf(fold(text)).length > 0);
const name = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 })
  .map((words) => words.join(" "));
const namedRows = fc.array(fc.tuple(name, name), { minLength: 1, maxLength: 60 });

/** What one typed word costs in a word of the label, and in any other. */
function costsOf(word: string, typed: string): readonly [inLabel: number, elsewhere: number] {
  if (word === typed) return [0, 2];
  if (word.startsWith(typed)) return [1, 3];
  const isInside = typed.length > 2 || /[\p{sc=Han}\p{sc=Hiragana}]/u.test(typed);
  if (isInside && word.includes(typed)) return [8, 9];
  const mayBeMistaken = typed.length > 3 && !/^\d+$/.test(typed);
  return mayBeMistaken && beginsWithTypo(word, typed) ? [10, 11] : [Infinity, Infinity];
}

function leastCost(label: readonly string[], others: readonly string[], typed: string): number {
  const initials = label.map((word) => word.charAt(0)).join("");
  const costs = [
    ...label.map((word) => costsOf(word, typed)[0]),
    ...others.map((word) => costsOf(word, typed)[1]),
  ];
  if (label.length > 1 && typed.length > 1 && initials.startsWith(typed))
    costs.push(initials === typed ? 2 : 3);
  const isJoined = label.some((word, at) => {
    const next = label[at + 1];
    const rest = typed.slice(word.length);
    return typed.startsWith(word) && word.length > 1 && rest.length > 1 && next?.startsWith(rest) === true;
  });
  const least = Math.min(...costs);
  return least === Infinity && isJoined ? 10 : least;
}

function tierOf(label: readonly string[], typed: readonly string[], loosest: number): number {
  if (loosest >= 8) return 3;
  const begins = typed.every((word, at) =>
    at < typed.length - 1 ? label[at] === word : label[at]?.startsWith(word) === true,
  );
  if (!begins) return 2;
  return label.length === typed.length && label.at(-1) === typed.at(-1) ? 0 : 1;
}

/** The same answers as a matcher's, from a look at every word of every row. */
function plainMatch(
  rows: readonly IndexRow[],
  query: string,
  limit: number,
  recent: readonly number[],
): number[] {
  const typed = wordsOf(fold(query));
  const found = rows.flatMap(([id, label, , other = ""], row) => {
    const labelWords = wordsOf(fold(label));
    const costs = typed.map((word) => leastCost(labelWords, wordsOf(fold(other)), word));
    const loosest = Math.max(...costs);
    if (loosest === Infinity) return [];
    const use = recent.indexOf(row);
    const cost = costs.reduce((sum, one) => sum + one);
    const tier = tierOf(labelWords, typed, loosest);
    const likeness = likenessOf(query, { id, label });
    const kind = other.toLowerCase() === query.toLowerCase() ? 0 : 1;
    return { row, loosest, likeness, kind, order: [tier, use < 0 ? 63 : use, cost, label.length, row] };
  });
  const strict = found.filter(({ loosest }) => loosest < 10);
  const compare = (a: readonly number[], b: readonly number[]) => {
    const at = a.findIndex((value, index) => value !== b[index]);
    return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
  };
  const best = (strict.length >= limit ? strict : found)
    .sort((a, b) => compare(a.order, b.order))
    .slice(0, limit)
    .sort((a, b) => a.kind - b.kind);
  const named = found
    .filter(({ likeness }) => likeness !== Likeness.none)
    .sort((a, b) => compare([a.likeness, ...namedOrder(a.order)], [b.likeness, ...namedOrder(b.order)]));
  return [...new Set([...named, ...best].map(({ row }) => row))].slice(0, limit);
}

const namedOrder = ([, use = 0, , length = 0, row = 0]: readonly number[]) => [use, length, row];

describe("RecordMatcher: what it finds", () => {
  const rowOf = ([label, other]: readonly [string, string], number: number): IndexRow => [
    `~${number}`,
    label,
    "owner",
    other,
  ];

  it("is what a look at every word of every row finds, letter by letter", () => {
    fc.assert(
      fc.property(
        namedRows,
        namedRows,
        typedText,
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.nat(59), { maxLength: 3 }),
        (before, names, text, limit, used) => {
          const rows = new RecordRows();
          const matcher = new RecordMatcher(rows, ["owner"]);
          const put = (row: IndexRow, position: number) =>
            matcher.set(rows.set(row, { position, pass: 1 }).number, row);
          // Some rows are replaced, and all that there were before stay or go with them.
          const all = names.map(rowOf);
          for (const [position, one] of before.slice(0, all.length).entries())
            put(rowOf(one, position), position);
          for (const [position, row] of all.entries()) put(row, position);
          const recent = [...new Set(used)].filter((row) => row < all.length);
          for (let end = 1; end <= text.length; end++) {
            const query = text.slice(0, end).toWellFormed().trim();
            if (wordsOf(fold(query)).length === 0) continue;
            const found = matcher.match(query, limit, recent).map(({ row }) => row);
            assert.deepEqual(found, plainMatch(all, query, limit, recent), query);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
