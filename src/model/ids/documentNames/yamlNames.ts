import type { TreeCursor } from "@lezer/common";
import { parser } from "@lezer/yaml";
import type { DocumentString, NameCollector } from "./nameCollector";

/** Steps of the parser, and nodes of its tree, that are taken in one step. */
const RUN = 200;

/** Reads a YAML text, whatever is broken in it. */
export function* readYamlNames(text: string, collector: NameCollector): Generator<undefined> {
  const parse = parser.startParse(text);
  let tree = parse.advance();
  for (let count = 1; !tree; count++, tree = parse.advance()) if (count % RUN === 0) yield;
  /** Whether what is read is a key: it may have quotes, as any string. */
  let isKey = false;
  const enter = ({ name, from, to }: TreeCursor) => {
    if (/Mapping$/.test(name)) collector.openObject();
    else if (/Sequence$/.test(name)) collector.openArray();
    else if (name === "Key") isKey = true;
    const string = stringAt(name, from, to, text);
    if (string && isKey) collector.key(string);
    else if (string) collector.text(string);
  };
  const leave = (name: string) => {
    if (name === "Key") isKey = false;
    else if (/Mapping$/.test(name)) collector.closeObject();
    else if (/Sequence$/.test(name)) collector.closeArray();
  };
  const cursor = tree.cursor();
  for (let count = 1; ; count++) {
    if (count % RUN === 0) yield;
    enter(cursor);
    if (cursor.firstChild()) continue;
    leave(cursor.name);
    while (!cursor.nextSibling()) {
      if (!cursor.parent()) return;
      leave(cursor.name);
    }
  }
}

function stringAt(name: string, from: number, to: number, text: string): DocumentString | undefined {
  if (name === "QuotedLiteral") return { value: unquote(text.slice(from, to)), start: from + 1, end: to - 1 };
  const isLiteral = name === "Literal" || name === "BlockLiteralContent";
  return isLiteral ? { value: fold(text.slice(from, to)), start: from, end: to } : undefined;
}

/** A text over several lines in one, which is all that a label needs. */
function fold(text: string): string {
  return text.replace(/\s*\n\s*/g, " ").trim();
}

function unquote(source: string): string {
  const inside = source.slice(1, -1);
  if (source.startsWith("'")) return fold(inside.replaceAll("''", "'"));
  try {
    return String(JSON.parse(`"${fold(inside)}"`));
  } catch {
    // YAML has escapes that JSON does not know; a label with one is shown as it is written.
    return fold(inside);
  }
}
