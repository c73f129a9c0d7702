import { stripBidiControls } from "../bidi";

/** How a language writes comments. Where there is none, as in JSON, nothing can be said beside a value. */
export interface CommentSyntax {
  /** What begins a comment that ends with its line. */
  readonly line?: string;
  readonly block?: readonly [open: string, close: string];
}

const slashes: CommentSyntax = { line: "//", block: ["/*", "*/"] };
const hash: CommentSyntax = { line: "#" };
const dashes: CommentSyntax = { line: "--", block: ["/*", "*/"] };
const tags: CommentSyntax = { block: ["<!--", "-->"] };
const semicolon: CommentSyntax = { line: ";" };
const percent: CommentSyntax = { line: "%" };

/**
 * VS Code knows this of every installed language, but tells extensions nothing of it. By its language ids. Dockerfiles and
 * makefiles are left out: behind a value, what looks like a comment there is a part of it.
 */
const languages: readonly (readonly [CommentSyntax, string])[] = [
  [
    slashes,
    "javascript javascriptreact typescript typescriptreact jsonc json5 go java apex kotlin scala groovy csharp rust swift c cpp " +
      "objective-c objective-cpp dart php less scss jsonnet bicep proto3",
  ],
  [{ line: "//", block: ["(*", "*)"] }, "fsharp"],
  [{ line: "//" }, "zig"],
  [hash, "python ruby shellscript r elixir graphql toml yaml dockercompose perl julia coffeescript nim"],
  [{ line: "#", block: ["/*", "*/"] }, "terraform hcl mysql"],
  [{ line: "#", block: ["<#", "#>"] }, "powershell"],
  [dashes, "sql plsql pgsql postgres sqlite jinja-sql"],
  [{ line: "--", block: ["--[[", "]]"] }, "lua"],
  [{ line: "--", block: ["{-", "-}"] }, "haskell"],
  [{ line: "'" }, "vb"],
  [{ block: ["/*", "*/"] }, "css"],
  [tags, "markdown html xml xsl vue svelte"],
  [semicolon, "clojure"],
  [percent, "latex tex erlang"],
];

const byLanguage: ReadonlyMap<string, CommentSyntax> = new Map(
  languages.flatMap(([syntax, ids]) => ids.split(" ").map((id) => [id, syntax] as const)),
);

/** Those in which something can be said beside a value. */
export const commentedLanguages: readonly string[] = [...byLanguage.keys()];

/** Longer names are cut: a comment is to be read at a glance. */
const LONGEST = 80;

export function commentSyntax(languageId: string): CommentSyntax | undefined {
  return byLanguage.get(languageId);
}

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
  const { line, block } = commentSyntax(languageId) ?? {};
  if (line !== undefined) return `${line} ${cleaned(text, undefined)}`;
  return block && `${block[0]} ${cleaned(text, block)} ${block[1]}`;
}

/** A comment in the midst of a line; undefined where the language has none. */
export function inlineComment(languageId: string, text: string): string | undefined {
  const { block } = commentSyntax(languageId) ?? {};
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
