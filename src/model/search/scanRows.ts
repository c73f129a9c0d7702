import type { RowWords } from "./rowWords";
import {
  compareWords,
  ELSEWHERE,
  hasJoined,
  IN_LABEL,
  LEAST_ELSEWHERE,
  MISSING,
  MISTAKEN,
  type TypedWord,
} from "./typedWords";
import { Depth, Quality, type WordTable } from "./wordTable";

/** How good an answer is in kind, best first. Within one, what was used lately comes first. */
export const Tier = { exact: 0, prefix: 1, words: 2, loose: 3 } as const;

/** Of this file: in a loop over all rows and words, reading them in another one costs as much as the rest of it. */
const { prefix: PREFIX, exact: EXACT } = Quality;
const { prefix: BEGUN, words: WORDS, loose: LOOSE } = Tier;
const LABEL_COSTS = IN_LABEL;
const OTHER_COSTS = ELSEWHERE;
const NOWHERE = MISSING;
const LEAST_OTHER = LEAST_ELSEWHERE;
/** What the costliest of the typed words costs at least, and stays below, in the rows that a depth adds. */
const FROM = [0, 8, MISTAKEN] as const;
const BELOW = [8, MISTAKEN, MISSING] as const;
/** Of a row that is not meant, or too far from the best. */
const NO_COST = -1;
/** Up to one in so many rows, it takes less time to go from one to the next than to look at all. */
const FEW = 4;

/** What becomes of the rows that are found. */
export interface Ranking {
  /** Whether only better rows than some of them can be among the best. */
  readonly isFull: boolean;
  /** With what cost a row of a tier may still be among the best; negative where with none. */
  mostCost(row: number, tier: number): number;
  offer(row: number, tier: number, cost: number): void;
}

/**
 * Offers the rows in which all that was typed was found, with tier and cost, if the loosest of the words was found at this
 * depth just now: all rows that may be among the best. Forgives one mistake in each word, a forgotten space among them.
 */
export function scanRows(
  rows: RowWords,
  table: WordTable,
  typed: readonly string[],
  depth: Depth,
  ranking: Ranking,
): void {
  const found = compareWords(typed, table, rows, depth);
  if (!found) return;
  const scan = new RowScan(rows, table, found, depth);
  if (depth === Depth.beginnings) {
    scan.rankBegun(ranking);
    // Where labels begin with what was typed, no other rows come before them.
    if (ranking.isFull) return;
  }
  scan.rankOthers(rowsWithRarest(rows, found), ranking);
}

/**
 * It runs for each keystroke, so it is written for speed: plain loops over typed arrays, and the assertions tell the
 * compiler that an index is inside of its array.
 */
class RowScan {
  readonly #rows: RowWords["arrays"];
  readonly #end: number;
  readonly #table: WordTable;
  readonly #found: readonly TypedWord[];
  /** The same, the rarest first: most rows have only some of them. */
  readonly #inTurn: readonly TypedWord[];
  /** What the words behind each of those cost at least. */
  readonly #behind: Uint16Array;
  /** What all of them cost at least. */
  readonly #least: number;
  readonly #from: number;
  readonly #below: number;
  readonly #tier: number;

  constructor(rows: RowWords, table: WordTable, found: readonly TypedWord[], depth: Depth) {
    this.#rows = rows.arrays;
    this.#end = rows.end;
    this.#table = table;
    this.#found = found;
    this.#inTurn = found.toSorted((a, b) => a.uses - b.uses);
    this.#behind = new Uint16Array(found.length);
    for (let at = found.length - 2; at >= 0; at--) {
      this.#behind[at] = (this.#behind[at + 1] ?? 0) + (this.#inTurn[at + 1]?.least ?? 0);
    }
    this.#least = (this.#behind[0] ?? 0) + (this.#inTurn[0]?.least ?? 0);
    this.#from = FROM[depth];
    this.#below = BELOW[depth];
    this.#tier = depth === Depth.beginnings ? WORDS : LOOSE;
  }

  /** Those rows whose label begins with what was typed. */
  rankBegun(ranking: Ranking): void {
    const { firsts, labelCounts } = this.#rows;
    const { qualities } = this.#found[0] as TypedWord;
    const least = this.#found.length > 1 ? EXACT : PREFIX;
    for (let row = 0; row < this.#end; row++) {
      const first = firsts[row] as number;
      if (first === 0 || (qualities[first - 1] as number) < least) continue;
      // A label of more words only begins with what was typed.
      const isLonger = (labelCounts[row] as number) > this.#found.length;
      if (isLonger && ranking.mostCost(row, BEGUN) < this.#least) continue;
      const tier = this.#tierOf(row);
      if (tier !== WORDS) this.#rank(row, tier, ranking);
    }
  }

  /** All others. */
  rankOthers(candidates: Uint32Array | undefined, ranking: Ranking): void {
    const tier = this.#tier;
    const end = candidates?.length ?? this.#end;
    for (let candidate = 0; candidate < end; candidate++) {
      const row = candidates ? (candidates[candidate] as number) : candidate;
      this.#rank(row, tier, ranking);
    }
  }

  #rank(row: number, tier: number, ranking: Ranking): void {
    const most = ranking.mostCost(row, tier);
    if (this.#leastCost(row) > most || (tier === WORDS && this.#tierOf(row) !== WORDS)) return;
    const cost = this.#costOf(row, most);
    if (cost !== NO_COST) ranking.offer(row, tier, cost);
  }

  /** Whether the label is what was typed, or begins with it, word by word. */
  #tierOf(row: number): number {
    const found = this.#found;
    const { words, starts, labelCounts } = this.#rows;
    const labelCount = labelCounts[row] as number;
    if (found.length > labelCount) return WORDS;
    const start = starts[row] as number;
    const last = found.length - 1;
    let isWhole = found.length === labelCount;
    for (let typed = 0; typed <= last; typed++) {
      const { qualities } = found[typed] as TypedWord;
      const quality = qualities[words[start + typed] as number] as number;
      if (quality !== EXACT && (typed < last || quality !== PREFIX)) return WORDS;
      isWhole &&= quality === EXACT;
    }
    return isWhole ? Tier.exact : BEGUN;
  }

  /** What a row may cost by the bits of its words; infinite where it cannot have all that was typed. */
  #leastCost(row: number): number {
    const { bits } = this.#rows;
    const inLabel = bits[row * 2] as number;
    const elsewhere = bits[row * 2 + 1] as number;
    let cost = 0;
    for (const { bits, least, leastElsewhere } of this.#inTurn) {
      if ((bits & inLabel) !== 0) cost += least;
      else if ((bits & elsewhere) !== 0) cost += leastElsewhere;
      else return Infinity;
    }
    return cost;
  }

  #costOf(row: number, most: number): number {
    const { words, starts, counts, labelCounts } = this.#rows;
    const inTurn = this.#inTurn;
    const start = starts[row] as number;
    const labelEnd = start + (labelCounts[row] as number);
    const rowEnd = start + (counts[row] as number);
    let cost = 0;
    let loosest = 0;
    for (let typed = 0; typed < inTurn.length; typed++) {
      const word = inTurn[typed] as TypedWord;
      const { qualities } = word;
      // What is left for this word, if those behind it cost as little as they can.
      const left = most - cost - (this.#behind[typed] as number);
      let least = NOWHERE;
      for (let at = start; at < labelEnd; at++) {
        const inLabel = LABEL_COSTS[qualities[words[at] as number] as number] as number;
        if (inLabel < least) least = inLabel;
      }
      if (left >= LEAST_OTHER && least > LEAST_OTHER) {
        for (let at = labelEnd; at < rowEnd; at++) {
          const elsewhere = OTHER_COSTS[qualities[words[at] as number] as number] as number;
          if (elsewhere < least) least = elsewhere;
        }
      }
      if (least === NOWHERE && hasJoined(word, this.#table, words, start, labelEnd)) least = MISTAKEN;
      if (least >= this.#below || least > left) return NO_COST;
      if (least > loosest) loosest = least;
      cost += least;
    }
    return loosest >= this.#from ? cost : NO_COST;
  }
}

/**
 * The rows that have the typed word that the fewest rows have, in their order, in which what is known of them is near in
 * memory: the others need not be looked at. Undefined where those are a great part of all.
 */
function rowsWithRarest(rows: RowWords, found: readonly TypedWord[]): Uint32Array | undefined {
  const { numbers, uses } = found.reduce((rarest, word) => (word.uses < rarest.uses ? word : rarest));
  if (uses > rows.end / FEW) return undefined;
  const marks = new Uint8Array(rows.end);
  for (const number of numbers) rows.mark(number, marks);
  const list = new Uint32Array(uses);
  let length = 0;
  for (let row = 0; row < marks.length; row++) if (marks[row] !== 0) list[length++] = row;
  return list.subarray(0, length);
}
