import type { SyntaxNode } from "@lezer/common";
import { KEY, isOperand, javaScriptOperands, readAll } from "./javaScriptOperands";
import { readAssignment, readDeclaration, readFor, readFunction, readSwitch } from "./javaScriptStatements";
import { block, secondOf, type Call, type Entry, type Node, type Piece } from "./nodes";
import { partsOf, type Reader } from "./reader";

/** Reads a node of `@lezer/javascript`, which reads TypeScript, JSX and, as an expression, JSON as well. */
export function readJavaScript(node: SyntaxNode, reader: Reader): Node {
  switch (node.name) {
    case "VariableName":
    case "VariableDefinition":
    case "this":
      return { kind: "name", name: reader.sourceOf(node) };
    case "String":
    case "JSXAttributeValue":
      return readString(node, reader);
    case "TemplateString":
      return readTemplate(node, reader);
    case "ParenthesizedExpression":
    case "AwaitExpression":
    case "InstantiationExpression":
    case "PostfixExpression":
    case "LiteralType":
    case "JSXEscape":
      return reader.read(javaScriptOperands(node)[0]);
    case "MemberExpression":
      return readMember(node, reader);
    case "CallExpression":
    case "NewExpression":
      return readCall(node, reader);
    case "ArrayExpression":
    case "UnionType":
      return readList(node, reader);
    case "ObjectExpression":
      return readObject(node, reader);
    case "EnumDeclaration":
      return readEnum(node, reader);
    case "JSXOpenTag":
    case "JSXSelfClosingTag":
      return readTag(node, reader);
    case "BinaryExpression":
      return readBinary(node, reader);
    case "ConditionalExpression": {
      const [test, value, other] = javaScriptOperands(node);
      return { kind: "choice", options: [reader.read(value), reader.read(other)], rest: [reader.read(test)] };
    }
    case "AssignmentExpression":
    case "PropertyDeclaration":
      return readAssignment(node, reader);
    case "VariableDeclaration":
      return readDeclaration(node, reader);
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunction":
    case "MethodDeclaration":
      return readFunction(node, reader);
    case "ClassDeclaration":
    case "ClassExpression": {
      const name = node.getChild("VariableDefinition");
      const body = readAll(node.getChild("ClassBody"), reader);
      return { kind: "class", name: name ? reader.sourceOf(name) : undefined, body };
    }
    case "ReturnStatement":
      return { kind: "return", value: reader.read(javaScriptOperands(node)[0]) };
    case "ForStatement":
      return readFor(node, reader);
    case "SwitchStatement":
      return readSwitch(node, reader);
    case "TypeAnnotation":
    case "ImportDeclaration":
      return block();
    default:
      return block(readAll(node, reader));
  }
}

function readString(node: SyntaxNode, reader: Reader): Node {
  const source = reader.sourceOf(node);
  const isClosed = source.length > 1 && source.endsWith(source[0] ?? "");
  return reader.text(node.from + 1, isClosed ? node.to - 1 : node.to);
}

function readTemplate(node: SyntaxNode, reader: Reader): Node {
  const end = reader.sourceOf(node).endsWith("`") && node.to - node.from > 1 ? node.to - 1 : node.to;
  const pieces: (Piece | Node)[] = [];
  let at = node.from + 1;
  for (const hole of node.getChildren("Interpolation")) {
    if (hole.from > at) pieces.push(reader.piece(at, hole.from));
    pieces.push(
      reader.read(partsOf(hole).find((part) => isOperand(part) && !/^Interpolation/.test(part.name))),
    );
    at = hole.to;
  }
  if (end > at) pieces.push(reader.piece(at, end));
  return reader.template(node.from + 1, end, pieces);
}

function readMember(node: SyntaxNode, reader: Reader): Node {
  const [of, key] = javaScriptOperands(node);
  const isName = key !== undefined && KEY.test(key.name);
  return {
    kind: "member",
    of: reader.read(of),
    key: isName ? reader.text(key.from, key.to, true) : reader.read(key),
  };
}

function readCall(node: SyntaxNode, reader: Reader): Node {
  const call: Call = {
    kind: "call",
    callee: reader.read(javaScriptOperands(node)[0]),
    args: readAll(node.getChild("ArgList"), reader),
    named: [],
  };
  const template = node.getChild("TemplateString");
  if (template) call.args.push(reader.read(template));
  return call;
}

function readList(node: SyntaxNode, reader: Reader): Node {
  return { kind: "list", items: readAll(node, reader) };
}

function readObject(node: SyntaxNode, reader: Reader): Node {
  const entries: Entry[] = [];
  const rest: Node[] = [];
  reader.each(node, (property) => {
    if (property.name !== "Property") return;
    const [key, value] = javaScriptOperands(property);
    if (!key) return;
    const isSpread = property.getChild("Spread") !== null;
    const isComputed = property.firstChild?.name === "[";
    const isMethod = property.getChild("ParamList") !== null;
    if (isSpread) reader.into(key, rest);
    else if (isMethod) rest.push(readFunction(property, reader));
    else {
      const entry: Entry = {
        kind: "entry",
        key: isComputed ? undefined : readKey(key, reader),
        value: block(),
      };
      entries.push(entry);
      // `{ name }` stands for `{ name: name }`.
      if (!value) entry.value = { kind: "name", name: reader.sourceOf(key) };
      else reader.place(value, (read) => (entry.value = read));
    }
  });
  return { kind: "mapping", isMarkup: false, entries, rest };
}

function readKey(key: SyntaxNode, reader: Reader): Entry["key"] {
  if (KEY.test(key.name)) return reader.text(key.from, key.to, true);
  const read = reader.read(key);
  return read.kind === "text" ? read : undefined;
}

function readEnum(node: SyntaxNode, reader: Reader): Node {
  const entries: Entry[] = [];
  const parts = javaScriptOperands(node.getChild("EnumBody") ?? node);
  for (const [index, part] of parts.entries()) {
    const value = parts[index + 1];
    if (part.name !== "PropertyName" || !value || value.name === "PropertyName") continue;
    entries.push({ kind: "entry", key: reader.text(part.from, part.to, true), value: reader.read(value) });
  }
  const name = node.getChild("TypeDefinition");
  const target: Node = { kind: "name", name: name ? reader.sourceOf(name) : "" };
  return { kind: "assign", target, value: { kind: "mapping", isMarkup: false, entries, rest: [] } };
}

function readTag(node: SyntaxNode, reader: Reader): Node {
  const entries: Entry[] = [];
  for (const attribute of node.getChildren("JSXAttribute")) {
    const [key, value] = javaScriptOperands(attribute);
    if (key && value) entries.push({ kind: "entry", key: readKey(key, reader), value: reader.read(value) });
  }
  return { kind: "mapping", isMarkup: true, entries, rest: [] };
}

function readBinary(node: SyntaxNode, reader: Reader): Node {
  const [first, second] = javaScriptOperands(node);
  const sides = [reader.read(first), reader.read(second)];
  const operator = first?.nextSibling;
  const sign = operator ? reader.sourceOf(operator) : "";
  if (sign === "as" || sign === "satisfies") return sides[0] ?? block();
  if (/^[!=]==?$/.test(sign)) return { kind: "compare", sides };
  if (sign === "??" || sign === "||") return { kind: "choice", options: sides, rest: [] };
  if (sign === "&&") return secondOf(sides);
  return sign === "+" ? { kind: "concat", sides } : block(sides);
}
