import { StreamLanguage, type StreamParser } from "@codemirror/language";
import { csharp, dart, kotlin, objectiveC, objectiveCpp, scala } from "@codemirror/legacy-modes/mode/clike";
import { clojure } from "@codemirror/legacy-modes/mode/clojure";
import { coffeeScript } from "@codemirror/legacy-modes/mode/coffeescript";
import { css, less, sCSS } from "@codemirror/legacy-modes/mode/css";
import { erlang } from "@codemirror/legacy-modes/mode/erlang";
import { groovy } from "@codemirror/legacy-modes/mode/groovy";
import { haskell } from "@codemirror/legacy-modes/mode/haskell";
import { julia } from "@codemirror/legacy-modes/mode/julia";
import { lua } from "@codemirror/legacy-modes/mode/lua";
import { fSharp } from "@codemirror/legacy-modes/mode/mllike";
import { perl } from "@codemirror/legacy-modes/mode/perl";
import { powerShell } from "@codemirror/legacy-modes/mode/powershell";
import { r } from "@codemirror/legacy-modes/mode/r";
import { ruby } from "@codemirror/legacy-modes/mode/ruby";
import { shell } from "@codemirror/legacy-modes/mode/shell";
import { msSQL, mySQL, pgSQL, plSQL, sqlite, standardSQL } from "@codemirror/legacy-modes/mode/sql";
import { stex } from "@codemirror/legacy-modes/mode/stex";
import { swift } from "@codemirror/legacy-modes/mode/swift";
import { vb } from "@codemirror/legacy-modes/mode/vb";
import { html, xml } from "@codemirror/legacy-modes/mode/xml";
import type { Parser } from "@lezer/common";
import { parser as cpp } from "@lezer/cpp";
import { parser as go } from "@lezer/go";
import { parser as java } from "@lezer/java";
import { parser as javascript } from "@lezer/javascript";
import { parser as php } from "@lezer/php";
import { parser as python } from "@lezer/python";
import { parser as rust } from "@lezer/rust";
import { parser as elixir } from "lezer-elixir";

/** A whole program around an expression, behind which the name `SENTINEL` stands as code in a line of its own. */
type Program = (expression: string) => string;

export interface Grammar {
  readonly parser: Parser;
  readonly program: Program;
  /** Whether it knows what is no program; one that only tells strings and comments from code does not. */
  readonly isStrict: boolean;
}

const strict = (parser: Parser, program: Program): Grammar => ({ parser, program, isStrict: true });
const tokens = (mode: StreamParser<unknown>, program: Program = assigned): Grammar => ({
  parser: StreamLanguage.define(mode).parser,
  program,
  isStrict: false,
});
function assigned(expression: string): string {
  return `x = ${expression}\nSENTINEL = 1\n`;
}

function declared(expression: string): string {
  return `a { b: ${expression}\n; SENTINEL: 1 }`;
}
function tagged(expression: string): string {
  return `<p>${expression}</p>\n<b>SENTINEL</b>`;
}

const script = strict(javascript, (expression) => `const x = ${expression}\n;\nSENTINEL\n`);
const inDialect = (dialect: string) => ({ ...script, parser: javascript.configure({ dialect }) });
const c = strict(cpp, (expression) => `auto x = ${expression}\n;\nint SENTINEL = 1;\n`);

/** A grammar that somebody else wrote, for each language that code is generated in, by VS Code's language ids. */
export const grammars: Readonly<Record<string, Grammar>> = {
  javascript: script,
  javascriptreact: inDialect("jsx"),
  typescript: inDialect("ts"),
  typescriptreact: inDialect("ts jsx"),
  jsonc: script,
  json5: script,
  python: strict(python, assigned),
  go: strict(go, (expression) => `package a\nvar x = ${expression}\nvar SENTINEL = 1\n`),
  java: strict(java, (expression) => `class A { Object x = ${expression}\n; int SENTINEL = 1; }\n`),
  // As in Groovy, strings stand in single quotes with backslashes.
  apex: tokens(groovy),
  rust: strict(rust, (expression) => `fn f() { let x = ${expression}\n; let SENTINEL = 1; }\n`),
  elixir: strict(elixir, assigned),
  php: strict(php, (expression) => `<?php $x = ${expression}\n; $SENTINEL = 1;\n`),
  c,
  cpp: c,
  "objective-c": tokens(objectiveC),
  "objective-cpp": tokens(objectiveCpp),
  csharp: tokens(csharp),
  kotlin: tokens(kotlin),
  scala: tokens(scala),
  dart: tokens(dart),
  groovy: tokens(groovy),
  swift: tokens(swift),
  ruby: tokens(ruby),
  lua: tokens(lua),
  r: tokens(r),
  shellscript: tokens(shell),
  powershell: tokens(powerShell),
  perl: tokens(perl),
  vb: tokens(vb),
  sql: tokens(standardSQL),
  plsql: tokens(plSQL),
  pgsql: tokens(pgSQL),
  postgres: tokens(pgSQL),
  sqlite: tokens(sqlite),
  mysql: tokens(mySQL),
  "jinja-sql": tokens(msSQL),
  haskell: tokens(haskell),
  julia: tokens(julia),
  fsharp: tokens(fSharp),
  coffeescript: tokens(coffeeScript),
  clojure: tokens(clojure, (expression) => `(def x ${expression}\n)\n(SENTINEL)\n`),
  erlang: tokens(erlang, (expression) => `X = ${expression}\n, sENTINEL.\nSENTINEL`),
  css: tokens(css, declared),
  less: tokens(less, declared),
  scss: tokens(sCSS, declared),
  latex: tokens(stex, (expression) => `${expression}\nSENTINEL`),
  tex: tokens(stex, (expression) => `${expression}\nSENTINEL`),
  html: tokens(html, tagged),
  markdown: tokens(html, tagged),
  vue: tokens(html, tagged),
  svelte: tokens(html, tagged),
  xml: tokens(xml, tagged),
  xsl: tokens(xml, tagged),
};

export interface Reading {
  /** Where the grammar says that this is no program. */
  readonly errors: readonly number[];
  /** Names of the nodes that the sentinel stands in, outermost first. */
  readonly sentinel: readonly string[];
  /** What is put into a string when the program runs. */
  readonly interpolations: number;
}

/** What a grammar reads in a program around an expression. */
export function readProgram({ parser, program, isStrict }: Grammar, expression: string): Reading {
  const text = program(expression);
  const errors: number[] = [];
  let interpolations = 0;
  const at = text.lastIndexOf("SENTINEL") + 1;
  const sentinel: string[] = [];
  parser.parse(text).iterate({
    enter: ({ type, from, to }) => {
      if (isStrict && type.isError) errors.push(from);
      if (/interpolation/i.test(type.name) && type.name !== "TextInterpolation") interpolations++;
      if (from <= at && at < to) sentinel.push(type.name);
    },
  });
  return { errors, sentinel, interpolations };
}
