/** Why a text cannot be a key or an id. `place` counts characters of the text as it was pasted, from 1. */
export type CredentialProblem =
  | { readonly kind: "empty" | "tooLong" }
  | { readonly kind: "character"; readonly character: string; readonly place: number };

export type CleanedCredential = { readonly value: string } | { readonly problem: CredentialProblem };

/** Kizen's ids have 36 characters; the three headers together must stay below Node's limit of 16 KiB. */
const LONGEST = 4096;
/** More is a file, not a value with its name and quotes. */
const LONGEST_PASTED = 4 * LONGEST;

/** What stands in no credential and is seen by nobody: zero-width characters, marks of direction, soft hyphens. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/u;
const LINE_END = /[\n\v\f\r\u0085\u2028\u2029]/;

const QUOTES = "\"'`´′″‵‶＂＇\\p{Pi}\\p{Pf}„‚「」『』〝〞〟";
const OPENING = new RegExp(`^[${QUOTES}]+\\s*`, "u");
const QUOTE = new RegExp(`[${QUOTES}]`, "u");
const SEPARATOR = /[,;\s]/;
/** JSON and what is like it, with one member. */
const OBJECT = /^\s*\{[^{}]*\}[,;\s]*$/;
const COMMAND = /^(?:export\s+|set\s+|const\s+|let\s+|var\s+|-H\s+|--header[\s=]+|\$env:\s*)(?=[\p{P}\w])/u;
const ASSIGNMENT = new RegExp(
  `^(?<name>[A-Za-z_][\\w.-]*)(?<closed>[${QUOTES}]*)(?<before>\\s*)(?<sign>:=|=>|[=:])(?<after>\\s*)`,
  "u",
);
/** The names that a key or an id has wherever it is written down. */
const CREDENTIAL_NAME =
  /^(?:x[-_])?(?:kizen[-_.]?)?(?:(?:api[-_]?)?(?:key|token|secret)|(?:user|business)(?:[-_]?id)?)$/i;
/** What is neither a sign, a blank nor a quote. */
const VALUE = new RegExp(`[^=\\s,;${QUOTES}]`, "u");
/** The end of such a name. Base64 may look the same, but has nothing except "=" behind. */
const LIKE_A_NAME = /(?:key|token|secret|id)$/i;
const VARIABLE_NAME = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;

/**
 * Whether a header carries this text to the server as it is (RFC 9110, 5.5, without the bytes above 127, which servers
 * read in different ways). HTTP libraries drop other characters silently: then another key is sent than was stored.
 */
export function canHeaderCarry(text: string): boolean {
  return text.length <= LONGEST && /^[!-~](?:[ -~]*[!-~])?$/.test(text);
}

/**
 * Makes a key or an id of what a person pasted. What comes along from a file, a shell, a header, a chat or an e-mail is
 * taken away: `KEY=`, `export KEY=`, `"KEY": "…",`, quotes of all kinds, invisible characters and ends of lines.
 * Anything else that does not belong in a key is a problem, with its place, and never dropped.
 */
export function cleanCredential(pasted: string): CleanedCredential {
  if (pasted.length > LONGEST_PASTED) return { problem: { kind: "tooLong" } };
  const { text, places } = visible(pasted);
  const { start, end, isWrapped } = unwrap(text);
  const value = text.slice(start, end);
  if (value === "") return { problem: { kind: "empty" } };
  // Where a quote is left of those around it, more than one value was pasted.
  const at = value.search(isWrapped ? /[^!#-~]/u : /[^!-~]/u);
  if (at >= 0) {
    const character = String.fromCodePoint(value.codePointAt(at) ?? 0);
    return { problem: { kind: "character", character, place: places[start + at] ?? 1 } };
  }
  return value.length > LONGEST ? { problem: { kind: "tooLong" } } : { value };
}

/** The text on one line and without what nobody sees, and for each UTF-16 unit of it its place in what was pasted. */
function visible(pasted: string): { readonly text: string; readonly places: readonly number[] } {
  let text = "";
  let place = 0;
  let endsLine = false;
  const places: number[] = [];
  for (const character of pasted) {
    place++;
    if (LINE_END.test(character)) {
      // A wrapped value is one value: blanks around the end of a line are its layout.
      text = text.trimEnd();
      places.length = text.length;
      endsLine = true;
    } else if (!INVISIBLE.test(character) && !(endsLine && /\s/.test(character))) {
      text += character;
      for (let unit = 0; unit < character.length; unit++) places.push(place);
      endsLine = false;
    }
  }
  return { text, places };
}

/** Where the value stands in a text that may hold a name and quotes around it. */
function unwrap(text: string): {
  readonly start: number;
  readonly end: number;
  readonly isWrapped: boolean;
} {
  const object = OBJECT.exec(text)?.[0];
  const inner = object?.replace(/^\s*\{\s*/, "").replace(/\}[,;\s]*$/, "") ?? "";
  const isObject = object !== undefined && assignmentIn(inner, false) > 0;
  let start = isObject ? object.indexOf(inner) : 0;
  let end = isObject ? start + inner.length : text.length;
  let isWrapped = isObject;
  const dropFirst = (length: number) => {
    start += length;
    isWrapped ||= length > 0;
  };
  for (let before = -1; before !== end - start;) {
    before = end - start;
    const rest = () => text.slice(start, end);
    start += rest().length - rest().trimStart().length;
    end = start + rest().trimEnd().length;
    const command = COMMAND.exec(rest())?.[0] ?? "";
    const assigned = assignmentIn(rest().slice(command.length), command !== "");
    if (assigned > 0) dropFirst(command.length + assigned);
    dropFirst(OPENING.exec(rest())?.[0].length ?? 0);
    const closing = closingLength(rest(), isWrapped);
    end -= closing;
    isWrapped ||= closing > 0;
  }
  return { start, end, isWrapped };
}

/** The length of the quotes at the end with what separates values around them, or of that alone behind a wrapped value. */
function closingLength(text: string, isWrapped: boolean): number {
  const before = (end: number, sign: RegExp) => {
    while (end > 0 && sign.test(text.charAt(end - 1))) end--;
    return end;
  };
  const separated = before(text.length, SEPARATOR);
  const quoted = before(separated, QUOTE);
  if (quoted < separated) return text.length - before(quoted, SEPARATOR);
  return isWrapped ? text.length - separated : 0;
}

/** The length of `NAME=` at the beginning; 0 where what looks like one may be a part of the value. */
function assignmentIn(text: string, follows: boolean): number {
  const opening = OPENING.exec(text)?.[0].length ?? 0;
  const match = ASSIGNMENT.exec(text.slice(opening));
  if (!match?.groups) return 0;
  const { name = "", closed = "", before = "", sign = "", after = "" } = match.groups;
  const length = opening + match[0].length;
  if (follows || CREDENTIAL_NAME.test(name)) return length;
  // Base64 ends in "=": where nothing but quotes is behind it, it is the value.
  if (!VALUE.test(text.slice(length))) return 0;
  const isSpaced = closed !== "" || before !== "" || after !== "" || sign === "=>";
  return isSpaced || (sign === "=" && VARIABLE_NAME.test(name)) || LIKE_A_NAME.test(name) ? length : 0;
}
