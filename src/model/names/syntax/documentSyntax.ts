import { TreeFragment, type Parser, type SyntaxNode, type Tree } from "@lezer/common";
import { parser as javaScript } from "@lezer/javascript";
import { parser as python } from "@lezer/python";
import { parser as yaml } from "@lezer/yaml";
import type { Grammar } from "../../languages/language";
import { readJavaScript } from "./javaScript";
import { changeBetween } from "./changeBetween";
import { block, type Node } from "./nodes";
import { readPython } from "./python";
import { Reader, type KeptParts, type ReadNode } from "./reader";
import { unitsOf, type Unit } from "./units";
import { readYaml } from "./yaml";

interface Syntax {
  readonly parser: Parser;
  readonly read: ReadNode;
  /** Data says things of its own; a program does something. */
  readonly isData?: true;
  /** Data, and nobody knows which programs read it. */
  readonly isLoose?: true;
  /** Each line is a document. */
  readonly isByLine?: true;
}

/** JSON, with comments or without, is an expression of JavaScript. */
const json: Syntax = {
  parser: javaScript.configure({ top: "SingleExpression" }),
  read: readJavaScript,
  isData: true,
};
const typeScript = javaScript.configure({ dialect: "ts" });
const typeScriptReact = javaScript.configure({ dialect: "ts jsx" });
const javaScriptReact = javaScript.configure({ dialect: "jsx" });

const syntaxes: Readonly<Record<Grammar, Syntax>> = {
  Python: { parser: python, read: readPython },
  JavaScript: { parser: javaScriptReact, read: readJavaScript },
  TypeScript: { parser: typeScript, read: readJavaScript },
  TSX: { parser: typeScriptReact, read: readJavaScript },
  JSON: json,
  "JSON Lines": { ...json, isByLine: true },
  YAML: { parser: yaml, read: readYaml, isData: true, isLoose: true },
};

/** Steps of a parser between two looks at the clock of whoever drives it. */
const STEPS = 10;
/** Lines that are a JSON value each, in a file that does not say so. */
const VALUES_BY_LINE = /^\s*\{[^\n]*\}\s*\n\s*\{/;

/** The syntax of one document, which is read again and again while someone types: each time only what has changed. */
export class DocumentSyntax {
  readonly #syntax: Syntax;
  #source = "";
  #fragments: readonly TreeFragment[] = [];
  #kept: KeptParts = new Map();
  #units: readonly Unit[] = [];

  constructor(grammar: Grammar) {
    this.#syntax = syntaxes[grammar];
  }

  get isData(): boolean {
    return this.#syntax.isData === true;
  }

  get isLoose(): boolean {
    return this.#syntax.isLoose === true;
  }

  /** What the text that was read last consists of, in its order. */
  get units(): readonly Unit[] {
    return this.#units;
  }

  /** Reads a text in short steps. A reading that is given up leaves the next one more to do, and nothing wrong. */
  *read(source: string): Generator<undefined, Node> {
    const syntax = this.#syntax;
    if (syntax.isByLine === true || (syntax.isData && VALUES_BY_LINE.test(source)))
      return yield* this.#readLines(source, syntax);
    const tree = yield* this.#parse(source, syntax.parser);
    const reader = new Reader(source, syntax.read, this.#kept);
    const root = yield* reader.document(topOf(tree));
    this.#kept = reader.kept;
    this.#units = yield* unitsOf(tree);
    return root;
  }

  *#parse(source: string, parser: Parser): Generator<undefined, Tree> {
    const fragments = TreeFragment.applyChanges(this.#fragments, [changeBetween(this.#source, source)]);
    const parse = parser.startParse(source, this.#source === "" ? [] : fragments);
    for (let step = 1; ; step++) {
      const tree = parse.advance();
      if (tree) {
        this.#fragments = TreeFragment.addTree(tree);
        this.#source = source;
        return tree;
      }
      if (step % STEPS === 0) yield;
    }
  }

  *#readLines(source: string, { parser, read }: Syntax): Generator<undefined, Node> {
    const values: Node[] = [];
    const units: Unit[] = [];
    for (const { 0: line, index } of source.matchAll(/[^\r\n]+/g)) {
      values.push(yield* new Reader(line, read, new Map(), index).document(topOf(parser.parse(line))));
      units.push({ start: index, end: index + line.length, kind: "line" });
      yield;
    }
    this.#units = units;
    return block(values);
  }
}

function topOf(tree: Tree): SyntaxNode {
  return tree.topNode;
}
