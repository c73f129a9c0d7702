import { endOfString } from "../../exactJson/jsonSpans";
import type { KizenRecord } from "../../kizen";

type Json = Readonly<Record<string, unknown>>;

/**
 * A record's values with every number as the text that the server sent: a double loses digits of 9007199254740993 and
 * the last one of `1.10`. Records without numbers are taken as they are, and so is one whose text is not to be read.
 */
export function withExactNumbers({ text, value }: Pick<KizenRecord, "text" | "value">): Json {
  if (!hasNumber(value)) return value;
  try {
    const exact: unknown = JSON.parse(numbersAsText(text));
    return typeof exact === "object" && exact !== null && !Array.isArray(exact) ? (exact as Json) : value;
  } catch {
    return value;
  }
}

/** A list of what is still to be looked at, not calls of itself: a server may nest values as deep as it likes. */
function hasNumber(root: unknown): boolean {
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
