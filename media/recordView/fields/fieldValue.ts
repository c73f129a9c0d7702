import { isContainer, sourceOf, valueOf, type JsonDocument, type JsonNode } from "../json/jsonDocument";
import { member, textOf } from "./recordFields";

/** One of the things that a field's value consists of. */
export interface FieldValuePart {
  /** Empty where there is an id only. */
  readonly text: string;
  /** Of an option, a related record, a stage or a team member. */
  readonly id: string | undefined;
  /** What code calls an option by, where it has a code. */
  readonly code?: string;
  readonly kind: "text" | "number" | "boolean" | "null" | "json";
}

/** What is said of a value that has more parts than anybody reads. */
const LONGEST_JSON = 300;

/**
 * A field's value as a person reads it (docs/kizen-api.md, Values): money with its currency, options,
 * relations and people by their name and with their id; whatever else comes stands as its JSON.
 */
export function partsOfValue(document: JsonDocument, value: JsonNode | undefined): readonly FieldValuePart[] {
  if (!value) return [];
  if (value.kind === "array") return value.children.map((child) => partOf(document, child));
  return [partOf(document, value)];
}

function partOf(document: JsonDocument, node: JsonNode): FieldValuePart {
  if (node.kind === "string") return { text: valueOf(document, node), id: undefined, kind: "text" };
  if (!isContainer(node))
    return { text: valueOf(document, node), id: undefined, kind: node.kind as FieldValuePart["kind"] };
  const id = textOf(document, member(document, node, "id"));
  if (id !== undefined) {
    const code = codeOf(document, node);
    return { text: nameOf(document, node), id, kind: "text", ...(code !== "" && { code }) };
  }
  return { text: moneyOf(document, node) ?? jsonOf(document, node), id: undefined, kind: "json" };
}

/** A code may be empty, null, a text or a number. */
function codeOf(document: JsonDocument, node: JsonNode): string {
  const code = member(document, node, "code");
  return code?.kind === "string" || code?.kind === "number" ? valueOf(document, code) : "";
}

function nameOf(document: JsonDocument, node: JsonNode): string {
  const of = (key: string) => textOf(document, member(document, node, key)) ?? "";
  const person = `${of("first_name")} ${of("last_name")}`.trim();
  return of("display_name") || of("name") || of("full_name") || person || of("email");
}

function moneyOf(document: JsonDocument, node: JsonNode): string | undefined {
  const amount = member(document, node, "amount");
  const currency = textOf(document, member(document, node, "currency"));
  if (!amount || isContainer(amount) || currency === undefined) return undefined;
  return `${valueOf(document, amount)} ${currency}`;
}

function jsonOf(document: JsonDocument, node: JsonNode): string {
  const source = sourceOf(document, node);
  return source.length <= LONGEST_JSON ? source : `${source.slice(0, LONGEST_JSON)}…`;
}
