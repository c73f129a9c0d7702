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
  /** What may stand inside of its own kind, up to as many ends: comments, brackets of `%q(…)`. */
  readonly nests?: true | ((opening: RegExpExecArray) => string);
  /** Begins with the next line: what stands behind `open` is code still. */
  readonly fromNextLine?: true;
  /** What looks like its beginning may be something else; counts only where it ends. */
  readonly isDoubtful?: true;
  /** May go on to the end of a file. */
  readonly mayStayOpen?: true;
}

export const LINE_END = "(?=[\\r\\n])";
export const ESCAPE = "\\\\(?:\\r\\n|[^]?)";

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

/** The lines up to one that is the named word, or only begins with it. */
export function heredoc(
  operator: string,
  word = "[A-Za-z_]\\w{0,63}",
  behind = "[ \\t]*(?=\\r?\\n|$)",
): Region {
  const open = `${operator}(["'\`]?)(${word})["'\`]?`;
  return { ...raw(open, ([, , name = ""]) => `\\n[ \\t]*${name}${behind}`), fromNextLine: true };
}

/** A string between whatever sign or bracket stands behind its mark; brackets may stand in it in pairs. */
export function delimited(mark: string, options: Pick<Region, "escape" | "interpolation"> = {}): Region {
  return {
    ...raw(`${mark}([^\\w\\s])`, ([, sign = ""]) => literally(closing(sign))),
    escape: ESCAPE,
    nests: ([, sign = ""]) => (BRACKETS.has(sign) ? literally(sign) : ""),
    ...options,
  };
}

/** What ends what a sign begins. */
export function closing(sign: string): string {
  return BRACKETS.get(sign) ?? sign;
}

const BRACKETS: ReadonlyMap<string, string> = new Map(
  ["()", "[]", "{}", "<>"].map(([open = "", close = ""]) => [open, close]),
);

/** A text as a regular expression that finds it. */
export function literally(text: string): string {
  return text.replace(/\W/g, "\\$&");
}

/** Whether a region ends with its line at the latest. */
export function isOfOneLine({ close }: Region): boolean {
  return typeof close === "string" && (close === "" || close.includes(LINE_END));
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
const EXPRESSION = "(?:\\\\.|\\[(?:\\\\.|[^\\]\\\\\\n]){0,200}\\]|[^/\\\\[\\n]){1,500}/";
export const regularExpression = token(
  "/(?:(?<=(?:^|(?<!\\+)\\+|(?<!-)-|[=(,:;!&|?{[*%~^>]|\\b(?:return|typeof|case|in|of|else|throw|yield|await))\\s{0,40}/)" +
    `${EXPRESSION}|(?<=\\)[ \\t]{0,9}/)${EXPRESSION}[a-z]{0,8}\\.(?:test|exec)\\()`,
);

/** Ruby's: also behind the name of a method and a blank, where no blank follows. */
export const rubyExpression = token(
  "/(?:(?<=(?:^|[=(,:;!&|?{[+*%~^>-]|\\b(?:return|if|unless|when|while|until|and|or|not|in))\\s{0,40}/)|(?<=\\w /)(?! ))" +
    EXPRESSION,
);

export const slashes = comment("//");
export const hash = comment("#");
export const starred = comment("/\\*", "\\*/");
export const nesting: Region = { ...starred, nests: true };
export const double = line('"');
export const single = line("'");
export const DOLLAR_BRACE = "\\$\\{";
/** Three quotes in which nothing is escaped, so that further ones may end them. */
export const rawQuotes = raw('"""', '"""+');
