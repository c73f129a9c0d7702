/** Letters that Unicode does not take apart, by what people type for them. */
const LETTERS: Readonly<Record<string, string>> = {
  ł: "l",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  æ: "ae",
  œ: "oe",
  ß: "ss",
  ı: "i",
  ς: "σ",
};
const UNDIVIDED = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");

/**
 * What people leave out: apostrophes, variation selectors, and the marks that are accents, above and below any letter,
 * or points of Arabic, Hebrew and Syriac. Other marks are letters of their script, such as the vowels of Hindi and Thai
 * and the two strokes that make か a が.
 */
const LEFT_OUT = new RegExp(
  "['’ʼ`\\u0300-\\u036f\\u0483-\\u0489\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe00-\\ufe0f\\ufe20-\\ufe2f" +
    "\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06ed\\u0711\\u0730-\\u074a]",
  "gu",
);

/** Without case, accents and apostrophes, wide and narrow forms alike: what is compared instead of the text. */
export function fold(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toLowerCase().replace(/['`]/g, "");
  return text
    .normalize("NFKD")
    .replace(LEFT_OUT, "")
    .toLowerCase()
    .replace(UNDIVIDED, (letter) => LETTERS[letter] ?? letter);
}

/** A word is a run of letters, with their marks, and digits of any script, or one emoji. */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*|\p{Extended_Pictographic}/gu;

/** The words of a folded text. Addresses fall into words too: `hello@acme.example` is three. */
export function wordsOf(folded: string): string[] {
  return folded.match(WORD) ?? [];
}

/** A folded word, and where each of its code units stands in the text it came from. */
export interface PlacedWord {
  readonly word: string;
  /** Offset of the first and behind the last character of the text, for each code unit of the word. */
  readonly places: readonly (readonly [start: number, end: number])[];
}

/** The words of a text that is not folded yet, with their places in it. */
export function placedWords(text: string): PlacedWord[] {
  const places: [start: number, end: number][] = [];
  let folded = "";
  let at = 0;
  for (const character of text) {
    const piece = fold(character);
    const last = places.at(-1);
    // An accent written as a character of its own belongs to the letter before it.
    if (piece === "" && last && /\p{M}/u.test(character)) last[1] = at + character.length;
    for (let unit = 0; unit < piece.length; unit++) places.push([at, at + character.length]);
    folded += piece;
    at += character.length;
  }
  return [...folded.matchAll(WORD)].map(({ 0: word, index }) => ({
    word,
    places: places.slice(index, index + word.length),
  }));
}
