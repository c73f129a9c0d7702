import { scanCode } from "./scanCode";
import { languageOf } from "./languages";
import type { CodeSyntax } from "./language";

/** What every language's strings hold as it is. Ids seen so far are UUIDs, but their server decides. */
const PLAIN = /^[\w.:-]*$/;

/**
 * An id as a string literal of a language, with the quote the file uses where both mean the same; bare in languages
 * that are unknown or write ids bare.
 */
export function idLiteral(languageId: string, id: string, usualQuote?: '"' | "'"): string {
  const code = languageOf(languageId)?.code;
  if (!code) return id;
  if (!PLAIN.test(id)) return code.quote + escaped(code, id) + code.quote;
  const quote = (code.eitherQuote && usualQuote) ?? code.quote;
  return quote + id + quote;
}

function escaped({ quote, escaping }: CodeSyntax, id: string): string {
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
  const code = languageOf(languageId)?.code;
  if (!code) return (id) => id;
  const { places, usualQuote } = scanCode(code, text, offsets);
  const inCode = new Set(offsets.filter((_, index) => places[index] === "code"));
  return (id, offset) => (inCode.has(offset) ? idLiteral(languageId, id, usualQuote) : id);
}
