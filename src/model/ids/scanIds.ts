/** An id in a text: `text.slice(start, end)` is how it stands there. */
export interface FoundId {
  /** In lower case, as Kizen writes ids: the same id written in capitals is the same text here. */
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** The nil UUID, and one that filters of every Kizen environment hold (docs/kizen-api.md, Ids). */
const MEANINGLESS: ReadonlySet<string> = new Set([
  "00000000-0000-0000-0000-000000000000",
  "257bb114-1b86-4761-99bd-95292de23f46",
]);

/** Whether an id, in lower case, stands for nothing in particular: nobody is asked for it, and nothing is wrong with it. */
export function isMeaningless(id: string): boolean {
  return MEANINGLESS.has(id);
}

const HYPHEN = 0x2d;
const BACKSLASH = 0x5c;
const PERCENT = 0x25;

/** Characters beyond which a text is left alone where nobody asks for its ids: no person reads or writes it. */
export const LARGEST_TEXT = 5_000_000;
/** Characters that are looked at in one step. */
const STEP = 20_000;

/** A UUID's length, and where its hyphens stand. */
const LENGTH = 36;
const [FIRST, SECOND, THIRD, FOURTH] = [8, 13, 18, 23] as const;

/**
 * Every id in a text, in their order, wherever it stands: in quotes of any language, addresses, `"custom"::<id>`. Every
 * Kizen id is a UUID (docs/kizen-api.md, Ids); one that goes on with hexadecimal digits at either end is something
 * else. Looks at where the first hyphen of an id would be, and from there leaps to the next one that can be: at most 36
 * characters are looked at for each hyphen, so no text makes it slow.
 */
export function scanIds(text: string): FoundId[] {
  return [...idsInSteps(text)].filter((found) => found !== undefined);
}

/** The same one after the other; undefined now and then between them, so that a text without any has steps, too. */
export function* idsInSteps(text: string): Generator<FoundId | undefined> {
  let stop = STEP;
  const last = text.length - LENGTH;
  for (let start = 0; start <= last;) {
    if (start > stop) {
      yield undefined;
      stop = start + STEP;
    }
    const code = text.charCodeAt(start + FIRST);
    if (code !== HYPHEN) {
      const next = isHex(code) ? text.indexOf("-", start + FIRST + 1) - FIRST : start + FIRST + 1;
      if (next < start) break;
      start = next;
    } else if (isUuidAt(text, start) && !isGlued(text, start)) {
      const end = start + LENGTH;
      yield { id: text.slice(start, end).toLowerCase(), start, end };
      start = end;
    } else {
      start++;
    }
  }
}

/** Whether a text is an id and nothing else. */
export function isId(text: string): boolean {
  return text.length === LENGTH && isUuidAt(text, 0);
}

function isUuidAt(text: string, start: number): boolean {
  // The hyphens first: they rule out nearly everything.
  if (
    text.charCodeAt(start + FOURTH) !== HYPHEN ||
    text.charCodeAt(start + THIRD) !== HYPHEN ||
    text.charCodeAt(start + SECOND) !== HYPHEN
  )
    return false;
  for (let at = 0; at < LENGTH; at++) {
    if (at === FIRST || at === SECOND || at === THIRD || at === FOURTH) continue;
    if (!isHex(text.charCodeAt(start + at))) return false;
  }
  return true;
}

function isGlued(text: string, start: number): boolean {
  return (
    isHex(text.charCodeAt(start + LENGTH)) || (isHex(text.charCodeAt(start - 1)) && !isEscape(text, start))
  );
}

/**
 * Whether what stands before an id is an escape that only looks like its digits: `%2F` in an address, `\x22` and
 * `\u0022` in a string, `\b` in a pattern.
 */
function isEscape(text: string, start: number): boolean {
  const before = text.charCodeAt(start - 2);
  if (before === BACKSLASH) return true;
  if (!isHex(before)) return false;
  if (text.charCodeAt(start - 3) === PERCENT) return true;
  return /\\(?:x|u[0-9a-f]{2})$/i.test(text.slice(Math.max(0, start - 6), start - 2));
}

/** NaN, beyond the text's ends, is none. */
function isHex(code: number): boolean {
  const lower = code | 0x20;
  return (code >= 0x30 && code <= 0x39) || (lower >= 0x61 && lower <= 0x66);
}
