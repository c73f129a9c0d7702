import type { RowWords } from "./rowWords";
import { Quality, type WordTable } from "./wordTable";

/** How good an answer is in kind, best first. Within one, what was used lately comes first. */
export const Tier = { exact: 0, prefix: 1, words: 2, loose: 3 } as const;

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
 * mistake. It runs over all rows
 * for each keystroke, so it is written for speed: plain loops over typed arrays, and the assertions tell the compiler
 * that an index is inside of its array.
 */
export function scanRows(
  rows: RowWords,
  { found, joined }: TypedWords,
  report: (row: number, tier: number, cost: number, isMistaken: boolean) => void,
): void {
  const { words, starts, counts, labelCounts } = rows.arrays;
  const { end } = rows;
  for (let row = 0; row < end; row++) {
    const start = starts[row] as number;
    const labelEnd = start + (labelCounts[row] as number);
    const rowEnd = start + (counts[row] as number);
    let cost = 0;
    let loosest = 0;
    for (let typed = 0; typed < found.length; typed++) {
      const qualities = found[typed] as Uint8Array;
      let least = MISSING;
      for (let at = start; at < labelEnd; at++) {
        const own = IN_LABEL[qualities[words[at] as number] as number] as number;
        if (own < least) least = own;
      }
      // Behind the words of a label of several come its initials.
      if (least > 0 && labelEnd - start > 1) {
        const own = IN_INITIALS[qualities[words[labelEnd] as number] as number] as number;
        if (own < least) least = own;
      }
      for (let at = labelEnd; least > 0 && at < rowEnd; at++) {
        const own = IN_FIELDS[qualities[words[at] as number] as number] as number;
        if (own < least) least = own;
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
    if (quality !== Quality.exact && !(isLast && quality === Quality.prefix)) return Tier.words;
    isWhole &&= quality === Quality.exact;
  }
  return isWhole ? Tier.exact : Tier.prefix;
}
