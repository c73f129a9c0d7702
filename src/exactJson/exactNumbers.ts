import { endOfString } from "./jsonSpans";

/**
 * The values of a JSON text with every number as it stands there: a double loses digits of 9007199254740993 and the last
 * one of `1.10`. `value` is what was parsed of the text before; it is taken as it is where it has no numbers.
 */
export function withExactNumbers<Value extends object>({
  text,
  value,
}: {
  readonly text: string;
  readonly value: Value;
}): Value {
  if (!hasNumber(value)) return value;
  try {
    // Quotes change no object and no list.
    return JSON.parse(numbersAsText(text)) as Value;
  } catch {
    return value;
  }
}

/**
 * Whether a value holds a number somewhere. A list of what is still to be looked at, not calls of itself: a server may nest
 * values as deep as it likes.
 */
export function hasNumber(root: unknown): boolean {
  const open = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === "number") return true;
    if (typeof value !== "object" || value === null) continue;
    for (const inner of Object.values(value)) {
      if (typeof inner === "number") return true;
      if (typeof inner === "object" && inner !== null) open.push(inner);
    }
  }
  return false;
}

/** The same JSON with its numbers in quotes. */
function numbersAsText(json: string): string {
  const parts: string[] = [];
  const token = /"|-?\d[\d.eE+-]*/g;
  let from = 0;
  for (let match = token.exec(json); match; match = token.exec(json)) {
    if (match[0] === '"') {
      token.lastIndex = endOfString(json, match.index);
      continue;
    }
    parts.push(json.slice(from, match.index), `"${match[0]}"`);
    from = token.lastIndex;
  }
  return parts.join("") + json.slice(from);
}
