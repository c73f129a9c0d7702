import { NumberList } from "./numberList";
import { beginsWithTypo } from "./typo";

/** How a word of the table answers a typed one, worse to better. */
export const Quality = { none: 0, mistake: 1, inside: 2, prefix: 3, exact: 4 } as const;

/** Before the initials of a name, which are kept among the words but are no word. */
const INITIALS = "\u0001";
/** V8 makes a part of a text that has so many characters by pointing into the text, which then stays in memory. */
const SLICED = 13;
/** A mistake in fewer letters would make anything of anything. */
const SHORTEST_WITH_MISTAKE = 4;
const SHORTEST_INSIDE = 3;
/** Each takes a byte for every word; a query has a few words. */
const MOST_RATED = 24;

/**
 * Every different word of the index, once, by number. Names share most of their words, so that a typed word is compared
 * with far fewer texts than there are records, and records hold numbers only.
 */
export class WordTable {
  readonly #words: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** Which letters each word has, one bit for several: whether a comparison is worth while. */
  readonly #letters = new NumberList();
  /** The numbers of the words with the same first code unit. */
  readonly #byFirst = new Map<number, number[]>();
  /** Answers to what was typed lately. */
  readonly #rated = new Map<string, Uint8Array>();

  /** The number of a word, which is added where it is new. */
  add(part: string): number {
    const known = this.#numbers.get(part);
    if (known !== undefined) return known;
    const number = this.#words.length;
    const word = part.length < SLICED ? part : copyOf(part);
    this.#words.push(word);
    this.#numbers.set(word, number);
    this.#letters.push(word.startsWith(INITIALS) ? 0 : lettersOf(word));
    const first = word.charCodeAt(0);
    const bucket = this.#byFirst.get(first);
    if (bucket) bucket.push(number);
    else this.#byFirst.set(first, [number]);
    return number;
  }

  addInitials(initials: string): number {
    return this.add(INITIALS + initials);
  }

  numberOf(word: string): number | undefined {
    return this.#numbers.get(word);
  }

  /**
   * How each word of the table, by number, answers a typed one. Kept for the next keystroke, which leaves most typed
   * words as they are.
   */
  find(typed: string): Uint8Array {
    const known = this.#rated.get(typed);
    if (known?.length === this.#words.length) return known;
    const before = this.#rated.get(typed.slice(0, -1));
    const isNarrower = before?.length === this.#words.length && isNarrowedByMore(typed.slice(0, -1));
    const found = isNarrower ? this.#findAmong(before, typed) : this.#findStrict(typed);
    if (!isNarrower && allowsMistake(typed)) this.#markMistaken(typed, found);
    if (this.#rated.size >= MOST_RATED) this.#rated.clear();
    this.#rated.set(typed, found);
    return found;
  }

  /** Which words begin with a typed one, or are it; undefined where none does. Far quicker than all that may answer it. */
  beginnings(typed: string): Uint8Array | undefined {
    const found = new Uint8Array(this.#words.length);
    return this.#markPrefixed(typed, found) ? found : undefined;
  }

  beginsWith(number: number, typed: string): boolean {
    return this.#words[number]?.startsWith(typed) === true;
  }

  clear(): void {
    this.#words.length = 0;
    this.#numbers.clear();
    this.#letters.clear();
    this.#byFirst.clear();
    this.#rated.clear();
  }

  /** Whatever answers what was typed answered it without its last letter. */
  #findAmong(before: Uint8Array, typed: string): Uint8Array {
    const found = new Uint8Array(before.length);
    const mayBeMistaken = allowsMistake(typed);
    for (let number = 0; number < before.length; number++) {
      if (before[number] === Quality.none) continue;
      const word = this.#words[number] ?? "";
      if (word.startsWith(INITIALS)) {
        if (word.startsWith(typed, INITIALS.length))
          found[number] = word.length === typed.length + INITIALS.length ? Quality.exact : Quality.prefix;
      } else if (word.startsWith(typed)) found[number] = word === typed ? Quality.exact : Quality.prefix;
      else if (word.includes(typed)) found[number] = Quality.inside;
      else if (mayBeMistaken && beginsWithTypo(word, typed)) found[number] = Quality.mistake;
    }
    return found;
  }

  #findStrict(typed: string): Uint8Array {
    const found = new Uint8Array(this.#words.length);
    if (typed.length >= SHORTEST_INSIDE || isWithoutSpaces(typed)) this.#markInside(typed, found);
    this.#markPrefixed(typed, found);
    if (typed.length > 1) this.#markPrefixed(INITIALS + typed, found);
    return found;
  }

  /** Tells whether there is any. */
  #markPrefixed(prefix: string, found: Uint8Array): boolean {
    let isAny = false;
    for (const number of this.#byFirst.get(prefix.charCodeAt(0)) ?? []) {
      if (!this.beginsWith(number, prefix)) continue;
      found[number] = Quality.prefix;
      isAny = true;
    }
    const exact = this.#numbers.get(prefix);
    if (exact !== undefined) found[exact] = Quality.exact;
    return isAny;
  }

  #markInside(typed: string, found: Uint8Array): void {
    const wanted = lettersOf(typed);
    const letters = this.#letters.values;
    for (let number = 0; number < found.length; number++) {
      if (((letters[number] ?? 0) & wanted) !== wanted) continue;
      if (this.#words[number]?.includes(typed) === true) found[number] = Quality.inside;
    }
  }

  #markMistaken(typed: string, found: Uint8Array): void {
    const wanted = lettersOf(typed);
    const letters = this.#letters.values;
    for (let number = 0; number < found.length; number++) {
      // One mistake takes one letter away at most.
      const missing = wanted & ~(letters[number] ?? 0);
      if ((missing & (missing - 1)) !== 0 || found[number] !== Quality.none) continue;
      if (beginsWithTypo(this.#words[number] ?? "", typed)) found[number] = Quality.mistake;
    }
  }
}

/** A digit typed wrong is another number, not the same one misspelt. */
function allowsMistake(typed: string): boolean {
  return typed.length >= SHORTEST_WITH_MISTAKE && !/^\d+$/.test(typed);
}

/** Whether all that may answer a longer text answers this one: all ways of answering were looked at. */
function isNarrowedByMore(typed: string): boolean {
  return typed.length >= SHORTEST_INSIDE && allowsMistake(typed);
}

/** The same characters in a string of their own. */
function copyOf(text: string): string {
  return Array.from(text).join("");
}

/** Scripts that write words without spaces between: any part of a run may be what is meant. */
function isWithoutSpaces(typed: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(typed);
}

/** One bit for each Latin letter; digits and all other characters share five more. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    const isLatin = code >= 0x61 && code <= 0x7a;
    letters |= 1 << (isLatin ? code - 0x61 : 26 + (code % 5));
  }
  return letters;
}
