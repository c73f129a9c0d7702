import { commentSyntaxes } from "../commentSyntaxes";
import { alike, withEitherQuote, type Language } from "../language";
import {
  block,
  closing,
  comment,
  delimited,
  double,
  hash,
  heredoc,
  line,
  LINE_END,
  literally,
  raw,
  rubyExpression,
  single,
  starred,
  token,
} from "../regions";

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
        { ...raw("^(?!<\\?)|\\?>", "<\\?(?:php|=)"), mayStayOpen: true },
        comment("//|#(?!\\[)", `${LINE_END}|(?=\\?>)`),
        starred,
        heredoc("<<<[ \\t]*", undefined, "(?!\\w)"),
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
        comment("\\n__END__(?=\\r?\\n)", "(?![^])"),
        hash,
        heredoc("<<[-~]", "[A-Za-z_]\\w{0,63}"),
        { ...heredoc("(?<![\\d)\\]][ \\t]{0,9})<<", "[A-Z_]\\w{0,63}"), isDoubtful: true },
        token("(?<![\\w)\\]}'\"])\\?\\\\?[^\\w\\s](?!\\w)"),
        delimited("%[qwis]"),
        delimited("%[QWIrx]", { interpolation: "#\\{" }),
        {
          ...delimited("%(?<=(?:^|[=(,[{|&!?:;>]|\\b(?:return|puts|raise))\\s{0,9}%)(?=[[({|!])"),
          interpolation: "#\\{",
        },
        rubyExpression,
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
    code: withEitherQuote([
      hash,
      raw(
        "\\b[rR][\"'](-{0,16})([[({])",
        ([, dashes = "", sign = ""]) => `${literally(closing(sign))}${dashes}["']`,
      ),
      raw("`", `\`|${LINE_END}`),
      block('"'),
      block("'"),
    ]),
    collections: { list: ["c(", ")"], map: ["c(", " = ", ")"] },
  },
  ...alike(["perl", "julia", "nim"], { comments: commentSyntaxes.hash }),
  { id: "haskell", comments: { line: "--", block: ["{-", "-}"] } },
];
