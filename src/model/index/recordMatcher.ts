import { BestRows } from "../search/bestRows";
import { fold, wordsOf } from "../search/fold";
import { NumberList } from "../search/numberList";
import type { RecordRows, Row } from "./recordRows";
import { RowWords } from "../search/rowWords";
import { compareWords, scanRows, Tier } from "../search/wordScan";
import { WordTable } from "../search/wordTable";

/** More words than anybody types; each costs a pass over the rows. */
const MOST_TYPED = 8;
/** Characters of an id from which its beginning finds it. */
const SHORTEST_ID = 4;
const LONGEST_INITIALS = 8;
/** So many answers to what was typed as it stands, and nobody looks for those to what it may have been. */
const ENOUGH = 20;
/** Fields by whose words a record is found. */
const SEARCHED = new Set(["domains", "email", "website"]);

/** What an id found by its beginning costs: a name that begins so is the likelier meaning. */
const ID_COST = 1;
/** Uses remembered: a place in the list of recent records has six bits of a rank. */
const NOT_USED = 63;
/** Among equals the server's order decides; a place in it has 24 bits. */
const POSITIONS = 2 ** 24;

export interface RankedRow {
  readonly row: number;
  /** Smaller is better. */
  readonly rank: number;
}

/**
 * Finds rows by what people type: words in any order, by their beginnings, without accents; initials; one mistake a
 * word; the beginning of an id; e-mail addresses and domains. Exact answers come first, then labels that begin with
 * what was typed, then the others, and among those alike what was used lately, then the closer and shorter.
 */
export class RecordMatcher {
  readonly #rows: RecordRows;
  readonly #table = new WordTable();
  readonly #words = new RowWords();
  readonly #labelLengths = new NumberList();
  /** A number made of the first characters of each row's id: what an id's beginning is compared with first. */
  readonly #idStarts = new NumberList();

  constructor(rows: RecordRows) {
    this.#rows = rows;
  }

  set(number: number, [id, label, ...fields]: Row): void {
    const labelWords = wordsOf(fold(label));
    const fieldWords = new Set<string>();
    for (let at = 0; at + 1 < fields.length; at += 2) {
      if (!SEARCHED.has(fields[at] ?? "")) continue;
      for (const word of wordsOf(fold(fields[at + 1] ?? ""))) fieldWords.add(word);
    }
    const words = labelWords.map((word) => this.#table.add(word));
    if (labelWords.length > 1) {
      const initials = labelWords.map((word) => word.charAt(0)).join("");
      words.push(this.#table.addInitials(initials.slice(0, LONGEST_INITIALS)));
    }
    for (const word of fieldWords) words.push(this.#table.add(word));
    this.#words.set(number, words, labelWords.length);
    this.#labelLengths.set(number, Math.min(255, label.length));
    this.#idStarts.set(number, startOf(id.toLowerCase()));
  }

  remove(number: number): void {
    this.#words.remove(number);
    this.#idStarts.set(number, 0);
  }

  clear(): void {
    this.#table.clear();
    this.#words.clear();
    this.#labelLengths.clear();
    this.#idStarts.clear();
  }

  /** @param recent numbers of rows used lately, latest first */
  match(query: string, limit: number, recent: readonly number[]): RankedRow[] {
    const typed = wordsOf(fold(query)).slice(0, MOST_TYPED);
    const text = query.trim().toLowerCase();
    if (typed.length === 0)
      return text === "" ? this.#all(limit, recent) : this.#withSigns(text, limit, recent);
    return this.#find(text, typed, limit, recent);
  }

  /** What was used lately, then the rest in the server's order. */
  #all(limit: number, recent: readonly number[]): RankedRow[] {
    const best = new BestRows(limit);
    const used = useOf(recent);
    for (let row = 0; row < this.#words.end; row++) {
      if (this.#rows.has(row)) this.#offer(best, row, rankOf(Tier.words, used.get(row), 0, 0));
    }
    return ranked(best);
  }

  /** For a query without a letter or a digit: labels that have these very signs. */
  #withSigns(signs: string, limit: number, recent: readonly number[]): RankedRow[] {
    const best = new BestRows(limit);
    const used = useOf(recent);
    for (let row = 0; row < this.#words.end; row++) {
      const label = this.#rows.row(row)?.[1].toLowerCase() ?? "";
      if (!label.includes(signs)) continue;
      const tier = label === signs ? Tier.exact : label.startsWith(signs) ? Tier.prefix : Tier.words;
      this.#offer(best, row, rankOf(tier, used.get(row), 0, label.length));
    }
    return ranked(best);
  }

  #find(text: string, typed: readonly string[], limit: number, recent: readonly number[]): RankedRow[] {
    const strict = new BestRows(limit);
    const all = new BestRows(limit);
    const used = useOf(recent);
    const byId = this.#idsBeginningWith(text);
    for (const [row, tier] of byId) {
      const rank = rankOf(tier, used.get(row), ID_COST, this.#labelLengths.get(row));
      for (const best of [strict, all]) this.#offer(best, row, rank);
    }
    scanRows(this.#words, compareWords(typed, this.#table), (row, tier, cost, isMistaken) => {
      if (byId.has(row)) return;
      const rank = rankOf(tier, used.get(row), cost, this.#labelLengths.get(row));
      this.#offer(all, row, rank);
      if (!isMistaken) this.#offer(strict, row, rank);
    });
    const hasEnough = strict.rows.length >= Math.min(limit, ENOUGH);
    const found = ranked(hasEnough ? strict : all).map((match) =>
      this.#hasField(match.row, text) ? { ...match, rank: 0 } : match,
    );
    return found.sort((a, b) => a.rank - b.rank);
  }

  #offer(best: BestRows, row: number, rank: number): void {
    best.offer(row, rank * POSITIONS + Math.min(this.#rows.position(row), POSITIONS - 1));
  }

  /** Whether one of the row's fields is what was typed, such as an e-mail address. */
  #hasField(row: number, text: string): boolean {
    const [, , ...fields] = this.#rows.row(row) ?? ["", ""];
    return fields.some((value, at) => at % 2 === 1 && value.toLowerCase() === text);
  }

  #idsBeginningWith(text: string): Map<number, number> {
    const found = new Map<number, number>();
    if (text.length < SHORTEST_ID) {
      const whole = this.#rows.numberOf(text);
      if (whole !== undefined) found.set(whole, Tier.exact);
      return found;
    }
    const wanted = startOf(text);
    const starts = this.#idStarts.values;
    for (let row = 0; row < this.#idStarts.length; row++) {
      if (starts[row] !== wanted) continue;
      const id = this.#rows.row(row)?.[0].toLowerCase();
      if (id?.startsWith(text) === true) found.set(row, id === text ? Tier.exact : Tier.prefix);
    }
    return found;
  }
}

function useOf(recent: readonly number[]): ReadonlyMap<number, number> {
  return new Map(recent.slice(0, NOT_USED).map((row, index) => [row, index]));
}

/** One number of tier, recency, cost and length, in this order of weight. */
function rankOf(tier: number, use: number | undefined, cost: number, length: number): number {
  return ((tier * 64 + (use ?? NOT_USED)) * 64 + cost) * 256 + Math.min(255, length);
}

function ranked(best: BestRows): RankedRow[] {
  return best.rows.map(({ row, score }) => ({ row, rank: Math.floor(score / POSITIONS) }));
}

function startOf(id: string): number {
  let start = 0;
  for (let at = 0; at < SHORTEST_ID; at++) start = Math.imul(start, 31) + (id.charCodeAt(at) || 0);
  return start >>> 0;
}
