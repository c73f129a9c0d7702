import {
  block,
  character,
  comment,
  doubling,
  heredoc,
  line,
  LINE_END,
  raw,
  regularExpression,
  type Language,
  type Region,
} from "./language";
import { powershell, shellscript } from "./shellscript";

const slashes = comment("//");
const hash = comment("#");
const starred = comment("/\\*", "\\*/");
const nesting: Region = { ...starred, nests: true };
const double = line('"');
const single = line("'");
const DOLLAR_BRACE = "\\$\\{";

/** Of most languages: strings in double quotes, escapes behind backslashes. */
function language(regions: readonly Region[], escaped = ""): Language {
  return { quote: '"', escaping: { backslash: escaped }, regions };
}

/** Of those in which single quotes are as good. */
function withEitherQuote(regions: readonly Region[], escaped = ""): Language {
  return { ...language(regions, escaped), eitherQuote: true };
}

const json = language([double]);

const javascript = withEitherQuote([
  slashes,
  starred,
  block("`", DOLLAR_BRACE),
  double,
  single,
  regularExpression,
]);

const c = language([
  slashes,
  starred,
  raw('R"(\\w{0,16})\\(', ([, name = ""]) => `\\)${name}"`),
  double,
  character,
]);

const sql: Language = {
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

const terraform: Language = {
  quote: '"',
  escaping: { backslash: "", isTemplate: true },
  regions: [hash, slashes, starred, heredoc("<<-?"), line('"', DOLLAR_BRACE)],
};

/** By VS Code's language ids. Left out is where ids usually stand bare (YAML, Markdown, HTML, .env, plain text). */
const languages: Readonly<Record<string, Language>> = {
  json,
  jsonl: json,
  jsonc: language([slashes, starred, double]),
  json5: withEitherQuote([slashes, starred, double, single]),
  javascript,
  javascriptreact: javascript,
  typescript: javascript,
  typescriptreact: javascript,
  python: withEitherQuote([hash, block('"""'), block("'''"), double, single]),
  go: language([slashes, starred, raw("`", "`"), double, character]),
  java: language([slashes, starred, block('"""'), double, character]),
  apex: { ...language([slashes, starred, single]), quote: "'" },
  kotlin: language(
    [
      slashes,
      nesting,
      { ...raw('"""', '"""'), interpolation: DOLLAR_BRACE },
      line('"', DOLLAR_BRACE),
      character,
    ],
    "$",
  ),
  scala: language([slashes, nesting, raw('"""', '"""'), double, character]),
  groovy: language(
    [slashes, starred, block('"""', DOLLAR_BRACE), block("'''"), line('"', DOLLAR_BRACE), single],
    "$",
  ),
  csharp: language([
    slashes,
    starred,
    raw('("{3,32})', ([, quotes = ""]) => quotes),
    doubling('(?:\\$?@|@\\$)"', '"'),
    double,
    character,
  ]),
  vb: { quote: '"', escaping: "doubled", regions: [comment("'"), doubling('"', '"')] },
  rust: language([
    slashes,
    nesting,
    raw('r(#{0,32})"', ([, hashes = ""]) => `"${hashes}`),
    block('"'),
    character,
  ]),
  swift: language([
    slashes,
    nesting,
    raw('(#{1,32})"', ([, hashes = ""]) => `"${hashes}`),
    block('"""', "\\\\\\("),
    line('"', "\\\\\\("),
  ]),
  c,
  cpp: c,
  "objective-c": c,
  "objective-cpp": c,
  dart: withEitherQuote(
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
  php: withEitherQuote(
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
  ruby: withEitherQuote(
    [
      comment("\\n=begin\\b", "\\n=end\\b"),
      hash,
      heredoc("<<[-~]?", "[A-Z_]\\w{0,63}"),
      line('"', "#\\{"),
      single,
    ],
    "#",
  ),
  lua: withEitherQuote([
    comment("--\\[(={0,32})\\[", ([, equals = ""]) => `\\]${equals}\\]`),
    comment("--"),
    raw("\\[(={0,32})\\[", ([, equals = ""]) => `\\]${equals}\\]`),
    double,
    single,
  ]),
  r: withEitherQuote([hash, block('"'), block("'")]),
  elixir: language([hash, block('"""', "#\\{"), block('"', "#\\{"), single], "#"),
  shellscript,
  powershell,
  sql,
  plsql: sql,
  pgsql: sql,
  postgres: sql,
  sqlite: sql,
  "jinja-sql": sql,
  mysql: {
    quote: "'",
    escaping: { backslash: "" },
    regions: [comment("--"), hash, starred, block("'"), block('"')],
  },
  graphql: language([hash, block('"""'), double]),
  toml: withEitherQuote([hash, block('"""'), raw("'''", "'''"), double, raw("'", `'|${LINE_END}`)]),
  terraform,
  hcl: terraform,
};

/** What is known of a language, by VS Code's id of it. */
export function languageOf(languageId: string): Language | undefined {
  return Object.hasOwn(languages, languageId) ? languages[languageId] : undefined;
}
