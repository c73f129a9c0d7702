/**
 * Exact JSON: the text the server sent is kept, so that numbers beyond 2^53, `1.0`, key order, duplicate keys and
 * escapes survive. `JSON.parse` proves a text valid and gives values to look at; this scanner then finds the spans of
 * members and elements in the same text. Every function here expects valid JSON and must only be given such.
 */

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** A value's place in a JSON text: `text.slice(start, end)` is its source. */
export interface JsonSpan {
  readonly start: number;
  readonly end: number;
}

function skipWhitespace(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code === 0x20 || (code >= 0x09 && code <= 0x0d);) {
    code = text.charCodeAt(++at);
  }
  return at;
}

/** The offset after the closing quote of the string literal at `start`. */
export function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(quote - 1 - backslashes) === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return quote + 1;
  }
  return text.length;
}

/** The offset after the value at `start`. Strings are skipped whole, so brackets inside them do not count. */
function endOfValue(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first === QUOTE) return endOfString(text, start);
  if (first !== OPEN_BRACE && first !== OPEN_BRACKET) {
    const delimiter = /[\s,\]}]/g;
    delimiter.lastIndex = start;
    return delimiter.exec(text)?.index ?? text.length;
  }
  // Character by character: a regular expression that jumps from one bracket to the next takes four times as long.
  for (let depth = 0, at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at) - 1;
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) depth++;
    else if ((code === CLOSE_BRACE || code === CLOSE_BRACKET) && --depth === 0) return at + 1;
  }
  return text.length;
}

/** The spans of the elements of the array that starts at `start`, in order, and the offset after the array. */
function readElements(text: string, start: number): { readonly spans: JsonSpan[]; readonly end: number } {
  const spans: JsonSpan[] = [];
  let at = skipWhitespace(text, start + 1);
  while (at < text.length && text[at] !== "]") {
    const end = endOfValue(text, at);
    spans.push({ start: at, end });
    const next = skipWhitespace(text, end);
    at = text[next] === "," ? skipWhitespace(text, next + 1) : next;
  }
  return { spans, end: at + 1 };
}

/** Calls `read` with the start of each top-level member that has this key; it answers where the value ends. */
function readMembers(text: string, key: string, read: (start: number) => number): void {
  let at = skipWhitespace(text, skipWhitespace(text, 0) + 1);
  while (at < text.length && text[at] === '"') {
    const keyEnd = endOfString(text, at);
    const start = skipWhitespace(text, skipWhitespace(text, keyEnd) + 1);
    const end = JSON.parse(text.slice(at, keyEnd)) === key ? read(start) : endOfValue(text, start);
    const next = skipWhitespace(text, end);
    at = text[next] === "," ? skipWhitespace(text, next + 1) : next;
  }
}

/**
 * The span of a top-level member's value, or undefined where the object has no such member. Where a key stands
 * twice the last one counts, as it does for `JSON.parse`.
 */
export function memberSpan(text: string, key: string): JsonSpan | undefined {
  let found: JsonSpan | undefined;
  readMembers(text, key, (start) => {
    found = { start, end: endOfValue(text, start) };
    return found.end;
  });
  return found;
}

/** The spans of the elements of a top-level member that is an array, else undefined; the text is read once. */
export function memberElements(text: string, key: string): readonly JsonSpan[] | undefined {
  let found: readonly JsonSpan[] | undefined;
  readMembers(text, key, (start) => {
    if (text.charCodeAt(start) !== OPEN_BRACKET) {
      found = undefined;
      return endOfValue(text, start);
    }
    const { spans, end } = readElements(text, start);
    found = spans;
    return end;
  });
  return found;
}

/** Blanks that grow with the level would make of a text nested 20,000 deep one longer than a string may be. */
const DEEPEST_LINES = 32;

/**
 * Re-indents a JSON text and changes nothing else: every key, number and string keeps the characters it had. What is
 * nested deeper than 32 levels stands on one line.
 */
export function formatJson(text: string, indent = "  "): string {
  const out: string[] = [];
  const token = /["{}[\],:]|[^\s"{}[\],:]+/g;
  let depth = 0;
  const newLine = () => (depth > DEEPEST_LINES ? "" : "\n" + indent.repeat(depth));
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [symbol] = match;
    if (symbol === '"') {
      const end = endOfString(text, match.index);
      out.push(text.slice(match.index, end));
      token.lastIndex = end;
    } else if (symbol === "{" || symbol === "[") {
      const next = skipWhitespace(text, match.index + 1);
      if (text[next] === "}" || text[next] === "]") {
        out.push(symbol, text.charAt(next));
        token.lastIndex = next + 1;
      } else {
        depth++;
        out.push(symbol, newLine());
      }
    } else if (symbol === "}" || symbol === "]") {
      const before = newLine();
      depth--;
      out.push(before && newLine(), symbol);
    } else if (symbol === ",") out.push(symbol, newLine());
    else out.push(symbol === ":" ? ": " : symbol);
  }
  return out.join("");
}
