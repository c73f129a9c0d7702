import { isolateBidi } from "../bidi";
import { JOINER } from "./safeText";

declare const isLogText: unique symbol;

/** A line of the log in which nothing from outside is a link or begins a line. Only the functions of this file make it. */
export type LogText = string & { readonly [isLogText]: true };

/** Controls and ends of lines: a name could write lines of its own. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
/** What an address or a path cannot do without, and the same where it was put in brackets before. */
const SEPARATORS = /\[:?[/\\]+\]|:?[/\\]+/g;

/** The literal parts are ours; the values come from anywhere, and may go on where a literal part ends. */
export function logText(parts: TemplateStringsArray, ...values: readonly (string | number)[]): LogText {
  const line = parts.reduce((before, part, index) => before + inOneLine(values[index - 1] ?? "") + part);
  return withoutLinks(line);
}

/**
 * A path that this extension made: of a request, where what came from outside stands percent-encoded, or of a file that
 * it looks for. What does not look so is a text like others.
 */
export function ownPath(path: string): LogText {
  return (/^[!-9;-[\]-~]+$/.test(path) ? path : withoutLinks(inOneLine(path))) as LogText;
}

/** One line of several pieces; what is undefined is left out. */
export function logLine(...pieces: readonly (LogText | undefined)[]): LogText {
  return pieces.filter((piece) => piece !== undefined).join(" ") as LogText;
}

/**
 * The Output view makes links by itself, of each `https://`, `http://` and `file://`, and of whatever stands behind the
 * path of a folder that is open. So the signs without which there is no address and no path are written in brackets,
 * `https[://]evil.example[/]x`, as is usual for addresses that nobody is to follow. An invisible sign between them would
 * read better, but whoever copied such an address or looked for it would not know why it does not work.
 */
function withoutLinks(line: string): LogText {
  return line.replace(SEPARATORS, (signs) => (signs.startsWith("[") ? signs : `[${signs}]`)) as LogText;
}

/** The joiner of `safe` has nothing to keep apart here. */
function inOneLine(text: string | number): string {
  return isolateBidi(String(text).replaceAll(JOINER, "").replace(CONTROLS, " "));
}
