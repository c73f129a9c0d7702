import { beginsWithTypo } from "./typo";
import { WordShapes } from "./wordShapes";

/** How a word of the table answers a typed one, worse to better. */
export const Quality = { none: 0, mistake: 1, inside: 2, prefix: 3, exact: 4 } as const;

/** How far is looked for words that may be meant: only those that begin so, those it is inside of, misspelt ones. */
export const Depth = { beginnings: 0, inside: 1, mistakes: 2 } as const;
export type Depth = (typeof Depth)[keyof typeof Depth];
export const ALL_DEPTHS = [Depth.beginnings, Depth.inside, Depth.mistakes] as const;

/** Before the initials of a name, which are kept among the words but are no word. */
const INITIALS = "\u0001";
/** V8 makes a part of a text that has so many characters by pointing into the text, which then stays in memory. */
const SLICED = 13;
/** A mistake in fewer letters would make anything of anything. */
const SHORTEST_WITH_MISTAKE = 4;
const SHORTEST_INSIDE = 3;
/** Each takes a byte for every word; a query has a few words. */
const MOST_REMEMBERED = 24;

/** The words of a table that answer a typed one, as far as was looked for them. */
export interface Answers {
  /** By the number of the word. */
  readonly qualities: Uint8Array;
  /** The words, those of a smaller depth first. */
  readonly numbers: number[];
  /** How many of them there are down to each depth that was looked at. */
  readonly counts: number[];
  /** Whether the typed word itself is among them. */
  readonly isExact: boolean;
}

/**
 * Every different word of the index, once, by number. Names share most of their words, so that a typed word is compared
 * with far fewer texts than there are records, and records hold numbers only.
 */
export class WordTable {
  readonly #words: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #shapes = new WordShapes();
  /** Of what was typed lately, the oldest first: most typed words are the same at the next keystroke. */
  readonly #answers = new Map<string, Answers>();

  /** The number of a word, which is added where it is new. */
  add(part: string): number {
    const known = this.#numbers.get(part);
    if (known !== undefined) return known;
    const number = this.#words.length;
    const word = part.length < SLICED ? part : copyOf(part);
    this.#words.push(word);
    this.#numbers.set(word, number);
    this.#shapes.add(word);
    return number;
  }

  addInitials(initials: string): number {
    return this.add(INITIALS + initials);
  }

  numberOf(word: string): number | undefined {
    return this.#numbers.get(word);
  }

  /** The words that answer a typed one, down to a depth at least. */
  find(typed: string, depth: Depth): Answers {
    const known = this.#remembered(typed);
    const answers = known ?? {
      qualities: new Uint8Array(this.#words.length),
      numbers: [],
      counts: [],
      isExact: this.#numbers.has(typed),
    };
    this.#answers.delete(typed);
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size < MOST_REMEMBERED) break;
      this.#answers.delete(oldest);
    }
    this.#answers.set(typed, answers);
    for (const next of ALL_DEPTHS)
      if (next <= depth && next >= answers.counts.length) this.#deepen(answers, typed, next);
    return answers;
  }

  beginsWith(number: number, typed: string): boolean {
    return this.#words[number]?.startsWith(typed) === true;
  }

  clear(): void {
    this.#words.length = 0;
    this.#numbers.clear();
    this.#shapes.clear();
    this.#answers.clear();
  }

  #remembered(typed: string): Answers | undefined {
    const answers = this.#answers.get(typed);
    return answers?.qualities.length === this.#words.length ? answers : undefined;
  }

  #deepen({ qualities, numbers, counts }: Answers, typed: string, depth: Depth): void {
    for (const number of this.#candidates(typed, depth)) {
      if (qualities[number] !== Quality.none) continue;
      const quality = qualityOf(this.#words[number] ?? "", typed, depth);
      if (quality === Quality.none) continue;
      qualities[number] = quality;
      numbers.push(number);
    }
    counts.push(numbers.length);
  }

  /** Words that may answer: whatever answers what was typed answered it without its last letter, where that was asked. */
  #candidates(typed: string, depth: Depth): readonly number[] {
    if (!isLookedFor(typed, depth)) return [];
    const shorter = typed.slice(0, -1);
    const before = isLookedFor(shorter, depth) && shorter.length > 1 ? this.#remembered(shorter) : undefined;
    if (before && before.counts.length > depth) return before.numbers;
    if (depth === Depth.inside) return this.#shapes.containing(typed);
    if (depth === Depth.mistakes) return this.#shapes.beginningNearly(typed);
    const begun = this.#shapes.beginningWith(typed);
    return typed.length > 1 ? begun.concat(this.#shapes.beginningWith(INITIALS + typed)) : begun;
  }
}

/** How a word answers a typed one in just the way that a depth adds. */
function qualityOf(word: string, typed: string, depth: Depth): number {
  if (word.startsWith(INITIALS)) {
    if (depth !== Depth.beginnings || !word.startsWith(typed, INITIALS.length)) return Quality.none;
    return word.length === typed.length + INITIALS.length ? Quality.exact : Quality.prefix;
  }
  if (depth === Depth.inside) return word.includes(typed) ? Quality.inside : Quality.none;
  if (depth === Depth.mistakes) return beginsWithTypo(word, typed) ? Quality.mistake : Quality.none;
  if (!word.startsWith(typed)) return Quality.none;
  return word === typed ? Quality.exact : Quality.prefix;
}

/** Whether a typed word says enough to be looked for so far. */
function isLookedFor(typed: string, depth: Depth): boolean {
  if (depth === Depth.inside) return typed.length >= SHORTEST_INSIDE || isWithoutSpaces(typed);
  // A digit typed wrong is another number, not the same one misspelt.
  if (depth === Depth.mistakes) return typed.length >= SHORTEST_WITH_MISTAKE && !/^\d+$/.test(typed);
  return true;
}

/** The same characters in a string of their own. */
function copyOf(text: string): string {
  return Array.from(text).join("");
}

/** Scripts that write words without spaces between: any part of a run may be what is meant. */
function isWithoutSpaces(typed: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(typed);
}
