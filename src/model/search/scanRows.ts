import type { RowWords } from "./rowWords";
import { Quality, type WordTable } from "./wordTable";

/** How good an answer is in kind, best first. Within one, what was used lately comes first. */
export const Tier = { exact: 0, prefix: 1, words: 2, loose: 3 } as const;

/** Taken out of their object once: in a loop over all rows and words, reading them there costs as much as the rest of it. */
const { none: NONE, prefix: PREFIX, exact: EXACT } = Quality;
/** A row does not have the typed word. */
const MISSING = 255;
/** From here on a word was found loosely: inside of another, or with a mistake. */
const LOOSE = 8;
/** From here on it took a mistake; a forgotten space is one, too. What is there as it was typed always costs less. */
const MISTAKEN = 10;
/** What a typed word costs where it was found, by `Quality`; smaller is better. */
const IN_LABEL = Uint8Array.of(MISSING, MISTAKEN, 8, 1, 0);
const IN_INITIALS = Uint8Array.of(MISSING, MISSING, MISSING, 4, 3);
const IN_FIELDS = Uint8Array.of(MISSING, MISTAKEN + 1, 9, 3, 2);
const MOST_COST = 63;
/** Up to one in so many rows, it takes less time to go from one to the next than to look at all. */
const FEW = 4;

/** A typed word that is two words of the label, typed without the space between. */
interface Joined {
  readonly first: number;
  /** How the second begins. */
  readonly rest: string;
  readonly table: WordTable;
}

/** What was typed, compared with every word of the table. */
export interface TypedWords {
  readonly found: readonly Uint8Array[];
  readonly joined: readonly (readonly Joined[])[];
}

/** Forgives one mistake in each word, a forgotten space among them. */
export function compareWords(typed: readonly string[], table: WordTable): TypedWords {
  return {
    found: typed.map((word) => table.find(word)),
    joined: typed.map((word) => joinedWords(word, table)),
  };
}

function joinedWords(word: string, table: WordTable): Joined[] {
  const joined: Joined[] = [];
  for (let cut = 2; cut <= word.length - 2; cut++) {
    const first = table.numberOf(word.slice(0, cut));
    if (first !== undefined) joined.push({ first, rest: word.slice(cut), table });
  }
  return joined;
}

/**
 * Calls `report` with the tier and the cost of every row in which all that was typed was found, and whether that took a
 * mistake. It runs for each keystroke, so it is written for speed: plain loops over typed arrays, and the assertions tell
 * the compiler that an index is inside of its array.
 */
export function scanRows(
  rows: RowWords,
  typed: TypedWords,
  report: (row: number, tier: number, cost: number, isMistaken: boolean) => void,
): void {
  const { found, joined } = typed;
  const { words, starts, counts, labelCounts } = rows.arrays;
  const candidates = rowsWithRarest(rows, typed);
  const end = candidates?.length ?? rows.end;
  for (let candidate = 0; candidate < end; candidate++) {
    const row = candidates ? (candidates[candidate] as number) : candidate;
    const start = starts[row] as number;
    const labelEnd = start + (labelCounts[row] as number);
    const rowEnd = start + (counts[row] as number);
    let cost = 0;
    let loosest = 0;
    for (let typed = 0; typed < found.length; typed++) {
      const qualities = found[typed] as Uint8Array;
      let least = MISSING;
      for (let at = start; at < labelEnd; at++) {
        const quality = IN_LABEL[qualities[words[at] as number] as number] as number;
        if (quality < least) least = quality;
      }
      // Behind the words of a label of several come its initials.
      if (least > 0 && labelEnd - start > 1) {
        const quality = IN_INITIALS[qualities[words[labelEnd] as number] as number] as number;
        if (quality < least) least = quality;
      }
      for (let at = labelEnd; least > 0 && at < rowEnd; at++) {
        const quality = IN_FIELDS[qualities[words[at] as number] as number] as number;
        if (quality < least) least = quality;
      }
      if (least === MISSING && hasJoined(joined[typed] ?? [], words, start, labelEnd)) least = MISTAKEN;
      cost += least;
      if (least > loosest) loosest = least;
      if (least === MISSING) break;
    }
    if (loosest === MISSING) continue;
    const tier = loosest >= LOOSE ? Tier.loose : tierOf(found, words, start, labelEnd);
    report(row, tier, Math.min(cost, MOST_COST), loosest >= MISTAKEN);
  }
}

/**
 * Calls `report` as `scanRows` does, for the rows whose label begins with the one word that was typed: where they are
 * enough, no other row can be among the best.
 */
export function scanBeginnings(
  rows: RowWords,
  found: Uint8Array,
  report: (row: number, tier: number, cost: number, isMistaken: boolean) => void,
): void {
  const { words, starts, labelCounts } = rows.arrays;
  for (let row = 0; row < rows.end; row++) {
    const labelCount = labelCounts[row] as number;
    if (labelCount === 0) continue;
    const quality = found[words[starts[row] as number] as number] as number;
    if (quality < PREFIX) continue;
    const tier = quality === EXACT && labelCount === 1 ? Tier.exact : Tier.prefix;
    report(row, tier, leastCost(found, words, starts[row] as number, labelCount), false);
  }
}

/** What the one typed word costs in a label that begins with it: a later word may be just it. */
function leastCost(found: Uint8Array, words: Uint32Array, start: number, labelCount: number): number {
  let least = MISSING;
  for (let at = start; at < start + labelCount; at++) {
    least = Math.min(least, IN_LABEL[found[words[at] as number] as number] as number);
  }
  return least;
}

/**
 * The rows that have the typed word that the fewest rows have: the others need not be looked at. Undefined where that is
 * no great part of them.
 */
function rowsWithRarest(rows: RowWords, { found, joined }: TypedWords): Uint32Array | undefined {
  let rarest: readonly number[] = [];
  let fewest = Infinity;
  for (let typed = 0; typed < found.length; typed++) {
    const numbers = wordsFor(found[typed] as Uint8Array, joined[typed] ?? []);
    let uses = 0;
    for (const number of numbers) uses += rows.usesOf(number);
    if (uses < fewest) [rarest, fewest] = [numbers, uses];
  }
  if (fewest > rows.end / FEW) return undefined;
  const list = new Uint32Array(fewest);
  const marks = new Uint8Array(rows.end);
  let length = 0;
  for (const number of rarest) length = rows.collect(number, list, length, marks);
  return list.subarray(0, length);
}

/** The words that may stand for a typed one. */
function wordsFor(qualities: Uint8Array, joined: readonly Joined[]): number[] {
  const numbers = joined.map(({ first }) => first);
  for (let number = 0; number < qualities.length; number++) {
    if (qualities[number] !== NONE) numbers.push(number);
  }
  return numbers;
}

function hasJoined(joined: readonly Joined[], words: Uint32Array, start: number, end: number): boolean {
  for (const { first, rest, table } of joined) {
    for (let at = start; at + 1 < end; at++) {
      if (words[at] === first && table.beginsWith(words[at + 1] as number, rest)) return true;
    }
  }
  return false;
}

/** Whether the label is what was typed, or begins with it, word by word. */
function tierOf(found: readonly Uint8Array[], words: Uint32Array, start: number, labelEnd: number): number {
  const labelCount = labelEnd - start;
  if (found.length > labelCount) return Tier.words;
  let isWhole = found.length === labelCount;
  for (let typed = 0; typed < found.length; typed++) {
    const quality = (found[typed] as Uint8Array)[words[start + typed] as number] as number;
    const isLast = typed === found.length - 1;
    if (quality !== EXACT && !(isLast && quality === PREFIX)) return Tier.words;
    isWhole &&= quality === EXACT;
  }
  return isWhole ? Tier.exact : Tier.prefix;
}
