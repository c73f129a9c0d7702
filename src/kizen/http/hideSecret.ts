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
/** The beginning of a secret, where somebody cut it off, is hidden from this many characters on. */
const SHORTEST_BEGINNING = 8;

/** What nobody sees: blanks, ends of lines, control characters, and marks without a width. */
const UNSEEN = /[\s\p{C}\p{Default_Ignorable_Code_Point}]/u;
/** One character as addresses, JSON, JavaScript and HTML may write it. */
const ESCAPE =
  /%(?<percent>[0-9a-f]{2})|\\+u(?:\{(?<braced>[0-9a-f]{1,6})\}|(?<unicode>[0-9a-f]{4}))|\\+x(?<hex>[0-9a-f]{2})|&#x(?<entity>[0-9a-f]{1,6});|&#(?<decimal>\d{1,7});|&(?<name>amp|lt|gt|quot|apos);|\\+(?<literal>["'\\/nrtbf])/g;
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * Puts `…` where a text holds a secret, however it is spelt: in other capitals or widths, with blanks, ends of lines or
 * invisible characters in between, escaped as in addresses, JSON, JavaScript or HTML (whole, in parts, in layers), as
 * base64 of a text around it, as hexadecimal digits, or cut off behind its beginning. The text is cut to what is looked
 * through.
 */
export function hideSecret(text: string, secret: string): string {
  const source = text.slice(0, LONGEST);
  const encoded = [...base64Forms(secret), Buffer.from(secret).toString("hex")].map((form) =>
    form.toLowerCase(),
  );
  // A secret may itself hold what looks like an escape: it is decoded along with the text.
  const secrets: string[] = [];
  const found: Span[] = [];
  let trace = simplify(traceOf(source));
  let wanted = simplify(traceOf(secret));
  if (wanted.text === "") return source;
  for (let layer = 0; layer <= LAYERS; layer++) {
    secrets.push(wanted.text);
    for (const form of new Set(secrets)) found.push(...occurrences(trace, form, true));
    const sameAlphabet = { ...trace, text: trace.text.replaceAll("-", "+").replaceAll("_", "/") };
    for (const form of encoded) found.push(...occurrences(sameAlphabet, form, false));
    trace = simplify(decode(trace));
    wanted = simplify(decode(wanted));
  }
  return withoutSpans(source, found);
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

function decode(trace: Trace): Trace {
  return rewrite(trace, ESCAPE, ({ groups = {} }) => {
    const { percent, unicode, braced, hex, entity, decimal, name, literal } = groups;
    if (name !== undefined) return NAMED[name] ?? "";
    if (literal !== undefined) return /["'\\/]/.test(literal) ? literal : "";
    const digits = percent ?? unicode ?? braced ?? hex ?? entity;
    const code = digits === undefined ? Number(decimal) : parseInt(digits, 16);
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

/** Where a form of the secret stands in the source, also only its beginning where that is asked for. */
function occurrences({ text, starts, ends }: Trace, form: string, beginnings: boolean): Span[] {
  const spans: Span[] = [];
  if (form === "") return spans;
  const shortest = Math.min(form.length, Math.max(SHORTEST_BEGINNING, Math.ceil(form.length / 3)));
  const begins = beginnings ? form.slice(0, shortest) : form;
  for (let at = text.indexOf(begins); at >= 0; at = text.indexOf(begins, at + 1)) {
    let length = begins.length;
    while (length < form.length && text[at + length] === form[length]) length++;
    spans.push({ start: starts[at] ?? 0, end: ends[at + length - 1] ?? 0 });
  }
  return spans;
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
