import { isolateBidi } from "../bidi";

declare const isSafe: unique symbol;

/**
 * Text that VS Code shows as it reads, wherever it stands: no link, icon or line of its own comes out of it. Only the
 * functions of this file make it, so that a name or a server's word that did not pass them does not compile.
 */
export type SafeText = (string & { readonly [isSafe]: true }) | "";

/** What stands in the code itself; a text that was put together at run time is `never`. */
export type Literal<Text extends string> = { readonly none?: 1 } extends Record<Text, 1> ? never : Text;

/** Words a sentence in the editor's language: `{0}` is the first of the values, which come from anywhere. */
export type Localize = <Text extends string>(
  sentence: Literal<Text>,
  ...values: readonly (string | number)[]
) => SafeText;

/** Shows nothing, and keeps two signs from being read as one (U+2060, the word joiner). */
export const JOINER = "\u2060";

/** Controls and ends of lines. A name is shown in one line, or it could write lines of its own into a dialog. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/**
 * Makes any text safe. VS Code reads `[label](address)` as a link in messages, progress and prompts, and `$(name)` as an
 * icon in lists, prompts and the status bar. Both are kept apart where their signs meet, so that the text reads as it was
 * written. What is safe already stays as it is.
 */
export function safe(text: string | number): SafeText {
  return apart(isolateBidi(String(text).replace(CONTROLS, " "))) as SafeText;
}

/** The literal parts are ours, and may hold icons and ends of lines; the values come from anywhere. */
export function safeText(parts: TemplateStringsArray, ...values: readonly (string | number)[]): SafeText {
  return join(parts, values);
}

/** An icon of VS Code in front of a text, where VS Code draws icons: in lists and in the status bar. */
export function withIcon<Icon extends string>(icon: Literal<Icon>, text: SafeText): SafeText {
  return `$(${icon}) ${text}` as SafeText;
}

/** Joins what there is; what is undefined or empty is left out. */
export function joined<Separator extends string>(
  texts: readonly (SafeText | undefined)[],
  separator: Literal<Separator>,
): SafeText {
  const there = texts.filter((text) => text !== undefined && text !== "");
  return there.join(separator) as SafeText;
}

/** Makes the function that words sentences out of the one that translates them. */
export function localizer(translate: (sentence: string) => string): Localize {
  return (sentence, ...values) => {
    // One pass: a value that holds `{1}` is not filled in.
    const pieces = translate(sentence).split(/\{(\d+)\}/);
    const parts = pieces.filter((_, index) => index % 2 === 0);
    const places = pieces.filter((_, index) => index % 2 === 1);
    return join(
      parts,
      places.map((place) => values[Number(place)] ?? `{${place}}`),
    );
  };
}

function join(parts: readonly string[], values: readonly (string | number)[]): SafeText {
  const text = values.reduce<string>((before, value, index) => {
    // Where two values meet, their signs may be one's end and the other's beginning.
    const next = safe(value);
    const seam = /[\]$]$/.test(before) && next.startsWith("(") ? JOINER : "";
    return before + seam + next + (parts[index + 1] ?? "");
  }, parts[0] ?? "");
  return text as SafeText;
}

function apart(text: string): string {
  return text.replace(/([\]$])(?=\()/g, `$1${JOINER}`);
}
