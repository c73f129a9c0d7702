import { scanCode } from "./codeScanner";
import { languageOf } from "./languages";
import type { Language } from "./languageSyntax";

/** What every language's strings hold as it is. Ids seen so far are UUIDs, but their server decides. */
const PLAIN = /^[\w.:-]*$/;

/**
 * An id as a string literal of a language, with the quote the file uses where both mean the same; bare in languages
 * that are unknown or write ids bare.
 */
export function idLiteral(languageId: string, id: string, usualQuote?: '"' | "'"): string {
  const language = languageOf(languageId);
  if (!language) return id;
  if (!PLAIN.test(id)) return language.quote + escaped(language, id) + language.quote;
  const quote = (language.eitherQuote && usualQuote) ?? language.quote;
  return quote + id + quote;
}

function escaped({ quote, escaping }: Language, id: string): string {
  if (escaping === "doubled") return id.replaceAll(quote, quote + quote);
  const special = ["\\", quote, ...escaping.backslash];
  return [...id].map((character) => (special.includes(character) ? `\\${character}` : character)).join("");
}

/** Whether text typed behind this text would become part of a string. */
export function isInsideString(languageId: string, textBeforeCursor: string): boolean {
  const language = languageOf(languageId);
  return (
    language !== undefined &&
    scanCode(language, textBeforeCursor, [textBeforeCursor.length]).places[0] === "string"
  );
}

/**
 * How ids are to be written at offsets of a document, which ascend: as literals where code is, bare in strings and
 * comments. The document is read once, however many offsets there are.
 */
export function idWriters(
  languageId: string,
  text: string,
  offsets: readonly number[],
): ((id: string) => string)[] {
  const language = languageOf(languageId);
  const bare = (id: string) => id;
  if (!language) return offsets.map(() => bare);
  const { places, usualQuote } = scanCode(language, text, offsets);
  return offsets.map((_, index) =>
    places[index] === "code" ? (id) => idLiteral(languageId, id, usualQuote) : bare,
  );
}
