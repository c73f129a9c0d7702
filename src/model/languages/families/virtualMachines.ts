import { commentSyntaxes } from "../commentSyntaxes";
import { code, type Language } from "../language";
import {
  block,
  character,
  comment,
  delimited,
  DOLLAR_BRACE,
  double,
  doubling,
  hash,
  line,
  nesting,
  raw,
  rawQuotes,
  regularExpression,
  single,
  slashes,
  starred,
  token,
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
      [slashes, nesting, { ...rawQuotes, interpolation: DOLLAR_BRACE }, line('"', DOLLAR_BRACE), character],
      "$",
    ),
    collections: { list: ["listOf(", ")"], map: ["mapOf(", " to ", ")"] },
  },
  {
    id: "scala",
    comments: commentSyntaxes.slashes,
    code: code([
      slashes,
      nesting,
      { ...rawQuotes, open: '\\b[A-Za-z]\\w*"""', interpolation: DOLLAR_BRACE },
      { ...line('"', DOLLAR_BRACE), open: '\\b[A-Za-z]\\w*"' },
      rawQuotes,
      double,
      character,
    ]),
    collections: { list: ["List(", ")"], map: ["Map(", " -> ", ")"] },
  },
  {
    id: "groovy",
    comments: commentSyntaxes.slashes,
    code: code(
      [
        slashes,
        starred,
        block('"""', DOLLAR_BRACE),
        block("'''"),
        line('"', DOLLAR_BRACE),
        single,
        regularExpression,
        raw("\\$/", "/\\$"),
      ],
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
    code: { quote: '"', escaping: "doubled", regions: [comment("'"), { ...double, escape: '""' }] },
  },
  { id: "fsharp", comments: { line: "//", block: ["(*", "*)"] } },
  { id: "clojure", comments: { line: ";" } },
  {
    id: "elixir",
    comments: commentSyntaxes.hash,
    code: code(
      [
        hash,
        token("(?<!\\w)\\?\\\\?[^\\w\\s]"),
        raw("~[A-Z](\"\"\"|''')", ([, mark = ""]) => mark),
        delimited("~[A-Z]+", { escape: "" }),
        { ...block('"""', "#\\{"), open: '(?:~[a-z])?"""' },
        { ...block("'''", "#\\{"), open: "(?:~[a-z])?'''" },
        delimited("~[a-z]", { interpolation: "#\\{" }),
        block('"', "#\\{"),
        single,
      ],
      "#",
    ),
    collections: { list: ["[", "]"], map: ["%{", " => ", "}"] },
  },
  { id: "erlang", comments: commentSyntaxes.percent },
];
