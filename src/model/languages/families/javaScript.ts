import { commentSyntaxes } from "../commentSyntaxes";
import { withEitherQuote, type Language } from "../language";
import { block, DOLLAR_BRACE, double, regularExpression, single, slashes, starred } from "../regions";

const javaScript = {
  comments: commentSyntaxes.slashes,
  code: withEitherQuote([slashes, starred, block("`", DOLLAR_BRACE), double, single, regularExpression]),
  collections: { list: ["[", "]"], map: ["{", ": ", "}"] },
} as const;

export const javaScripts: readonly Language[] = [
  { ...javaScript, id: "javascript", extensions: ["js", "mjs", "cjs"], grammar: "JavaScript" },
  { ...javaScript, id: "javascriptreact", extensions: ["jsx"], grammar: "JavaScript" },
  { ...javaScript, id: "typescript", extensions: ["ts", "mts", "cts"], grammar: "TypeScript" },
  { ...javaScript, id: "typescriptreact", extensions: ["tsx"], grammar: "TSX" },
  { id: "coffeescript", comments: { line: "#" } },
];
