import type { CopiedThing } from "../../src/recordView/protocol";
import { formatPath } from "./jsonPath";
import { sourceOf, valueOf, type JsonDocument, type JsonNode } from "./jsonTree";

export interface Copy {
  readonly what: CopiedThing;
  readonly text: string;
}

/**
 * What each copy of a row is. The value is what a person reads: a string without its quotes and escapes, everything
 * else as the server wrote it. The JSON is always the characters of the server, for a string its quotes and escapes.
 */
export function copyOf(what: Exclude<CopiedThing, "id">, document: JsonDocument, node: JsonNode): Copy {
  switch (what) {
    case "value":
      return { what, text: valueOf(document, node) };
    case "json":
      return { what, text: sourceOf(document, node) };
    case "path":
      return { what, text: formatPath(document, node) };
  }
}
