import { cut } from "../../shared/text/segments";
import { isContainer, keyOf, sourceOf, type JsonDocument, type JsonNode } from "./jsonDocument";

/** Characters; no line has room for more. */
const PREVIEW = 90;

/** The first members or elements of a collapsed container, in one short line. */
export function preview(document: JsonDocument, node: JsonNode): string {
  const parts: string[] = [];
  let length = 0;
  for (const child of node.children) {
    if (length > PREVIEW) break;
    const key = keyOf(document, child);
    const part = (key === undefined ? "" : `${cut(key, PREVIEW)}: `) + previewValue(document, child);
    parts.push(part);
    length += part.length + 2;
  }
  if (parts.length < node.children.length) parts.push("…");
  const inner = parts.join(", ");
  return node.kind === "array" ? `[${inner}]` : `{${inner}}`;
}

function previewValue(document: JsonDocument, node: JsonNode): string {
  if (isContainer(node)) {
    const inner = node.children.length === 0 ? "" : "…";
    return node.kind === "array" ? `[${inner}]` : `{${inner}}`;
  }
  const source = sourceOf(document, node);
  const short = cut(source, 40);
  return short === source ? source : `${short}…`;
}
