import type { Changes } from "../changes/changes";
import { keyOf, valueOf, type JsonDocument, type JsonNode } from "../json/jsonDocument";
import type { Span } from "../../shared/text/segments";
import { matchesNothing, type Found, type Matcher } from "../search/search";

/** What to mark in the rows, now and later. Remembers where in a long text, which has many rows. */
export class Highlighter {
  /** What a refresh changed, as long as that is to be seen. */
  changes: Changes | undefined;
  #matches: Matcher = matchesNothing;
  #values = new WeakMap<JsonNode, readonly Span[]>();
  /** The match the search stands at. */
  current: Found | undefined;

  set matches(matches: Matcher) {
    this.#matches = matches;
    this.#values = new WeakMap();
  }

  inKey(document: JsonDocument, node: JsonNode): readonly Span[] {
    return this.#matches === matchesNothing ? [] : this.#matches(keyOf(document, node) ?? "");
  }

  /** Offsets are those of the value; `from` is where the part that is drawn begins. */
  inValue(document: JsonDocument, node: JsonNode, from = 0, to = Infinity): readonly Span[] {
    if (this.#matches === matchesNothing) return [];
    let spans = this.#values.get(node);
    if (!spans) {
      spans = this.#matches(valueOf(document, node));
      this.#values.set(node, spans);
    }
    return spans
      .filter(({ start, end }) => end > from && start < to)
      .map(({ start, end }) => ({ start: Math.max(start - from, 0), end: end - from }));
  }

  /** Whether a place in a key or value is where the search stands. */
  isCurrent(node: JsonNode, part: Found["part"], start: number): boolean {
    const { current } = this;
    return current?.node === node && current.part === part && current.start === start;
  }
}
