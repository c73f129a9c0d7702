import { NumberList } from "./numberList";

/** Code units that the head of a word keeps, a byte of each. */
const HEAD = 4;
const BYTE = 8;
/** All bytes of a head but one. */
const OTHERS = 0xffffff;

/**
 * Three numbers for each word: how it begins, which letters it has, and which pairs of letters. They tell of most words
 * that they cannot be what is looked for, several words in the time that one comparison of texts takes; what they cannot
 * rule out is still to be compared.
 */
export class WordShapes {
  readonly #heads = new NumberList();
  readonly #letters = new NumberList();
  readonly #pairs = new NumberList();

  /** Adds the word with the next number. */
  add(word: string): void {
    this.#heads.push(headOf(word));
    this.#letters.push(lettersOf(word));
    this.#pairs.push(pairsOf(word));
  }

  clear(): void {
    for (const list of [this.#heads, this.#letters, this.#pairs]) list.clear();
  }

  /** Words that may begin with a text. */
  beginningWith(text: string): number[] {
    const heads = this.#heads.values;
    const wanted = headOf(text);
    const mask = text.length < HEAD ? (1 << (text.length * BYTE)) - 1 : -1;
    const found: number[] = [];
    for (let number = 0; number < this.#heads.length; number++) {
      if ((((heads[number] as number) ^ wanted) & mask) === 0) found.push(number);
    }
    return found;
  }

  /** Words that may have a text in them. */
  containing(text: string): number[] {
    const letters = this.#letters.values;
    const pairs = this.#pairs.values;
    const wantedLetters = lettersOf(text);
    const wantedPairs = pairsOf(text);
    const found: number[] = [];
    for (let number = 0; number < this.#letters.length; number++) {
      if ((wantedPairs & ~(pairs[number] as number)) !== 0) continue;
      if ((wantedLetters & ~(letters[number] as number)) === 0) found.push(number);
    }
    return found;
  }

  /** Words that may begin with a text of four letters or more, with one mistake in it or none. */
  beginningNearly(text: string): number[] {
    const heads = this.#heads.values;
    const letters = this.#letters.values;
    const wanted = headOf(text);
    const wantedLetters = lettersOf(text);
    // Where the first letter is not the same, the mistake is in it: wrong, too many, or swapped with the second. Where
    // one is missing before it, the word has the whole text in it.
    const others = wanted >>> BYTE;
    const swapped = (wanted & ~0xffff) | ((wanted & 0xff) << BYTE) | ((wanted >>> BYTE) & 0xff);
    const found: number[] = [];
    for (let number = 0; number < this.#heads.length; number++) {
      const head = heads[number] as number;
      const isNear =
        ((head ^ wanted) & 0xff) === 0
          ? isNearly(head, wanted)
          : head >>> BYTE === others || (head & OTHERS) === others || (head | 0) === swapped;
      if (!isNear) continue;
      // One mistake takes one letter away at most.
      const missing = wantedLetters & ~(letters[number] as number);
      if ((missing & (missing - 1)) === 0) found.push(number);
    }
    return found;
  }
}

/** Whether four letters, the first of them the same, may be four others with one mistake in them. */
function isNearly(head: number, wanted: number): boolean {
  const differing = head ^ wanted;
  if (differing === 0) return true;
  // The first place where they differ, in bits; what is before it is the same.
  const at = (31 - Math.clz32(differing & -differing)) & ~(BYTE - 1);
  const after = at + BYTE;
  if (after === HEAD * BYTE || differing >>> after === 0) return true;
  const mask = -1 >>> after;
  if ((((head >>> after) ^ (wanted >>> at)) & mask) === 0) return true;
  if ((((head >>> at) ^ (wanted >>> after)) & mask) === 0) return true;
  const behind = after + BYTE;
  const isSwapped =
    ((head >>> at) & 0xff) === ((wanted >>> after) & 0xff) &&
    ((head >>> after) & 0xff) === ((wanted >>> at) & 0xff);
  return isSwapped && (behind === HEAD * BYTE || differing >>> behind === 0);
}

function headOf(word: string): number {
  let head = 0;
  const length = Math.min(HEAD, word.length);
  for (let at = 0; at < length; at++) head |= (word.charCodeAt(at) & 0xff) << (at * BYTE);
  return head;
}

/** One bit for each Latin letter, three for digits, and three for all other characters. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    const isLatin = code >= 0x61 && code <= 0x7a;
    letters |= 1 << (isLatin ? code - 0x61 : (code < 0x61 ? 26 : 29) + (code % 3));
  }
  return letters;
}

/** One bit of 32 for each two characters that stand side by side. */
function pairsOf(word: string): number {
  let pairs = 0;
  for (let at = 1; at < word.length; at++) {
    const pair = word.charCodeAt(at - 1) * 31 + word.charCodeAt(at);
    pairs |= 1 << (Math.imul(pair, 0x9e3779b1) >>> 27);
  }
  return pairs;
}
