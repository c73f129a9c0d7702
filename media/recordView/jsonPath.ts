import { keyOf, type JsonDocument, type JsonNode } from "./jsonTree";

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;

/**
 * The accessor that leads from the record to the value in JavaScript, without the record's own name:
 * `fields["a-b"].value[0]`. The record itself is `$`.
 */
export function formatPath(document: JsonDocument, node: JsonNode): string {
  const steps: string[] = [];
  for (let at = node; at.parent; at = at.parent) steps.push(step(keyOf(document, at), at));
  return steps.length === 0 ? "$" : steps.reverse().join("");
}

function step(key: string | undefined, { index, parent }: JsonNode): string {
  if (key === undefined) return `[${index}]`;
  const isFirst = parent?.parent === undefined;
  // A first key named `$` would read like the record itself.
  if (!identifier.test(key) || (isFirst && key === "$")) return `[${JSON.stringify(key)}]`;
  return isFirst ? key : `.${key}`;
}
