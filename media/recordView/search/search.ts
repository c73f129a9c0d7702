import {
  descendants,
  isContainer,
  keyOf,
  valueOf,
  type JsonDocument,
  type JsonNode,
} from "../json/jsonDocument";
import type { Span } from "../../shared/text/segments";

/** Where a text matches; the offsets are those of the text itself. */
export type Matcher = (text: string) => readonly Span[];

export const matchesNothing: Matcher = () => [];

/** What is looked for, and how. */
export interface SearchQuery {
  readonly text: string;
  readonly isCaseSensitive: boolean;
  readonly isWholeWord: boolean;
  readonly isPattern: boolean;
}

/** A place that matches: in the key of a node or in its own value. */
export interface Found {
  readonly node: JsonNode;
  readonly part: "key" | "value";
  readonly start: number;
  readonly end: number;
}

/** A text that is searched as a whole. */
export interface Searched {
  readonly node: JsonNode;
  readonly part: Found["part"];
  readonly text: string;
}

/** As many as VS Code's own search shows in a file; nobody steps through more. */
export const MOST_FOUND = 20_000;

/** The regular expression for a query; undefined where it is empty, or a pattern that is not valid. */
export function toPattern({
  text,
  isCaseSensitive,
  isWholeWord,
  isPattern,
}: SearchQuery): RegExp | undefined {
  if (text === "") return undefined;
  // A regular expression and not `toLowerCase`, which changes the length of some texts and so the offsets.
  const source = isPattern ? text : text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const word = isWholeWord ? `(?<![\\p{L}\\p{N}_])(?:${source})(?![\\p{L}\\p{N}_])` : source;
  const flags = isCaseSensitive ? "gu" : "giu";
  try {
    return new RegExp(word, isPattern ? `${flags}m` : flags);
  } catch {
    return undefined;
  }
}

/** Finds what a pattern matches; what is empty is nothing to see and left out. */
export function toMatcher(pattern: RegExp | undefined): Matcher {
  if (!pattern) return matchesNothing;
  return (text) => {
    const spans: Span[] = [];
    for (const { index, 0: match } of text.matchAll(pattern)) {
      if (match !== "") spans.push({ start: index, end: index + match.length });
      if (spans.length >= MOST_FOUND) break;
    }
    return spans;
  };
}

/** All texts of a document that can match, in their order: keys, and values that are no containers. */
export function* searchedTexts(document: JsonDocument): Generator<Searched> {
  for (const node of descendants(document.root)) {
    const key = keyOf(document, node);
    if (key !== undefined) yield { node, part: "key", text: key };
    if (!isContainer(node)) yield { node, part: "value", text: valueOf(document, node) };
  }
}

/** The first match at or after a node, so that a search goes on from where a person stands; else the first of all. */
export function firstMatchFrom(found: readonly Found[], node: JsonNode | undefined): number {
  const from = node?.start ?? 0;
  return Math.max(
    found.findIndex((match) => match.node.start >= from),
    0,
  );
}
