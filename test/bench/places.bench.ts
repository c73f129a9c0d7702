import type { SyntaxNode } from "@lezer/common";
import { languageOf } from "../../src/model/languages/languages";
import { scanCode } from "../../src/model/languages/scanCode";
import { codeSnippets, type CodeSnippet } from "../support/languages/codeSnippets";
import { grammars } from "../support/languages/grammars";
import { runProgram } from "../support/processes/program";
import { keepFigure } from "./figures";

type Engine = (snippet: CodeSnippet) => readonly boolean[] | undefined;

/** What the nodes of a grammar are called that hold no code, and those in them that do. */
const NO_CODE = /string|comment|char|^Template|regexp|heredoc|JSXText|JSXAttributeValue/i;
const CODE_AGAIN = /interpolation|JSXEscape|FormatReplacement/i;

const ours: Engine = ({ languageId, text, offsets }) => {
  const language = languageOf(languageId)?.code;
  return language && scanCode(language, text, offsets).places.map((place) => place === "code");
};

const ofGrammar: Engine = ({ languageId, text, offsets }) => {
  const tree = grammars[languageId]?.parser.parse(text);
  return tree && offsets.map((at) => isCodeIn(tree.resolveInner(at, 1), at));
};

function isCodeIn(innermost: SyntaxNode, at: number): boolean {
  for (let node = innermost; node.parent; node = node.parent) {
    const isInside = node.from < at && at < node.to;
    if (isInside && CODE_AGAIN.test(node.name)) return true;
    if (isInside && NO_CODE.test(node.name)) return false;
  }
  return true;
}

const engines: Readonly<Record<string, Engine>> = { ours, "Lezer or CodeMirror": ofGrammar };

/** Who tells strings and comments from code: our scanner, beside the grammars that others wrote for the same languages. */
runProgram(async () => {
  const snippets = codeSnippets();
  for (const isBroken of [false, true]) {
    const all = snippets.filter((snippet) => snippet.isBroken === isBroken);
    console.log(isBroken ? "\nWhere something begins that does not end:" : "Where everything ends:");
    for (const [name, engine] of Object.entries(engines)) {
      const read = all.flatMap((snippet) => {
        const places = engine(snippet);
        return places ? [places.join() === snippet.isCode.join()] : [];
      });
      const wrong = read.length - read.filter(Boolean).length;
      keepFigure({
        what: `${name}: misread${isBroken ? " where something does not end" : ""}`,
        measured: (100 * wrong) / read.length,
        unit: "%",
        ...(engine === ours && { budget: 0 }),
      });
      console.log(
        `  ${name.padEnd(22)} ${read.filter(Boolean).length} right of ${read.length} that it can read`,
      );
    }
  }
  return Promise.resolve(0);
});
