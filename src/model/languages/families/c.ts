import { commentSyntaxes } from "../commentSyntaxes";
import { alike, code, withEitherQuote, type Language } from "../language";
import {
  block,
  character,
  DOLLAR_BRACE,
  double,
  line,
  LINE_END,
  literally,
  nesting,
  raw,
  regularExpression,
  slashes,
  starred,
} from "../regions";

/** A backslash at its end goes on with a comment in the next line. */
const continued = { ...slashes, escape: "\\\\\\r?\\n" };

const c = {
  comments: commentSyntaxes.slashes,
  code: code([
    continued,
    starred,
    raw('R"([^\\s()\\\\"]{0,16})\\(', ([, name = ""]) => `\\)${literally(name)}"`),
    double,
    character,
  ]),
} as const;

/** C and its heirs that run without a virtual machine. */
export const cLanguages: readonly Language[] = [
  ...alike(["c", "cpp"], { ...c, collections: { list: ["{", "}"] } }),
  ...alike(["objective-c", "objective-cpp"], c),
  {
    id: "go",
    comments: commentSyntaxes.slashes,
    code: code([slashes, starred, raw("`", "`"), double, character]),
    collections: { list: ["[]string{", "}"], map: ["map[string]string{", ": ", "}"] },
  },
  {
    id: "rust",
    comments: commentSyntaxes.slashes,
    code: code([
      slashes,
      nesting,
      raw('r(#{0,32})"', ([, hashes = ""]) => `"${hashes}`),
      block('"'),
      character,
    ]),
    collections: { list: ["[", "]"] },
  },
  {
    id: "swift",
    comments: commentSyntaxes.slashes,
    code: code([
      slashes,
      nesting,
      raw('(#{1,32})"', ([, hashes = ""]) => `"${hashes}`),
      block('"""', "\\\\\\("),
      line('"', "\\\\\\("),
      regularExpression,
    ]),
    collections: { list: ["[", "]"], map: ["[", ": ", "]"] },
  },
  {
    id: "dart",
    comments: commentSyntaxes.slashes,
    code: withEitherQuote(
      [
        slashes,
        nesting,
        ...['"', "'"].flatMap((quote) => [
          raw(`r${quote.repeat(3)}`, quote.repeat(3)),
          raw(`r${quote}`, `${quote}|${LINE_END}`),
          block(quote.repeat(3), DOLLAR_BRACE),
          line(quote, DOLLAR_BRACE),
        ]),
      ],
      "$",
    ),
    collections: { list: ["[", "]"], map: ["{", ": ", "}"] },
  },
  { id: "zig", comments: { line: "//" } },
];
