import { NumberList } from "./numberList";

/** Words counted of one row at most, so that a count fits where it is kept. */
const MOST_WORDS = 60;

/** Which words each row has, by the words' numbers: those of its label first, its initials, then those of its fields. */
export class RowWords {
  /** The words of all rows, row after row. */
  readonly #words = new NumberList();
  readonly #starts = new NumberList();
  readonly #counts = new NumberList();
  readonly #labelCounts = new NumberList();
  /** Entries of `#words` that no row uses any more. */
  #unused = 0;

  /** One more than the largest row number. */
  get end(): number {
    return this.#starts.length;
  }

  /** The typed arrays themselves, for the loop over all rows; valid until the next `set` or `remove`. */
  get arrays(): Record<"words" | "starts" | "counts" | "labelCounts", Uint32Array> {
    return {
      words: this.#words.values,
      starts: this.#starts.values,
      counts: this.#counts.values,
      labelCounts: this.#labelCounts.values,
    };
  }

  set(row: number, words: readonly number[], labelWords: number): void {
    this.remove(row);
    this.#starts.set(row, this.#words.length);
    this.#counts.set(row, Math.min(words.length, MOST_WORDS));
    this.#labelCounts.set(row, Math.min(labelWords, MOST_WORDS));
    for (const word of words.slice(0, MOST_WORDS)) this.#words.push(word);
  }

  remove(row: number): void {
    this.#unused += this.#counts.get(row);
    this.#counts.set(row, 0);
    this.#labelCounts.set(row, 0);
    if (this.#unused > this.#words.length / 2) this.#compact();
  }

  clear(): void {
    for (const list of [this.#words, this.#starts, this.#counts, this.#labelCounts]) list.clear();
    this.#unused = 0;
  }

  #compact(): void {
    const old = this.#words.values.slice(0, this.#words.length);
    this.#words.clear();
    for (let row = 0; row < this.end; row++) {
      const start = this.#starts.get(row);
      this.#starts.set(row, this.#words.length);
      for (let at = start; at < start + this.#counts.get(row); at++) this.#words.push(old[at] ?? 0);
    }
    this.#unused = 0;
  }
}
