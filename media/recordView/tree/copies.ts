import type { CopiedThing } from "../../../src/features/recordView/protocol";
import { formatJsonPath, type PathLanguage } from "../json/jsonPath";
import { keyOf, sourceOf, valueOf, type JsonDocument, type JsonNode } from "../json/jsonDocument";

export interface Copy {
  readonly what: CopiedThing;
  readonly text: string;
}

/** What a row can be copied as. */
export type RowCopy = "value" | "json" | "key" | PathLanguage;

/**
 * What each copy of a row is. The value is what a person reads: a string without its quotes and escapes, everything
 * else as the server wrote it. The JSON is always the characters of the server, for a string its quotes and escapes.
 * An element of an array has its position for a key.
 */
export function copyOf(what: RowCopy, document: JsonDocument, node: JsonNode): Copy {
  switch (what) {
    case "value":
      return { what, text: valueOf(document, node) };
    case "json":
      return { what, text: sourceOf(document, node) };
    case "key":
      return { what, text: keyOf(document, node) ?? String(node.index) };
    case "javascript":
    case "jsonPath":
    case "python":
    case "jq":
      return { what: "path", text: formatJsonPath(document, node, what) };
  }
}
