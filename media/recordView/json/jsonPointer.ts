import { stepsTo } from "./jsonPath";
import { keyOf, type JsonDocument, type JsonNode } from "./jsonDocument";

/** Names a place in a record for the page itself, as RFC 6901 does: `/fields/a-b/0`. The record is the empty text. */
export function jsonPointerTo(document: JsonDocument, node: JsonNode): string {
  return stepsTo(document, node)
    .map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}

/** The value at a place, of two with the same key the first; undefined where there is none any more. */
export function nodeAt(document: JsonDocument, pointer: string): JsonNode | undefined {
  let node: JsonNode | undefined = document.root;
  for (const part of pointer.split("/").slice(1)) {
    const step = part.replaceAll("~1", "/").replaceAll("~0", "~");
    node =
      node.kind === "array"
        ? node.children[Number(step)]
        : node.children.find((child) => keyOf(document, child) === step);
    if (!node) return undefined;
  }
  return node;
}
