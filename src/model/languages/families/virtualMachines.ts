import { commentSyntaxes } from "../commentSyntaxes";
import { code, type Language } from "../language";
import {
  block,
  character,
  comment,
  DOLLAR_BRACE,
  double,
  doubling,
  hash,
  line,
  nesting,
  raw,
  single,
  slashes,
  starred,
} from "../regions";

/** The languages of the JVM, of .NET, of Erlang's BEAM and of Salesforce. */
export const virtualMachineLanguages: readonly Language[] = [
  {
    id: "java",
    comments: commentSyntaxes.slashes,
    code: code([slashes, starred, block('"""'), double, character]),
    collections: { list: ["List.of(", ")"] },
  },
  {
    id: "apex",
    comments: commentSyntaxes.slashes,
    code: { ...code([slashes, starred, single]), quote: "'" },
    collections: {
      list: ["new List<String>{ ", " }"],
      map: ["new Map<String, String>{", " => ", "}"],
    },
  },
  {
    id: "kotlin",
    comments: commentSyntaxes.slashes,
    code: code(
      [
        slashes,
        nesting,
        { ...raw('"""', '"""'), interpolation: DOLLAR_BRACE },
        line('"', DOLLAR_BRACE),
        character,
      ],
      "$",
    ),
    collections: { list: ["listOf(", ")"], map: ["mapOf(", " to ", ")"] },
  },
  {
    id: "scala",
    comments: commentSyntaxes.slashes,
    code: code([slashes, nesting, raw('"""', '"""'), double, character]),
    collections: { list: ["List(", ")"], map: ["Map(", " -> ", ")"] },
  },
  {
    id: "groovy",
    comments: commentSyntaxes.slashes,
    code: code(
      [slashes, starred, block('"""', DOLLAR_BRACE), block("'''"), line('"', DOLLAR_BRACE), single],
      "$",
    ),
    collections: { list: ["[", "]"], map: ["[", ": ", "]"] },
  },
  {
    id: "csharp",
    comments: commentSyntaxes.slashes,
    code: code([
      slashes,
      starred,
      raw('("{3,32})', ([, quotes = ""]) => quotes),
      doubling('(?:\\$?@|@\\$)"', '"'),
      double,
      character,
    ]),
    collections: {
      list: ["new[] { ", " }"],
      map: ["new Dictionary<string, string> {", " = ", "}", ["[", "]"]],
    },
  },
  {
    id: "vb",
    comments: { line: "'" },
    code: { quote: '"', escaping: "doubled", regions: [comment("'"), doubling('"', '"')] },
  },
  { id: "fsharp", comments: { line: "//", block: ["(*", "*)"] } },
  { id: "clojure", comments: { line: ";" } },
  {
    id: "elixir",
    comments: commentSyntaxes.hash,
    code: code([hash, block('"""', "#\\{"), block('"', "#\\{"), single], "#"),
    collections: { list: ["[", "]"], map: ["%{", " => ", "}"] },
  },
  { id: "erlang", comments: commentSyntaxes.percent },
];
