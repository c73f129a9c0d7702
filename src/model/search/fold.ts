/** Letters that Unicode does not take apart, by what people type for them. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ß: "ss", ı: "i", ς: "σ" },
};
const UNDIVIDED = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");

/** Accents, and the apostrophes that people leave out. */
const LEFT_OUT = /[\p{M}'’ʼ`]/gu;

/** Without case, accents and apostrophes, wide and narrow forms alike: what is compared instead of the text. */
export function fold(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toLowerCase().replace(/['`]/g, "");
  return text
    .normalize("NFKD")
    .replace(LEFT_OUT, "")
    .toLowerCase()
    .replace(UNDIVIDED, (letter) => LETTERS[letter] ?? letter);
}

/** A word is a run of letters and digits of any script, or one emoji. */
const WORD = /[\p{L}\p{N}]+|\p{Extended_Pictographic}/gu;

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
