import { cut } from "../../shared/text/segments";
import { isContainer, keyOf, sourceOf, valueOf, type JsonDocument, type JsonNode } from "./jsonDocument";

/** Characters; no line has room for more. */
const PREVIEW = 90;
/** Members; what has more is no field. */
const MOST_OF_FIELD = 50;

/** The first members or elements of a collapsed container, in one short line; of a field its value first. */
export function preview(document: JsonDocument, node: JsonNode): string {
  const parts: string[] = [];
  const children = previewed(document, node);
  let length = 0;
  for (const child of children) {
    if (length > PREVIEW) break;
    const key = keyOf(document, child);
    const part = (key === undefined ? "" : `${cut(key, PREVIEW)}: `) + previewValue(document, child);
    parts.push(part);
    length += part.length + 2;
  }
  if (parts.length < children.length) parts.push("…");
  const inner = parts.join(", ");
  return node.kind === "array" ? `[${inner}]` : `{${inner}}`;
}

/**
 * What a line has room for, the most telling first: a field of the current API (docs/kizen-api.md, Records) begins with an
 * id that its key says already, and ends with the value.
 */
function previewed(document: JsonDocument, node: JsonNode): readonly JsonNode[] {
  const { children } = node;
  if (node.kind !== "object" || children.length > MOST_OF_FIELD) return children;
  const keys = children.map((child) => keyOf(document, child));
  const at = keys.includes("field_type") ? keys.lastIndexOf("value") : -1;
  const value = children[at];
  if (!value) return children;
  const id = keyOf(document, node);
  const isRepeated = (child: JsonNode) =>
    keys[child.index] === "id" && child.kind === "string" && valueOf(document, child) === id;
  return [value, ...children.filter((child) => child !== value && !isRepeated(child))];
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
