/**
 * A stretch of source code that is not code. Expressions here are sources of regular expressions; they are joined into
 * larger ones, so they use no back references. What is captured is short, because `close` repeats it.
 */
export interface Region {
  readonly place: "string" | "comment";
  readonly open: string;
  /** What ends it, which may depend on what `open` captured. Empty where `open` is the whole of it. */
  readonly close: string | ((opening: RegExpExecArray) => string);
  /** What does not end it although it may look so: an escaped or doubled quote. */
  readonly escape?: string;
  /** What leads back into code, until the bracket that it ends with is closed. */
  readonly interpolation?: string;
  /** Comments that may stand inside each other. */
  readonly nests?: true;
}

export const LINE_END = "(?=[\\r\\n])";
const ESCAPE = "\\\\(?:\\r\\n|[^]?)";

export function comment(open: string, close: Region["close"] = LINE_END): Region {
  return { place: "comment", open, close };
}

/** A string in which nothing is escaped. */
export function raw(open: string, close: Region["close"]): Region {
  return { place: "string", open, close };
}

/** A string in which its quote is written twice. */
export function doubling(open: string, quote: string): Region {
  return { ...raw(open, quote), escape: quote + quote };
}

/** A string of many lines with backslashes. */
export function block(quote: string, interpolation?: string): Region {
  return { ...raw(quote, quote), escape: ESCAPE, ...(interpolation === undefined ? {} : { interpolation }) };
}

/** The same that ends with its line at the latest: a stray quote must not turn a whole file around. */
export function line(quote: string, interpolation?: string): Region {
  return { ...block(quote, interpolation), close: `${quote}|${LINE_END}` };
}

/** The lines up to one that begins with the named word. The rest of the first line counts as part of them. */
export function heredoc(operator: string, word = "[A-Za-z_]\\w{0,63}"): Region {
  return raw(`${operator}["'\`]?(${word})`, ([, name = ""]) => `\\n[ \\t]*${name}(?!\\w)`);
}

/** One token that may hold a quote and begins nothing. */
export function token(open: string): Region {
  return raw(open, "");
}

/** `'"'` and the like, in languages where single quotes hold one character; not the `'` of lifetimes and of `1'000`. */
export const character = token("'(?:\\\\[^\\n][^'\\n]{0,10}|[^\\\\'\\n]{1,2})'");

/**
 * JavaScript's regular expressions: a slash begins one where an operand may stand. The limits keep a wrong guess cheap.
 */
export const regularExpression = token(
  "/(?<=(?:^|[=(,:;!&|?{[+*%~^>-]|\\b(?:return|typeof|case|in|of|else|throw|yield|await))\\s{0,40}/)" +
    "(?:\\\\.|\\[(?:\\\\.|[^\\]\\\\\\n]){0,200}\\]|[^/\\\\[\\n]){1,500}/",
);

export const slashes = comment("//");
export const hash = comment("#");
export const starred = comment("/\\*", "\\*/");
export const nesting: Region = { ...starred, nests: true };
export const double = line('"');
export const single = line("'");
export const DOLLAR_BRACE = "\\$\\{";
