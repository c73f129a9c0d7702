import { keyOf, valueOf, type JsonDocument, type JsonNode } from "../json/jsonDocument";

/** A field of a record of Kizen's current API, as the record itself describes it. */
export interface RecordField {
  readonly id: string;
  /** The name a person sees. */
  readonly label: string;
  /** The API name. */
  readonly name: string;
  readonly type: string;
  /** Absent where the answer has a summary only, or nothing. */
  readonly value: JsonNode | undefined;
}

/**
 * The fields of a record of the current API: `fields` is an object keyed by the field's id, or an array in some
 * answers, of { `id`, `name`, `field_type`, `display_name`, `value` } (docs/kizen-api.md, Records). Undefined where
 * the record is of another shape.
 */
export function fieldsOf(document: JsonDocument): readonly RecordField[] | undefined {
  const all = member(document, document.root, "fields");
  if (!all || all.children.length === 0) return undefined;
  const fields: RecordField[] = [];
  for (const node of all.children) {
    const field = toField(document, node);
    if (!field) return undefined;
    fields.push(field);
  }
  return fields;
}

function toField(document: JsonDocument, node: JsonNode): RecordField | undefined {
  const id = textOf(document, member(document, node, "id")) ?? keyOf(document, node);
  const name = textOf(document, member(document, node, "name"));
  const type = textOf(document, member(document, node, "field_type"));
  if (id === undefined || name === undefined || type === undefined) return undefined;
  return {
    id,
    name,
    type,
    label: textOf(document, member(document, node, "display_name")) ?? name,
    value: member(document, node, "value") ?? member(document, node, "value_summary"),
  };
}

/** A member of an object, of two with the same key the last, as JSON readers have it. */
export function member(document: JsonDocument, node: JsonNode, key: string): JsonNode | undefined {
  return node.kind === "object"
    ? node.children.findLast((child) => keyOf(document, child) === key)
    : undefined;
}

/** A string's value; undefined for everything else. */
export function textOf(document: JsonDocument, node: JsonNode | undefined): string | undefined {
  return node?.kind === "string" ? valueOf(document, node) : undefined;
}
