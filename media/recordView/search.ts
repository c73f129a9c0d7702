import {
  descendants,
  isContainer,
  keyOf,
  valueOf,
  type JsonDocument,
  type JsonNode,
  type Span,
} from "./jsonTree";

/** Where a text matches; the offsets are those of the text itself. */
export type Matcher = (text: string) => readonly Span[];

export const matchesNothing: Matcher = () => [];

/** Finds a part of a text, in either case. */
export function createMatcher(query: string): Matcher {
  if (query === "") return matchesNothing;
  // A regular expression and not `toLowerCase`, which changes the length of some texts and so the offsets.
  const pattern = new RegExp(query.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), "giu");
  return (text) =>
    Array.from(text.matchAll(pattern), ({ index, 0: match }) => ({
      start: index,
      end: index + match.length,
    }));
}

/** The nodes whose key or own value matches, in the order of the text. */
export function search(document: JsonDocument, query: string): readonly JsonNode[] {
  if (query === "") return [];
  const matches = createMatcher(query);
  const found: JsonNode[] = [];
  for (const node of descendants(document.root)) {
    const inKey = matches(keyOf(document, node) ?? "").length > 0;
    if (inKey || (!isContainer(node) && matches(valueOf(document, node)).length > 0)) found.push(node);
  }
  return found;
}

/** The first match at or after a node, so that a search goes on from where a person stands; else the first of all. */
export function firstMatchFrom(found: readonly JsonNode[], node: JsonNode | undefined): number {
  const from = node?.start ?? 0;
  return Math.max(
    found.findIndex(({ start }) => start >= from),
    0,
  );
}
