/**
 * Exact JSON: the text the server sent is kept, so that numbers beyond 2^53, `1.0`, key order, duplicate keys and
 * escapes survive. `JSON.parse` proves a text valid and gives values to look at; this scanner then finds the spans of
 * members and elements in the same text. Every function here expects valid JSON and must only be given such.
 */

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const OPEN_BRACE = 0x7b;

/** A value's place in a JSON text: `text.slice(start, end)` is its source. */
export interface Span {
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
  const structural = /["{}[\]]/g;
  structural.lastIndex = start + 1;
  for (let depth = 1, match = structural.exec(text); match; match = structural.exec(text)) {
    if (match[0] === '"') structural.lastIndex = endOfString(text, match.index);
    else if (match[0] === "{" || match[0] === "[") depth++;
    else if (--depth === 0) return match.index + 1;
  }
  return text.length;
}

/** The spans of the elements of the array that starts at `start`, in order. */
export function elementSpans(text: string, start: number): Span[] {
  const spans: Span[] = [];
  let at = skipWhitespace(text, skipWhitespace(text, start) + 1);
  while (at < text.length && text[at] !== "]") {
    const end = endOfValue(text, at);
    spans.push({ start: at, end });
    const next = skipWhitespace(text, end);
    at = text[next] === "," ? skipWhitespace(text, next + 1) : next;
  }
  return spans;
}

/**
 * The span of a top-level member's value, or undefined where the object has no such member. Where a key stands
 * twice the last one counts, as it does for `JSON.parse`.
 */
export function memberSpan(text: string, key: string): Span | undefined {
  let found: Span | undefined;
  let at = skipWhitespace(text, skipWhitespace(text, 0) + 1);
  while (at < text.length && text[at] === '"') {
    const keyEnd = endOfString(text, at);
    const start = skipWhitespace(text, skipWhitespace(text, keyEnd) + 1);
    const end = endOfValue(text, start);
    if (JSON.parse(text.slice(at, keyEnd)) === key) found = { start, end };
    const next = skipWhitespace(text, end);
    at = text[next] === "," ? skipWhitespace(text, next + 1) : next;
  }
  return found;
}

/** Re-indents a JSON text and changes nothing else: every key, number and string keeps the characters it had. */
export function formatJson(text: string, indent = "  "): string {
  const out: string[] = [];
  const token = /["{}[\],:]|[^\s"{}[\],:]+/g;
  let depth = 0;
  const newLine = () => "\n" + indent.repeat(depth);
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
      depth--;
      out.push(newLine(), symbol);
    } else if (symbol === ",") out.push(symbol, newLine());
    else out.push(symbol === ":" ? ": " : symbol);
  }
  return out.join("");
}
