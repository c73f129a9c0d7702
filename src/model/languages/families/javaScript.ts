import { commentSyntaxes } from "../commentSyntaxes";
import { withEitherQuote, type Language } from "../language";
import { block, comment, DOLLAR_BRACE, double, regularExpression, single, starred } from "../regions";

const javaScript = {
  comments: commentSyntaxes.slashes,
  // Text in JSX may hold an address, which is no comment, and `don't`, in which no string begins.
  code: withEitherQuote([
    comment("(?<!\\bhttps?:)//"),
    starred,
    block("`", DOLLAR_BRACE),
    double,
    { ...single, open: "(?<![A-Za-z](?='(?:s|t|d|m|re|ve|ll)(?![\\w'])))'" },
    regularExpression,
  ]),
  collections: { list: ["[", "]"], map: ["{", ": ", "}"] },
} as const;

export const javaScripts: readonly Language[] = [
  { ...javaScript, id: "javascript", extensions: ["js", "mjs", "cjs"], grammar: "JavaScript" },
  { ...javaScript, id: "javascriptreact", extensions: ["jsx"], grammar: "JavaScript" },
  { ...javaScript, id: "typescript", extensions: ["ts", "mts", "cts"], grammar: "TypeScript" },
  { ...javaScript, id: "typescriptreact", extensions: ["tsx"], grammar: "TSX" },
  { id: "coffeescript", comments: { line: "#" } },
];
