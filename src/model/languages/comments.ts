import { stripBidiControls } from "../bidi";
import type { CommentSyntax } from "./language";
import { languageOf } from "./languages";

/** Longer names are cut: a comment is to be read at a glance. */
const LONGEST = 80;

/** The end of PHP, also in a line's comment, and an escape that Java reads before it knows of comments. */
const MEANT_IN_COMMENTS = ["?>", "\\u"];

/** Puts a blank between the signs of a mark wherever it stands, also where one begins in the midst of another. */
function setApart(text: string, mark: string): string {
  const signs = Array.from(mark, (sign) => sign.replace(/\W/g, "\\$&"));
  const [first = "", ...rest] = signs;
  return text.replace(new RegExp(`${first}(?=${rest.join("")})`, "g"), "$& ");
}

/** A comment that may stand at the end of a line; undefined where the language has none. */
export function trailingComment(languageId: string, text: string): string | undefined {
  const { line, block } = languageOf(languageId)?.comments ?? {};
  if (line !== undefined) return `${line} ${cleaned(text, undefined)}`;
  return block && `${block[0]} ${cleaned(text, block)} ${block[1]}`;
}

/** A comment in the midst of a line; undefined where the language has none. */
export function inlineComment(languageId: string, text: string): string | undefined {
  const { block } = languageOf(languageId)?.comments ?? {};
  return block && `${block[0]} ${cleaned(text, block)} ${block[1]}`;
}

/** A name in one line, which neither ends nor begins a comment of its own, nor makes code around it look another. */
function cleaned(text: string, block: CommentSyntax["block"]): string {
  const line = Array.from(
    stripBidiControls(text)
      .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
      .trim(),
  )
    .slice(0, LONGEST)
    .join("");
  // Two hyphens alone may not stand in a comment of XML.
  const marks = [...(block?.[0] === "<!--" ? ["--"] : (block ?? [])), ...MEANT_IN_COMMENTS];
  const apart = marks.reduce((clean, mark) => setApart(clean, mark), line);
  // A backslash at the end goes on with the comment in the next line; in C its trigraph does, too.
  return apart.replace(/(?:\\|\?\?\/|\s)+$/, "");
}
