import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const DIRECTORY = path.join(__dirname, "../../unit/model/languages/snippets");

/** A piece of source code, and where in it is code, and where a string or a comment. */
export interface CodeSnippet {
  readonly languageId: string;
  readonly title: string;
  readonly text: string;
  readonly offsets: readonly number[];
  /** One for each offset. */
  readonly isCode: readonly boolean[];
  /** Whether something in it begins that does not end. */
  readonly isBroken: boolean;
}

/**
 * The snippets that were written for this: each below a heading with its language, with `▲` where code is and `▽` where a
 * string or a comment is.
 */
export function codeSnippets(): CodeSnippet[] {
  return readdirSync(DIRECTORY).flatMap((file) =>
    readFileSync(path.join(DIRECTORY, file), "utf8")
      .split(/^### /m)
      .slice(1)
      .map((part) => {
        const [heading = "", ...lines] = part.split("\n");
        const [languageId = "", title = ""] = heading.split(/: (.*)/);
        return { languageId, title, ...unmarked(lines.join("\n")), isBroken: file === "lost.txt" };
      }),
  );
}

/** A text without its marks, and where they stood. */
export function unmarked(marked: string): Pick<CodeSnippet, "text" | "offsets" | "isCode"> {
  const pieces = marked.split(/[▲▽]/);
  const marks = marked.match(/[▲▽]/g) ?? [];
  let length = 0;
  return {
    text: pieces.join(""),
    offsets: pieces.slice(0, -1).map((piece) => (length += piece.length)),
    isCode: marks.map((mark) => mark === "▲"),
  };
}
