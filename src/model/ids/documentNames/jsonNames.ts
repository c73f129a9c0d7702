import type { NameCollector } from "./nameCollector";

/** Where something begins that says how what follows is read. */
const SIGN = /["{}[\]]|\/[/*]/g;
/** The characters of a string up to its end, or to that of its line where it has none. */
const INSIDE = /[^"\\\r\n]*(?:\\[^\r\n][^"\\\r\n]*)*/y;
const COLON = /\s*:/y;

/** Signs that are read in one step. */
const RUN = 1000;

/**
 * Reads a JSON text, with or without comments, which stands at `from` in its document. Whatever is missing or too much in
 * it is passed over: half of a document is read as well.
 */
export function* readJsonNames(text: string, collector: NameCollector, from = 0): Generator<undefined> {
  for (let at = 0, count = 1; ; count++) {
    if (count % RUN === 0) yield;
    // Set anew each time: another document may be read between two steps.
    SIGN.lastIndex = at;
    const sign = SIGN.exec(text);
    if (!sign) return;
    at = SIGN.lastIndex;
    switch (sign[0]) {
      case "{":
        collector.openObject();
        break;
      case "}":
        collector.closeObject();
        break;
      case "[":
        collector.openArray();
        break;
      case "]":
        collector.closeArray();
        break;
      case '"':
        at = readString(text, at, collector, from);
        break;
      default:
        at = endOf(sign[0] === "//" ? "\n" : "*/", text, at);
    }
  }
}

/** Reads JSON values that stand in a line each. */
export function* readJsonLines(text: string, collector: NameCollector): Generator<undefined> {
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    yield* readJsonNames(line, collector, index);
    yield;
  }
}

/** Reads the string that begins at `start`, behind its quote, and tells where it ends. */
function readString(text: string, start: number, collector: NameCollector, from: number): number {
  const inside = matchAt(INSIDE, text, start);
  const end = start + inside.length;
  if (text.charAt(end) !== '"') return end;
  const string = { value: decoded(inside), start: from + start, end: from + end };
  if (matchAt(COLON, text, end + 1) === "") collector.text(string);
  else collector.key(string);
  return end + 1;
}

function matchAt(pattern: RegExp, text: string, start: number): string {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0] ?? "";
}

function endOf(mark: string, text: string, start: number): number {
  const at = text.indexOf(mark, start);
  return at === -1 ? text.length : at + mark.length;
}

function decoded(inside: string): string {
  if (!inside.includes("\\")) return inside;
  try {
    return String(JSON.parse(`"${inside}"`));
  } catch {
    // With an escape that there is not, or a control character: shown as it is written.
    return inside;
  }
}
