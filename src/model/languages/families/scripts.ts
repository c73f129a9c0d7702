import { commentSyntaxes } from "../commentSyntaxes";
import { alike, withEitherQuote, type Language } from "../language";
import { block, comment, double, hash, heredoc, line, LINE_END, raw, single, starred } from "../regions";

/** Languages whose programs are run as they were written, and their relatives. */
export const scriptLanguages: readonly Language[] = [
  {
    id: "python",
    extensions: ["py", "pyi"],
    comments: commentSyntaxes.hash,
    code: withEitherQuote([hash, block('"""'), block("'''"), double, single]),
    collections: { list: ["[", "]"], map: ["{", ": ", "}"] },
    grammar: "Python",
  },
  {
    id: "php",
    comments: commentSyntaxes.slashes,
    code: withEitherQuote(
      [
        // What stands outside of the tags is the page's own text.
        raw("^(?!<\\?)|\\?>", "<\\?(?:php|=)"),
        comment("//|#(?!\\[)", `${LINE_END}|(?=\\?>)`),
        starred,
        heredoc("<<<[ \\t]*"),
        block('"', "\\{(?=\\$)"),
        block("'"),
      ],
      "$",
    ),
    collections: { list: ["[", "]"], map: ["[", " => ", "]"] },
  },
  {
    id: "ruby",
    comments: commentSyntaxes.hash,
    code: withEitherQuote(
      [
        comment("\\n=begin\\b", "\\n=end\\b"),
        hash,
        heredoc("<<[-~]?", "[A-Z_]\\w{0,63}"),
        line('"', "#\\{"),
        single,
      ],
      "#",
    ),
    collections: { list: ["[", "]"], map: ["{", " => ", "}"] },
  },
  {
    id: "lua",
    comments: { line: "--", block: ["--[[", "]]"] },
    code: withEitherQuote([
      comment("--\\[(={0,32})\\[", ([, equals = ""]) => `\\]${equals}\\]`),
      comment("--"),
      raw("\\[(={0,32})\\[", ([, equals = ""]) => `\\]${equals}\\]`),
      double,
      single,
    ]),
    collections: { list: ["{", "}"], map: ["{", " = ", "}", ["[", "]"]] },
  },
  {
    id: "r",
    comments: commentSyntaxes.hash,
    code: withEitherQuote([hash, block('"'), block("'")]),
    collections: { list: ["c(", ")"], map: ["c(", " = ", ")"] },
  },
  ...alike(["perl", "julia", "nim"], { comments: commentSyntaxes.hash }),
  { id: "haskell", comments: { line: "--", block: ["{-", "-}"] } },
];
