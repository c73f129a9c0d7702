import { isOfOneLine } from "./regions";
import type { Walk } from "./walkCode";

/** Words with which no sentence begins, or none that has a sign of code in it. */
const DECLARATION =
  "(?:const|let|var|function|async|class|def|defp|defmodule|fn|func|fun|val|struct|impl|interface|namespace|package|export|" +
  "public|private|protected|static|enum|trait|module|resource|locals|variable|output)\\s[^\\n]*[=(){};:][^\\n]*";
const BARE =
  "(?:def\\s\\w+[?!]?|def\\w*\\s[^\\n]+\\sdo|(?:class|module)\\s[A-Z]\\w*(?:\\s<\\s[\\w:]+)?|\\}[;)]*|end|fi|done|esac)";
const IMPORT =
  "(?:import\\s[\\w.]+;?|from\\s[\\w.]+\\simport\\s[^\\n]+|import\\s[^\\n]*\\sfrom\\s[^\\n]+|#include\\s[^\\n]+)";
/** A call, an assignment, or the beginning of a function of the shell. */
const STATEMENT = "[\\w$.-]+(?:(?:\\([^\\n]*\\)|\\s?:?=\\s?[^\\n]+);|\\s<-\\s[^\\n]+|\\(\\)\\s*\\{[^\\n]*)";
const SQL =
  "(?:create|alter|drop|insert|update|delete|grant|CREATE|ALTER|DROP|INSERT|UPDATE|DELETE|GRANT)\\s[^\\n]*[;(][^\\n]*";

/** A line that is hardly ever a part of a string; looked for at its very beginning, since text in strings is mostly indented. */
const CODE_LINE = new RegExp(
  `\\n(?:${[DECLARATION, BARE, IMPORT, STATEMENT, SQL].join("|")})[ \\t]*(?=\\r?\\n|$)`,
  "g",
);

/**
 * What was taken for the beginning of a string and was none, in a file that ends in the midst of one: the end that it does
 * not have although it would need it, or the offset of the first string with a line of code in it.
 */
export function mistakenBeginning(text: string, { strings, unended }: Walk): number | string | undefined {
  if (unended?.region.isDoubtful) return unended.close;
  let line = -1;
  for (const { start, end } of strings) {
    if (line < start) line = codeLineFrom(text, start);
    if (line < end) return start;
  }
  // Code in a string of one line goes on behind it where a bracket is missing.
  return unended && isOfOneLine(unended.region) ? unended.start : undefined;
}

function codeLineFrom(text: string, start: number): number {
  CODE_LINE.lastIndex = start;
  return CODE_LINE.exec(text)?.index ?? Infinity;
}
