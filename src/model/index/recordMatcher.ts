import { fold, wordsOf } from "../search/fold";
import { foldedName, Likeness, likenessOf } from "../search/likeness";
import { foldedSignBits, haveSigns, signBits, signsOf } from "../search/signs";
import { textHash } from "../search/textHash";
import { NumberList } from "../search/numberList";
import { RowWords } from "../search/rowWords";
import { scanRows, Tier } from "../search/scanRows";
import { ALL_DEPTHS, Depth, WordTable } from "../search/wordTable";
import { LIKENESS, RowRanking, type RankedRow, type RankingOptions } from "./rowRanking";

/** More words than anybody types; each costs a pass over the rows. */
const MOST_TYPED = 20;
/** Characters of an id from which its beginning finds it. */
const SHORTEST_ID = 4;
const LONGEST_INITIALS = 8;
/** So many answers to what was typed as it stands, and nobody looks for those to what it may have been. */
const ENOUGH = 20;

/** What an id found by its beginning costs: a name that begins so is the likelier meaning. */
const ID_COST = 1;
/** What is a name in full comes first, then a field in full, then the others. */
const FIELD = Likeness.none;
const OTHERS = FIELD + 1;

/** What is known of a row: its id, its label, then names and values of its fields in turn. */
export type MatchedRow = readonly [id: string, label: string, ...fields: string[]];

/** The rows that a matcher finds, by number. */
export interface MatchedRows {
  has(number: number): boolean;
  row(number: number): MatchedRow | undefined;
  /** The row with an id, where no other can have it. */
  numberOf(id: string): number | undefined;
  /** Decides among equals. */
  position(number: number): number;
}

/** How many rows, and the numbers of those used lately, latest first. */
type Wanted = Pick<RankingOptions, "limit" | "recent">;

/**
 * Finds rows by what people type: words in any order, by their beginnings, without accents; initials; one mistake a
 * word; the beginning of an id; e-mail addresses and domains. What was typed in full comes first, then labels that begin
 * with what was typed, then the others, and among those alike what was used lately, then the closer and shorter.
 */
export class RecordMatcher {
  readonly #rows: MatchedRows;
  readonly #table = new WordTable();
  readonly #words = new RowWords();
  readonly #labelLengths = new NumberList();
  /** Of the folded label: what a name that was typed in full is compared with first. */
  readonly #labelHashes = new NumberList();
  /** Of the other name, where rows have one. */
  readonly #nameHashes = new NumberList();
  /** A number made of the first characters of each row's id: what an id's beginning is compared with first. */
  readonly #idStarts = new NumberList();
  /** Which signs the label and the other texts of each row may have. */
  readonly #labelSigns = new NumberList();
  readonly #signs = new NumberList();

  /**
   * @param searched the API names of the fields by whose words a record is found
   * @param name the one among them, if any, that names a row as its label does
   */
  constructor(
    rows: MatchedRows,
    private readonly searched: readonly string[],
    private readonly name?: string,
  ) {
    this.#rows = rows;
  }

  set(number: number, [id, label, ...fields]: MatchedRow): void {
    const labelWords = wordsOf(fold(label));
    const fieldWords = new Set<string>();
    for (let at = 0; at + 1 < fields.length; at += 2) {
      if (!this.searched.includes(fields[at] ?? "")) continue;
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
    this.#labelHashes.set(number, textHash(foldedName(label)));
    if (this.name !== undefined) this.#nameHashes.set(number, textHash(foldedName(this.#nameIn(fields))));
    this.#idStarts.set(number, startOf(id.toLowerCase()));
    this.#labelSigns.set(number, signBits(label));
    this.#signs.set(number, foldedSignBits([id, label, ...fields].join(" ")));
  }

  remove(number: number): void {
    this.#words.remove(number);
    this.#idStarts.set(number, 0);
  }

  clear(): void {
    this.#table.clear();
    this.#words.clear();
    this.#labelLengths.clear();
    this.#labelHashes.clear();
    this.#nameHashes.clear();
    this.#idStarts.clear();
    this.#labelSigns.clear();
    this.#signs.clear();
  }

  /** @param recent numbers of rows used lately, latest first */
  match(query: string, limit: number, recent: readonly number[]): RankedRow[] {
    const text = query.trim();
    const wanted = { limit, recent };
    if (text === "") return this.#all(wanted);
    const typed = wordsOf(fold(text)).slice(0, MOST_TYPED);
    const byId = this.#idsBeginningWith(text.toLowerCase());
    const named = this.#named(text, wanted, byId);
    const taken = new Set(named.map(({ row }) => row));
    const others =
      typed.length === 0
        ? this.#withSigns(text.toLowerCase(), wanted)
        : this.#find(text, typed, wanted, byId);
    return [...named, ...others.filter(({ row }) => !taken.has(row))].slice(0, limit);
  }

  /** What was used lately, then the rest in the server's order. */
  #all(wanted: Wanted): RankedRow[] {
    const ranking = this.#ranking({ ...wanted, lengths: new NumberList() });
    for (let row = 0; row < this.#words.end; row++) {
      if (this.#rows.has(row)) ranking.put(row, Tier.words, 0);
    }
    return ranking.rows;
  }

  /** Rows whose label or id is what was typed, those first that differ in nothing, then in capitals, then in accents. */
  #named(text: string, wanted: Wanted, byId: ReadonlyMap<number, number>): RankedRow[] {
    const ranking = this.#ranking(wanted);
    const hash = textHash(foldedName(text));
    const whole = this.#rows.numberOf(text);
    const likely = new Set([
      ...(whole === undefined ? [] : [whole]),
      ...this.#labelHashes.placesOf(hash),
      ...this.#nameHashes.placesOf(hash),
      ...byId.keys(),
    ]);
    for (const number of likely) {
      if (!this.#rows.has(number)) continue;
      const [id, label, ...fields] = this.#rows.row(number) ?? ["", ""];
      const likeness = likenessOf(text, { id, label, name: this.#nameIn(fields) });
      if (likeness !== Likeness.none) ranking.put(number, Tier.exact, 0, likeness);
    }
    return ranking.rows;
  }

  /** For a query without a letter or a digit: labels that have these very signs. */
  #withSigns(signs: string, wanted: Wanted): RankedRow[] {
    const ranking = this.#ranking(wanted);
    const bits = signBits(signs);
    const labelBits = this.#labelSigns.values;
    for (let row = 0; row < this.#words.end; row++) {
      if ((bits & ~(labelBits[row] as number)) !== 0) continue;
      const label = this.#rows.row(row)?.[1].toLowerCase() ?? "";
      if (!label.includes(signs)) continue;
      ranking.put(row, label.startsWith(signs) ? Tier.prefix : Tier.words, 0, OTHERS);
    }
    return ranking.rows;
  }

  #find(
    text: string,
    typed: readonly string[],
    wanted: Wanted,
    byId: ReadonlyMap<number, number>,
  ): RankedRow[] {
    const signs = signsOf(text);
    const bits = signBits([...signs].map(([sign, count]) => sign.repeat(count)).join(""));
    const ranking = this.#ranking({
      ...wanted,
      isOther: signs.size === 0 ? undefined : (row) => (bits & ~this.#signs.get(row)) !== 0,
      accepts: (row) => !byId.has(row) && (signs.size === 0 || haveSigns(this.#rows.row(row) ?? [], signs)),
    });
    for (const [row, tier] of byId) ranking.put(row, tier, ID_COST);
    for (const depth of ALL_DEPTHS) {
      // What may be misspelt is looked for only where too few rows have what was typed.
      const enough = depth === Depth.mistakes ? Math.min(wanted.limit, ENOUGH) : wanted.limit;
      if (ranking.count < enough) scanRows(this.#words, this.#table, typed, depth, ranking);
    }
    const found = ranking.rows.map(({ row, rank }) => {
      const kind = this.#hasField(row, text.toLowerCase()) ? FIELD : OTHERS;
      return { row, rank: kind * LIKENESS + rank };
    });
    return found.sort((a, b) => a.rank - b.rank);
  }

  #ranking(options: Wanted & Partial<RankingOptions>): RowRanking {
    return new RowRanking({
      lengths: this.#labelLengths,
      position: (row) => this.#rows.position(row),
      ...options,
    });
  }

  #nameIn(fields: readonly string[]): string {
    const at = this.name === undefined ? -1 : fields.indexOf(this.name);
    return at < 0 ? "" : (fields[at + 1] ?? "");
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
    for (const row of this.#idStarts.placesOf(startOf(text))) {
      const id = this.#rows.row(row)?.[0].toLowerCase();
      if (id?.startsWith(text) === true) found.set(row, id === text ? Tier.exact : Tier.prefix);
    }
    return found;
  }
}

function startOf(id: string): number {
  let start = 0;
  for (let at = 0; at < SHORTEST_ID; at++) start = Math.imul(start, 31) + (id.charCodeAt(at) || 0);
  return start >>> 0;
}
