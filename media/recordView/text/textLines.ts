import { isPictured } from "../../shared/text/segments";

/** Ideographs and emoji take two cells of a fixed-width font, marks that stand above others none. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const narrow = /^[ -~]*$/;
const mark = /^[\p{M}\u200c\u200d\ufe0f]$/u;
/** What a tab takes, as in the style sheet. */
const TAB = 4;

/** How many cells of a fixed-width font a text takes, with what cannot be seen written as an escape. */
export function widthOf(text: string): number {
  if (narrow.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += cellsOf(character);
  return width;
}

function cellsOf(character: string): number {
  if (character >= " " && character <= "~") return 1;
  if (character === "\t") return TAB;
  if (mark.test(character)) return 0;
  if (isPictured(character)) return 6 * character.length;
  return wide.test(character) ? 2 : 1;
}

/**
 * Where the lines of a text begin and end when a line has room for so many cells: at its line breaks, which belong
 * to no line, and else after the last space that fits.
 */
export function textLinesOf(text: string, columns: number): (readonly [start: number, end: number])[] {
  const lines: (readonly [number, number])[] = [];
  let start = 0;
  let width = 0;
  /** After the last space of this line, and how wide the line was there. */
  let space = 0;
  let widthAtSpace = 0;
  for (let at = 0; at < text.length;) {
    const code = text.codePointAt(at) ?? 0;
    const character = String.fromCodePoint(code);
    if (character === "\n") {
      lines.push([start, at]);
      at++;
      start = space = at;
      width = 0;
      continue;
    }
    const cells = cellsOf(character);
    if (width + cells > columns && at > start && cells > 0) {
      const end = space > start ? space : at;
      lines.push([start, end]);
      width -= space > start ? widthAtSpace : width;
      start = space = end;
      widthAtSpace = 0;
    }
    width += cells;
    at += character.length;
    if (character === " ") {
      space = at;
      widthAtSpace = width;
    }
  }
  lines.push([start, text.length]);
  return lines;
}

/** Whether a text needs more than one line. */
export function needsLines(text: string, columns: number): boolean {
  return text.includes("\n") || (text.length * 6 > columns && widthOf(text) > columns);
}
