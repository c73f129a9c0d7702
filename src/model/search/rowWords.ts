import { NumberList } from "./numberList";

/** Words of a row at most; a text of more is text, not a name. */
const MOST_WORDS = 60;

/**
 * Which words each row has, by the words' numbers: those of its label first, its initials, then those of its fields. The
 * rows of a word are found without looking at the others: each entry names the one before it with the same word.
 */
export class RowWords {
  /** The words of all rows, row after row. */
  readonly #words = new NumberList();
  /** The row of each entry of `#words`. */
  readonly #rows = new NumberList();
  /** The entry with the same word before each; by word, the last one. One more than its place, 0 where there is none. */
  readonly #before = new NumberList();
  readonly #last = new NumberList();
  /** Entries by word, among them those that no row uses any more. */
  readonly #uses = new NumberList();
  readonly #starts = new NumberList();
  readonly #counts = new NumberList();
  readonly #labelCounts = new NumberList();
  /** One more than the number of the first word of each label; 0 where there is none. */
  readonly #firsts = new NumberList();
  /** Two numbers for each row: a bit for each word of its label, and for each other one. */
  readonly #bits = new NumberList();
  /** Entries of `#words` that no row uses any more. */
  #unused = 0;

  /** One more than the largest row number. */
  get end(): number {
    return this.#starts.length;
  }

  /** The typed arrays themselves, for the loop over rows; valid until the next `set` or `remove`. */
  get arrays(): Record<"words" | "starts" | "counts" | "labelCounts" | "firsts" | "bits", Uint32Array> {
    return {
      words: this.#words.values,
      starts: this.#starts.values,
      counts: this.#counts.values,
      labelCounts: this.#labelCounts.values,
      firsts: this.#firsts.values,
      bits: this.#bits.values,
    };
  }

  set(row: number, words: readonly number[], labelWords: number): void {
    this.remove(row);
    const count = Math.min(words.length, MOST_WORDS);
    const labelCount = Math.min(labelWords, MOST_WORDS);
    this.#starts.set(row, this.#words.length);
    this.#counts.set(row, count);
    this.#labelCounts.set(row, labelCount);
    this.#firsts.set(row, labelCount > 0 ? (words[0] ?? 0) + 1 : 0);
    this.#bits.set(row * 2, bitsOf(words, 0, labelCount));
    this.#bits.set(row * 2 + 1, bitsOf(words, labelCount, count));
    for (let at = 0; at < count; at++) this.#add(row, words[at] ?? 0);
  }

  remove(row: number): void {
    this.#unused += this.#counts.get(row);
    this.#counts.set(row, 0);
    this.#labelCounts.set(row, 0);
    this.#firsts.set(row, 0);
    if (this.#unused > this.#words.length / 2) this.#compact();
  }

  clear(): void {
    const ofRows = [this.#starts, this.#counts, this.#labelCounts, this.#firsts, this.#bits];
    for (const list of [...this.#entries, ...ofRows]) list.clear();
    this.#unused = 0;
  }

  /** How many rows have a word, or somewhat more. */
  usesOf(word: number): number {
    return this.#uses.get(word);
  }

  /** Marks the rows that have a word. */
  mark(word: number, marks: Uint8Array): void {
    const [before, rows] = [this.#before.values, this.#rows.values];
    const [starts, counts] = [this.#starts.values, this.#counts.values];
    const areReplaced = this.#unused > 0;
    for (let next = this.#last.get(word); next > 0; next = before[next - 1] as number) {
      const entry = next - 1;
      const row = rows[entry] as number;
      if (areReplaced) {
        const start = starts[row] as number;
        // What the row had before it was replaced does not count.
        if (entry < start || entry >= start + (counts[row] as number)) continue;
      }
      marks[row] = 1;
    }
  }

  get #entries(): readonly NumberList[] {
    return [this.#words, this.#rows, this.#before, this.#last, this.#uses];
  }

  #add(row: number, word: number): void {
    this.#before.push(this.#last.get(word));
    this.#words.push(word);
    this.#rows.push(row);
    this.#last.set(word, this.#words.length);
    this.#uses.set(word, this.#uses.get(word) + 1);
  }

  #compact(): void {
    const old = this.#words.values.slice(0, this.#words.length);
    for (const list of this.#entries) list.clear();
    for (let row = 0; row < this.end; row++) {
      const start = this.#starts.get(row);
      this.#starts.set(row, this.#words.length);
      for (let at = start; at < start + this.#counts.get(row); at++) this.#add(row, old[at] ?? 0);
    }
    this.#unused = 0;
  }
}

/** A bit of 32 for each of some words of a list: two words may have the same. */
export function bitsOf(words: readonly number[], from = 0, to = words.length): number {
  let bits = 0;
  for (let at = from; at < to; at++) bits |= 1 << (Math.imul(words[at] as number, 0x9e3779b1) >>> 27);
  return bits >>> 0;
}
