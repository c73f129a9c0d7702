import { commentSyntaxes } from "../commentSyntaxes";
import { alike, type CodeSyntax, type CommentSyntax, type Language } from "../language";
import {
  block,
  closing,
  comment,
  delimited,
  doubling,
  hash,
  literally,
  nesting,
  raw,
  starred,
  token,
  type Region,
} from "../regions";

const comments: CommentSyntax = { line: "--", block: ["/*", "*/"] };

/** Of the dialects of SQL, which differ in their comments. */
const sqlWith = (...comments: readonly Region[]): CodeSyntax => ({
  quote: "'",
  escaping: "doubled",
  regions: [
    comment("--"),
    ...comments,
    // Oracle's quotes of one's choice, and SQL Server's names in brackets.
    {
      ...delimited("\\b[nN]?[qQ]'"),
      close: ([, sign = ""]) => `${literally(closing(sign))}'`,
      escape: "",
      nests: () => "",
    },
    token("(?<!\\w)\\[[A-Za-z_][\\w '$#@-]{0,127}\\]"),
    raw("\\$(\\w{0,64})\\$", ([, tag = ""]) => `\\$${tag}\\$`),
    { ...block("'"), open: "\\b[eE]'" },
    doubling("'", "'"),
    doubling('"', '"'),
    doubling("`", "`"),
  ],
});
const code = sqlWith(starred);

export const sqlDialects: readonly Language[] = [
  { id: "sql", comments, code, collections: { list: ["(", ")"] } },
  ...alike(["plsql", "sqlite"], { comments, code }),
  ...alike(["pgsql", "postgres"], { comments, code: sqlWith(nesting) }),
  { id: "jinja-sql", comments, code: sqlWith(starred, comment("\\{#", "#\\}")) },
  {
    id: "mysql",
    comments: commentSyntaxes.hashAndStars,
    code: {
      quote: "'",
      escaping: { backslash: "" },
      regions: [comment("--(?=\\s|$)"), hash, starred, block("'"), block('"'), raw("`", "`")],
    },
  },
];
