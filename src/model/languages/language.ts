import type { Region } from "./regions";

/** What finds the names in strings of a document: a parser, and how its trees are read. */
export type Grammar = "JavaScript" | "JSON" | "JSON Lines" | "Python" | "TSX" | "TypeScript" | "YAML";

/** All that is known of one language: a new one is one more value, in a family of `languages`. */
export interface Language {
  /** VS Code's name for it. */
  readonly id: string;
  /** What paths of its files end with, behind a dot, where files that are not open are read. */
  readonly extensions?: readonly string[];
  /** Absent where nothing can be said beside a value, as in JSON. */
  readonly comments?: CommentSyntax;
  /** Absent where ids usually stand bare, as in YAML, Markdown and HTML. */
  readonly code?: CodeSyntax;
  /** Absent where a list has no notation of its own. */
  readonly collections?: Collections;
  readonly grammar?: Grammar;
  /** It is text to read, where every id is like one in a comment. */
  readonly isProse?: true;
  /** Kizen itself writes ids in it, as in what it exports, where code has names. */
  readonly holdsIds?: true;
}

/** How a language writes comments. VS Code knows this of every installed language, but tells extensions nothing of it. */
export interface CommentSyntax {
  /** What begins a comment that ends with its line. */
  readonly line?: string;
  readonly block?: readonly [open: string, close: string];
}

/** In a template `${` and `%{` begin code, and are written with their first sign twice. */
type Escaping = { readonly backslash: string; readonly isTemplate?: true } | "doubled";

/** As much of a language as it takes to tell code, strings and comments apart, and to write a string. */
export interface CodeSyntax {
  readonly quote: '"' | "'";
  /** Both quotes mean the same, so that a file's own habit decides. */
  readonly eitherQuote?: true;
  /** How a string holds its own quote: behind a backslash, as these other characters too, or by writing it twice. */
  readonly escaping: Escaping;
  /** Where several fit, the first counts. */
  readonly regions: readonly Region[];
}

/** How a language writes a list of values, and a map from names to values, with what stands around each name. */
type Collections =
  | {
      readonly list: readonly [open: string, close: string];
      readonly map?: readonly [open: string, between: string, close: string, key?: readonly [string, string]];
    }
  /** Each item is a line of its own, as in YAML. */
  | "lines";

/** Of most languages: strings in double quotes, escapes behind backslashes. */
export function code(regions: readonly Region[], escaped = ""): CodeSyntax {
  return { quote: '"', escaping: { backslash: escaped }, regions };
}

/** Of those in which single quotes are as good. */
export function withEitherQuote(regions: readonly Region[], escaped = ""): CodeSyntax {
  return { ...code(regions, escaped), eitherQuote: true };
}

/** The same of several languages. */
export function alike(ids: readonly string[], shared: Omit<Language, "id">): Language[] {
  return ids.map((id) => ({ id, ...shared }));
}
