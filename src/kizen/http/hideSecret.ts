/** What a text becomes when what is decoded in it is replaced; each UTF-16 unit knows where it came from. */
interface Trace {
  readonly text: string;
  /** Where in the source each unit of `text` begins. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** More of a text than anybody is shown is not looked through: what is behind it is dropped. */
const LONGEST = 10_000;
/** Layers of encoding that are taken off, such as JSON in an address in HTML. */
const LAYERS = 3;
/** The beginning of a secret, where somebody cut it off, is hidden from this many characters on, or a third of it. */
const SHORTEST_BEGINNING = 8;
/** Any other part of it from this many on, or a third of it: words may stand in a secret by chance. */
const SHORTEST_PART = 12;
/** And from so many on in any case. */
const LONGEST_UNSEEN = 24;

/** What nobody sees: blanks, ends of lines, control characters, and marks without a width. */
const UNSEEN = /[\s\p{C}\p{Default_Ignorable_Code_Point}]/u;
/** One character as addresses, JSON, JavaScript and HTML may write it. */
const ESCAPES = String.raw`%(?<percent>[0-9a-f]{2})|\\+u(?:\{(?<braced>[0-9a-f]{1,6})\}|(?<unicode>[0-9a-f]{4}))|\\+x(?<hex>[0-9a-f]{2})|&#x(?<entity>[0-9a-f]{1,6});?|&#(?<decimal>\d{1,7});?|&(?<name>amp|lt|gt|quot|apos);|\\+(?<literal>["'\\/nrtbf])`;
/** As e-mails, Python, C and old addresses may write it; in other texts such signs mostly mean themselves. */
const RARE_ESCAPES = String.raw`=(?<quoted>[0-9a-f]{2})|\\+u0000(?<long>[0-9a-f]{4})|\\+(?<octal>[0-7]{2,3})|%u(?<old>[0-9a-f]{4})|0x(?<number>[0-9a-f]{2})`;
const READINGS = [ESCAPES, `${RARE_ESCAPES}|${ESCAPES}`].map((escapes) => new RegExp(escapes, "g"));
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * Puts `…` where a text holds a secret, however it is spelt: in other capitals or widths, with blanks, signs or invisible
 * characters in between or left out, escaped as in addresses, JSON, JavaScript or HTML (whole, in parts, in layers), as
 * base64 of a text around it, as the numbers of its characters, or cut off before or behind a part of it. The text is
 * cut to what is looked through.
 */
export function hideSecret(text: string, secret: string): string {
  const source = text.slice(0, LONGEST);
  if (simplify(traceOf(secret)).text === "") return source;
  return withoutSpans(
    source,
    READINGS.flatMap((escapes) => spansOf(secret, source, escapes)),
  );
}

function spansOf(secret: string, source: string, escapes: RegExp): Span[] {
  // A few signs stand anywhere by chance.
  const isLong = (form: string) => form.length >= SHORTEST_BEGINNING;
  const codes = [...Buffer.from(secret)];
  const numbers = [Buffer.from(secret).toString("hex"), codes.join("")].filter(isLong);
  const base64 = base64Forms(secret)
    .filter(isLong)
    .map((form) => form.toLowerCase());
  // A secret may itself hold what looks like an escape: it is decoded along with the text.
  const secrets = new Set<string>();
  const found: Span[] = [];
  let trace = simplify(traceOf(source));
  let wanted = simplify(traceOf(secret));
  for (let layer = 0; layer <= LAYERS; layer++) {
    secrets.add(wanted.text);
    const bare = withoutSigns(trace);
    for (const form of secrets) found.push(...partsOf(form, trace));
    for (const form of secrets) found.push(...bareParts(form, bare));
    const sameAlphabet = { ...trace, text: trace.text.replaceAll("-", "+").replaceAll("_", "/") };
    for (const form of base64) found.push(...occurrences(form, sameAlphabet));
    for (const form of numbers) found.push(...occurrences(form, bare));
    trace = simplify(decode(trace, escapes));
    wanted = simplify(decode(wanted, escapes));
  }
  return found;
}

function traceOf(text: string): Trace {
  const starts = Array.from({ length: text.length }, (_, index) => index);
  return { text, starts, ends: starts.map((start) => start + 1) };
}

/** Without what nobody sees, and with one form for capitals, widths and compositions. */
function simplify(trace: Trace): Trace {
  return rewrite(trace, /[^!-@[-~]/gu, ([character]) =>
    UNSEEN.test(character) ? "" : character.normalize("NFKC").toLowerCase(),
  );
}

/** Letters and digits only. */
function withoutSigns(trace: Trace): Trace {
  return rewrite(trace, /[^\p{L}\p{N}]+/gu, () => "");
}

function decode(trace: Trace, escapes: RegExp): Trace {
  return rewrite(trace, escapes, ({ groups = {} }) => {
    const all: Readonly<Record<string, string | undefined>> = groups;
    const { name, literal, decimal, octal, ...hexadecimal } = all;
    if (name !== undefined) return NAMED[name] ?? "";
    if (literal !== undefined) return /["'\\/]/.test(literal) ? literal : "";
    const digits = Object.values(hexadecimal).find((one) => one !== undefined);
    const code = parseInt(digits ?? octal ?? decimal ?? "", digits ? 16 : octal ? 8 : 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}

/** Replaces what matches; what replaces it comes from where the match stood. */
function rewrite(trace: Trace, pattern: RegExp, replace: (match: RegExpMatchArray) => string): Trace {
  let text = "";
  const starts: number[] = [];
  const ends: number[] = [];
  let copied = 0;
  const copyTo = (end: number) => {
    text += trace.text.slice(copied, end);
    for (; copied < end; copied++) {
      starts.push(trace.starts[copied] ?? 0);
      ends.push(trace.ends[copied] ?? 0);
    }
  };
  for (const match of trace.text.matchAll(pattern)) {
    copyTo(match.index);
    const replacement = replace(match);
    const last = match.index + match[0].length - 1;
    text += replacement;
    for (let unit = 0; unit < replacement.length; unit++) {
      starts.push(trace.starts[match.index] ?? 0);
      ends.push(trace.ends[last] ?? 0);
    }
    copied = last + 1;
  }
  copyTo(trace.text.length);
  return { text, starts, ends };
}

/** Where a form of the secret stands in the source, whole. */
function occurrences(form: string, { text, starts, ends }: Trace): Span[] {
  const spans: Span[] = [];
  if (form === "") return spans;
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1))
    spans.push({ start: starts[at] ?? 0, end: ends[at + form.length - 1] ?? 0 });
  return spans;
}

/** Where its beginning, or any other long part of it, stands in the source. */
function partsOf(form: string, trace: Trace): Span[] {
  const third = Math.ceil(form.length / 3);
  const beginning = form.slice(0, Math.max(SHORTEST_BEGINNING, third));
  const length = Math.min(form.length, LONGEST_UNSEEN, Math.max(SHORTEST_PART, third));
  const parts = new Set<string>();
  for (let at = 0; at + length <= form.length; at++) parts.add(form.slice(at, at + length));
  const { text, starts, ends } = trace;
  const spans = occurrences(beginning, trace);
  for (let at = 0; at + length <= text.length; at++)
    if (parts.has(text.slice(at, at + length)))
      spans.push({ start: starts[at] ?? 0, end: ends[at + length - 1] ?? 0 });
  return spans;
}

/** The same where all signs are left out. A secret of hardly anything else would be found everywhere. */
function bareParts(form: string, bare: Trace): Span[] {
  const letters = withoutSigns(traceOf(form)).text;
  return letters.length < SHORTEST_PART ? [] : partsOf(letters, bare);
}

/** What is the same in the base64 of any text around the secret, for each place it may begin at in a group of three. */
function base64Forms(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]);
    return whole.toString("base64").slice(Math.ceil((before * 8) / 6), Math.floor((whole.length * 8) / 6));
  });
}

function withoutSpans(source: string, spans: readonly Span[]): string {
  let result = "";
  let end = 0;
  for (const span of [...spans].sort((one, other) => one.start - other.start)) {
    if (span.start >= end) result += `${source.slice(end, span.start)}…`;
    end = Math.max(end, span.end);
  }
  return result + source.slice(end);
}
