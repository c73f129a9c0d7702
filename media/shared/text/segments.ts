/** A stretch of a text: from a character, up to and without another. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch of text that is drawn in one way. */
export interface Segment {
  readonly text: string;
  /** Stands for a character that cannot be seen, such as `\n` for a line break. */
  readonly isEscape: boolean;
  /** The search match that this is a part of. */
  readonly match: Span | undefined;
}

/** Of a string on one line: no screen is wider. */
const LONGEST_LINE = 500;

/**
 * Characters that show nothing or change the order of others: control and format characters, separators and halves
 * of surrogate pairs. The two joiners stay, because scripts and emoji are written with them.
 */
const invisible = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const lineBreakOrTab = /[\n\t]/;

const invisibleOne = new RegExp(invisible.source, "u");

/** Whether a character is drawn as an escape. */
export function isPictured(character: string): boolean {
  return invisibleOne.test(character);
}

/** As much of a long string as one line can show, cut between characters. */
export function firstLine(value: string): string {
  return cut(value, LONGEST_LINE);
}

export function cut(value: string, length: number): string {
  if (value.length <= length) return value;
  const isHalf = /[\ud800-\udbff]/.test(value.charAt(length - 1));
  return value.slice(0, isHalf ? length - 1 : length);
}

/** Splits a text where its drawing changes. With `lines`, line breaks and tabs stay what they are. */
export function segments(text: string, matches: readonly Span[], lines = false): Segment[] {
  const result: Segment[] = [];
  const add = (from: number, to: number, match?: Span) => {
    let at = from;
    const part = text.slice(0, to);
    invisible.lastIndex = from;
    for (let found = invisible.exec(part); found; found = invisible.exec(part)) {
      const [character] = found;
      if (lines && lineBreakOrTab.test(character)) continue;
      if (found.index > at) result.push({ text: text.slice(at, found.index), isEscape: false, match });
      result.push({ text: escape(character), isEscape: true, match });
      at = found.index + character.length;
    }
    if (to > at) result.push({ text: text.slice(at, to), isEscape: false, match });
  };
  let at = 0;
  for (const match of matches) {
    const end = Math.min(match.end, text.length);
    if (match.start >= text.length) break;
    add(at, match.start);
    add(match.start, end, match);
    at = end;
  }
  add(at, text.length);
  return result;
}

function escape(character: string): string {
  const short = JSON.stringify(character).slice(1, -1);
  if (short.startsWith("\\")) return short;
  return Array.from({ length: character.length }, (_, index) =>
    unicodeEscape(character.charCodeAt(index)),
  ).join("");
}

function unicodeEscape(code: number): string {
  return `\\u${code.toString(16).padStart(4, "0")}`;
}
