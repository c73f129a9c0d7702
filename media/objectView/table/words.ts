import type { Span } from "../../shared/text/segments";

/** The words that are looked for. */
export function wordsOf(query: string): string[] {
  return query.split(/\s+/).filter((word) => word !== "");
}

/** Texts as they are compared: without case and accents. */
export function fold(texts: readonly string[]): string {
  return texts.join("\n").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Finds where words stand in a text, to mark them there. */
export function wordFinder(query: string): (text: string) => readonly Span[] {
  const words = wordsOf(query);
  if (words.length === 0) return () => [];
  // Of words that begin alike the longest is marked.
  const longestFirst = words.sort((a, b) => b.length - a.length);
  const source = longestFirst.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|");
  const pattern = new RegExp(source, "giu");
  return (text) =>
    Array.from(text.matchAll(pattern), ({ index, 0: found }) => ({
      start: index,
      end: index + found.length,
    }));
}
