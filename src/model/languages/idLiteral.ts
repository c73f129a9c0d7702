import { scanCode } from "./scanCode";
import { languageOf } from "./languages";
import type { Language } from "./language";

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
  const special = `\\${quote}${escaping.backslash}`;
  const text = escaping.isTemplate ? id.replace(/[$%](?=\{)/g, "$&$&") : id;
  return text.replace(/\W/g, (character) => (special.includes(character) ? `\\${character}` : character));
}

/**
 * Writes ids for places of a document: as literals where code is, bare in strings and comments. The places are offsets,
 * in ascending order; the document is read once, however many there are.
 */
export function idWriter(
  languageId: string,
  text: string,
  offsets: readonly number[],
): (id: string, offset: number) => string {
  const language = languageOf(languageId);
  if (!language) return (id) => id;
  const { places, usualQuote } = scanCode(language, text, offsets);
  const inCode = new Set(offsets.filter((_, index) => places[index] === "code"));
  return (id, offset) => (inCode.has(offset) ? idLiteral(languageId, id, usualQuote) : id);
}
