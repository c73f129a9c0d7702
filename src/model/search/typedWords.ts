import { bitsOf, type RowWords } from "./rowWords";
import { Depth, Quality, type WordTable } from "./wordTable";

/** A row does not have the typed word. */
export const MISSING = 255;
/** It took a mistake; a forgotten space is one, too. What is there as it was typed always costs less. */
export const MISTAKEN = 10;
/** What a typed word costs where it was found, by `Quality`; smaller is better. */
export const IN_LABEL = Uint8Array.of(MISSING, MISTAKEN, 8, 1, 0);
/** Behind the words of a label: its initials, and the words of fields. */
export const ELSEWHERE = Uint8Array.of(MISSING, MISTAKEN + 1, 9, 3, 2);
export const LEAST_ELSEWHERE = 2;

/** A typed word that is two words of the label, typed without the space between. */
interface Joined {
  readonly first: number;
  /** How the second begins. */
  readonly rest: string;
}

/** A typed word, compared with every word of the table. */
export interface TypedWord {
  readonly qualities: Uint8Array;
  readonly joined: readonly Joined[];
  /** The words that may stand for it. */
  readonly numbers: readonly number[];
  /** The bits of those words. */
  readonly bits: number;
  /** How many rows have one of them, or somewhat more. */
  readonly uses: number;
  /** What it costs at least. */
  readonly least: number;
  /** What it costs at least where it is not in the label. */
  readonly leastElsewhere: number;
}

/** Undefined where one of the words is nowhere, or a depth has no other words than the one before it. */
export function compareWords(
  typed: readonly string[],
  table: WordTable,
  rows: RowWords,
  depth: Depth,
): readonly TypedWord[] | undefined {
  const compared = new Map<string, TypedWord>();
  let isMore = depth === Depth.beginnings;
  // The longer a word is, the more likely it is nowhere.
  for (const word of typed.toSorted((a, b) => b.length - a.length)) {
    if (compared.has(word)) continue;
    const { qualities, numbers: all, counts, isExact } = table.find(word, depth);
    const joined = depth === Depth.mistakes ? joinedWords(word, table) : [];
    const numbers = all.slice(0, counts[depth]).concat(joined.map(({ first }) => first));
    if (numbers.length === 0) return undefined;
    isMore ||= numbers.length > (counts[depth - 1] ?? 0);
    const [beginnings = 0, inside = 0] = counts;
    const best = beginnings > 0 ? Quality.prefix : inside > 0 ? Quality.inside : Quality.mistake;
    compared.set(word, {
      qualities,
      joined,
      numbers,
      bits: bitsOf(numbers),
      uses: numbers.reduce((uses, number) => uses + rows.usesOf(number), 0),
      least: isExact ? 0 : (IN_LABEL[best] ?? 0),
      leastElsewhere: beginnings > 0 ? LEAST_ELSEWHERE : (ELSEWHERE[best] ?? 0),
    });
  }
  return isMore ? typed.flatMap((word) => compared.get(word) ?? []) : undefined;
}

function joinedWords(word: string, table: WordTable): Joined[] {
  const joined: Joined[] = [];
  for (let cut = 2; cut <= word.length - 2; cut++) {
    const first = table.numberOf(word.slice(0, cut));
    if (first !== undefined) joined.push({ first, rest: word.slice(cut) });
  }
  return joined;
}

/** Whether a label, whose words are some of a list, has a typed word in two. */
export function hasJoined(
  { joined }: TypedWord,
  table: WordTable,
  words: Uint32Array,
  start: number,
  end: number,
): boolean {
  for (const { first, rest } of joined) {
    for (let at = start; at + 1 < end; at++) {
      if (words[at] === first && table.beginsWith(words[at + 1] as number, rest)) return true;
    }
  }
  return false;
}
