import type { SyntaxNode } from "@lezer/common";
import { block, secondOf, type Call, type Entry, type Node, type Piece, type Text } from "./nodes";
import { isOperand, pythonOperands } from "./pythonOperands";
import {
  readAssignment,
  readBody,
  readComprehension,
  readFor,
  readFunction,
  readMatch,
  readWith,
} from "./pythonStatements";
import { partsOf, type Reader } from "./reader";

const STRING = /^(?:String|FormatString|ContinuedString)$/;
const COMPARISONS = /^(?:CompareOp|in|is)$/;

/** Reads a node of `@lezer/python`. */
export function readPython(node: SyntaxNode, reader: Reader): Node {
  switch (node.name) {
    case "VariableName":
      return { kind: "name", name: reader.sourceOf(node) };
    case "String":
    case "FormatString":
    case "ContinuedString":
      return readString(node, reader);
    case "ParenthesizedExpression":
    case "AwaitExpression":
    case "LiteralPattern":
      return reader.read(pythonOperands(node)[0]);
    case "MemberExpression":
      return readMember(node, reader);
    case "CallExpression":
      return readCall(node, reader);
    case "ArrayExpression":
    case "TupleExpression":
    case "SetExpression":
      return readList(node, reader);
    case "DictionaryExpression":
      return readDictionary(node, reader);
    case "BinaryExpression":
      return readBinary(node, reader);
    case "ConditionalExpression": {
      const [value, test, other] = pythonOperands(node);
      return {
        kind: "choice",
        options: [reader.read(value), reader.read(other)],
        rest: [reader.read(test)],
      };
    }
    case "AssignStatement":
    case "NamedExpression":
    case "UpdateStatement":
      return readAssignment(node, reader);
    case "FunctionDefinition":
    case "LambdaExpression":
      return readFunction(node, reader);
    case "ClassDefinition": {
      const name = node.getChild("VariableName");
      const body: Node[] = [];
      readBody(node.getChild("Body"), body, reader);
      return { kind: "class", name: name ? reader.sourceOf(name) : undefined, body };
    }
    case "ReturnStatement":
    case "YieldStatement":
      return { kind: "return", value: reader.read(pythonOperands(node)[0]) };
    case "ForStatement":
      return readFor(node, reader);
    case "WithStatement":
      return readWith(node, reader);
    case "ArrayComprehensionExpression":
    case "SetComprehensionExpression":
    case "DictionaryComprehensionExpression":
    case "ComprehensionExpression":
      return readComprehension(node, reader);
    case "MatchStatement":
      return readMatch(node, reader);
    case "Decorator":
      return readDecorator(node, reader);
    default:
      return readRest(node, reader);
  }
}

function readRest(node: SyntaxNode, reader: Reader): Node {
  const children: Node[] = [];
  if (node.firstChild) reader.each(node, (child) => isOperand(child) && reader.into(child, children));
  return block(children);
}

function readString(node: SyntaxNode, reader: Reader): Text {
  const pieces: (Piece | Node)[] = [];
  const [start, end] = addPieces(node, pieces, reader);
  return reader.template(start, end, pieces);
}

function addPieces(node: SyntaxNode, pieces: (Piece | Node)[], reader: Reader): [start: number, end: number] {
  if (node.name === "ContinuedString") {
    const places = partsOf(node).map((part) => addPieces(part, pieces, reader));
    return [places[0]?.[0] ?? node.from, places.at(-1)?.[1] ?? node.to];
  }
  const opening = /^[a-zA-Z]*(?:'''|"""|'|")/.exec(reader.sourceOf(node))?.[0] ?? "";
  const quotes = opening.replace(/^[a-zA-Z]+/, "");
  const start = node.from + opening.length;
  const isClosed = node.to - start >= quotes.length && reader.sourceOf(node).endsWith(quotes);
  const end = isClosed ? node.to - quotes.length : node.to;
  let at = start;
  for (const hole of node.getChildren("FormatReplacement")) {
    if (hole.from > at) pieces.push(reader.piece(at, hole.from));
    pieces.push(reader.read(pythonOperands(hole)[0]));
    at = hole.to;
  }
  if (end > at) pieces.push(reader.piece(at, end));
  return [start, end];
}

function readMember(node: SyntaxNode, reader: Reader): Node {
  const [of, key] = pythonOperands(node);
  if (key?.name !== "PropertyName") return { kind: "member", of: reader.read(of), key: reader.read(key) };
  return { kind: "member", of: reader.read(of), key: reader.text(key.from, key.to, true) };
}

function readCall(node: SyntaxNode, reader: Reader): Node {
  const call: Call = { kind: "call", callee: reader.read(node.firstChild), args: [], named: [] };
  let key: SyntaxNode | undefined;
  const list = node.getChild("ArgList");
  if (list?.getChild("for")) return { ...call, args: [readComprehension(list, reader)] };
  if (list)
    reader.each(list, (child) => {
      if (child.name === "VariableName" && child.nextSibling?.name === "AssignOp") key = child;
      else if (isOperand(child) && key) {
        const entry: Entry = { kind: "entry", key: reader.text(key.from, key.to, true), value: block() };
        call.named.push(entry);
        reader.place(child, (value) => (entry.value = value));
        key = undefined;
      } else if (isOperand(child)) reader.into(child, call.args);
    });
  // `dict(name="x")` is what `{"name": "x"}` is.
  return call.callee.kind === "name" && call.callee.name === "dict" && call.args.length === 0
    ? { kind: "mapping", isMarkup: false, entries: call.named, rest: [] }
    : call;
}

/** `@app.get("/x")` is given the function behind it, as in `app.get("/x", () => …)`. */
function readDecorator(node: SyntaxNode, reader: Reader): Node {
  const names = node.getChildren("VariableName");
  const call = readCall(node, reader);
  const last = names.at(-1);
  if (call.kind !== "call" || !last) return call;
  const [first = last] = names;
  const callee: Node =
    first === last
      ? reader.read(last)
      : { kind: "member", of: reader.read(first), key: reader.text(last.from, last.to, true) };
  const given: Node = { kind: "function", name: undefined, params: [], body: [] };
  return { ...call, callee, args: [...call.args, given] };
}

function readList(node: SyntaxNode, reader: Reader): Node {
  const items: Node[] = [];
  reader.each(node, (child) => isOperand(child) && reader.into(child, items));
  return { kind: "list", items };
}

function readDictionary(node: SyntaxNode, reader: Reader): Node {
  const entries: Entry[] = [];
  const rest: Node[] = [];
  let key: SyntaxNode | undefined;
  reader.each(node, (child) => {
    if (!isOperand(child)) return;
    if (child.prevSibling?.name === "**") reader.into(child, rest);
    else if (!key) key = child;
    else {
      const isText = STRING.test(key.name);
      const entry: Entry = {
        kind: "entry",
        key: isText ? readString(key, reader) : undefined,
        value: block(),
      };
      entries.push(entry);
      reader.place(child, (value) => (entry.value = value));
      key = undefined;
    }
  });
  return { kind: "mapping", isMarkup: false, entries, rest };
}

function readBinary(node: SyntaxNode, reader: Reader): Node {
  const sides = pythonOperands(node).map((side) => reader.read(side));
  const operator = partsOf(node).find((part) => !isOperand(part) || /Op$/.test(part.name));
  if (!operator) return block(sides);
  if (COMPARISONS.test(operator.name) || operator.name === "not") return { kind: "compare", sides };
  if (operator.name === "or") return { kind: "choice", options: sides, rest: [] };
  if (operator.name === "and") return secondOf(sides);
  const sign = reader.sourceOf(operator);
  if (operator.name !== "ArithOp" || (sign !== "+" && sign !== "%")) return block(sides);
  if (sign === "+") return { kind: "concat", sides };
  // Formats as `.format()` does.
  const [format, values] = sides;
  if (!format) return block();
  const callee: Node = {
    kind: "member",
    of: format,
    key: reader.template(operator.from, operator.from, [{ source: "format", start: 0 }], true),
  };
  return {
    kind: "call",
    callee,
    args: values?.kind === "list" ? values.items : values ? [values] : [],
    named: [],
  };
}
