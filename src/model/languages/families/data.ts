import { commentSyntaxes } from "../commentSyntaxes";
import { alike, code, withEitherQuote, type Language } from "../language";
import {
  block,
  double,
  ESCAPE,
  hash,
  heredoc,
  line,
  LINE_END,
  raw,
  single,
  slashes,
  starred,
} from "../regions";

const json = { code: code([double]), holdsIds: true } as const;
const objects = { list: ["[", "]"], map: ["{", ": ", "}"] } as const;

/** Two signs in place of the first begin no code. */
const template = { ...line('"', "[$%]\\{"), escape: `${ESCAPE}|(?:\\$\\$|%%)\\{` };

/** Data, configuration and schemas. */
export const dataLanguages: readonly Language[] = [
  { ...json, id: "json", extensions: ["json"], grammar: "JSON", collections: objects },
  { ...json, id: "jsonl", extensions: ["jsonl", "ndjson"], grammar: "JSON Lines" },
  {
    id: "jsonc",
    extensions: ["jsonc"],
    comments: commentSyntaxes.slashes,
    code: code([slashes, starred, double]),
    collections: objects,
    grammar: "JSON",
    holdsIds: true,
  },
  {
    id: "json5",
    comments: commentSyntaxes.slashes,
    code: withEitherQuote([slashes, starred, double, single]),
    collections: objects,
  },
  {
    id: "yaml",
    extensions: ["yaml", "yml"],
    comments: commentSyntaxes.hash,
    collections: "lines",
    grammar: "YAML",
  },
  { id: "dockercompose", comments: commentSyntaxes.hash },
  {
    id: "toml",
    comments: commentSyntaxes.hash,
    code: withEitherQuote([hash, block('"""'), raw("'''", "'''"), double, raw("'", `'|${LINE_END}`)]),
    collections: { list: ["[", "]"] },
  },
  { id: "graphql", comments: commentSyntaxes.hash, code: code([hash, block('"""'), double]) },
  ...alike(["terraform", "hcl"], {
    comments: commentSyntaxes.hashAndStars,
    code: {
      quote: '"',
      escaping: { backslash: "", isTemplate: true },
      regions: [hash, slashes, starred, heredoc("<<-?"), template],
    },
    collections: { list: ["[", "]"], map: ["{", " = ", "}"] },
  }),
  ...alike(["jsonnet", "bicep", "proto3"], { comments: commentSyntaxes.slashes }),
];
