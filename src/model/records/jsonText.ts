import { formatJson } from "../../exactJson/jsonSpans";
import { sortJson, type SortOptions } from "../../exactJson/sortJson";

/** Ids or names as a text: one a line. */
export function linesText(values: readonly string[]): string {
  return values.join("\n");
}

/**
 * The JSON of records as a text: of one record itself, of several an array of them. Re-indented, and otherwise what the
 * server sent, character for character.
 */
export function jsonText(texts: readonly string[]): string {
  const [first, ...others] = texts;
  return formatJson(first !== undefined && others.length === 0 ? first : `[${texts.join(",")}]`);
}

/**
 * The JSON of a record with the keys of every object in one order, to compare it with another one. Fields are left out by
 * name; ids as well where the other one is of another business.
 */
export function sortedJsonText(text: string, options: SortOptions): string {
  return formatJson(sortJson(text, options));
}
