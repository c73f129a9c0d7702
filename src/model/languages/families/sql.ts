import { commentSyntaxes } from "../commentSyntaxes";
import { alike, type CodeSyntax, type CommentSyntax, type Language } from "../language";
import { block, comment, doubling, hash, raw, starred } from "../regions";

const comments: CommentSyntax = { line: "--", block: ["/*", "*/"] };

const code: CodeSyntax = {
  quote: "'",
  escaping: "doubled",
  regions: [
    comment("--"),
    starred,
    raw("\\$(\\w{0,64})\\$", ([, tag = ""]) => `\\$${tag}\\$`),
    { ...block("'"), open: "\\b[eE]'" },
    doubling("'", "'"),
    doubling('"', '"'),
    doubling("`", "`"),
  ],
};

export const sqlDialects: readonly Language[] = [
  { id: "sql", comments, code, collections: { list: ["(", ")"] } },
  ...alike(["plsql", "pgsql", "postgres", "sqlite", "jinja-sql"], { comments, code }),
  {
    id: "mysql",
    comments: commentSyntaxes.hashAndStars,
    code: {
      quote: "'",
      escaping: { backslash: "" },
      regions: [comment("--"), hash, starred, block("'"), block('"')],
    },
  },
];
