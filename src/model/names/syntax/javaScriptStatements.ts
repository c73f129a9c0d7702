import type { SyntaxNode } from "@lezer/common";
import { KEY, isOperand, javaScriptOperands, readAll } from "./javaScriptOperands";
import { block, defaultOf, type Fn, type Node } from "./nodes";
import { partsOf, type Reader } from "./reader";

export function readAssignment(node: SyntaxNode, reader: Reader): Node {
  const parts = javaScriptOperands(node).filter(({ name }) => name !== "Decorator");
  const [target, value] = parts;
  if (!target || !value) return block();
  const name = KEY.test(target.name) ? target : undefined;
  const read: Node = {
    kind: "assign",
    target: name ? { kind: "name", name: reader.sourceOf(name) } : reader.read(target),
    isAdded: node.getChild("UpdateOp") !== null,
    value: block(),
  };
  reader.place(value, (one) => (read.value = one));
  return read;
}

export function readDeclaration(node: SyntaxNode, reader: Reader): Node {
  const children: Node[] = [];
  let target: SyntaxNode | undefined;
  for (const part of partsOf(node)) {
    if (part.name === "VariableDefinition" || /^(?:Object|Array)Pattern$/.test(part.name)) target = part;
    else if (isOperand(part)) {
      const value = reader.read(part);
      if (target) children.push(...taken(target, value, reader));
      else children.push(value);
      target = undefined;
    }
  }
  return block(children);
}

/** What the names of a pattern are given: `{ order: { total }, company = "x" }` takes parts of a value by their keys. */
function taken(target: SyntaxNode, value: Node, reader: Reader): Node[] {
  if (target.name === "ArrayPattern")
    return namesIn(target, reader).map((name) => ({
      kind: "assign",
      target: name,
      value: { kind: "member", of: value, key: undefined },
    }));
  if (target.name !== "ObjectPattern") return [{ kind: "assign", target: reader.read(target), value }];
  return target.getChildren("PatternProperty").flatMap((property) => {
    const parts = partsOf(property).filter(({ name }) => name !== "Equals" && name !== "Spread");
    const at = parts.findIndex(({ name }) =>
      /^(?:VariableDefinition|ObjectPattern|ArrayPattern)$/.test(name),
    );
    const inner = parts[at];
    if (!inner) return [];
    const isRest = property.getChild("Spread") !== null;
    const named = isRest ? undefined : (parts[at - 1] ?? inner);
    const key = named && /^(?:PropertyName|VariableDefinition)$/.test(named.name) ? named : undefined;
    const part: Node = {
      kind: "member",
      of: value,
      key: key && reader.text(key.from, key.to, true),
    };
    const other = parts[at + 1];
    const options = other && [part, reader.read(other)];
    return taken(inner, options ? { kind: "choice", options, rest: [] } : part, reader);
  });
}

function namesIn(pattern: SyntaxNode, reader: Reader): Node[] {
  const names: Node[] = [];
  pattern.cursor().iterate(({ name, from, to }) => {
    if (name === "VariableDefinition") names.push({ kind: "name", name: reader.sourceOf({ from, to }) });
  });
  return names;
}

export function readFunction(node: SyntaxNode, reader: Reader): Fn {
  const nameNode = partsOf(node).find(({ name }) => name === "VariableDefinition" || KEY.test(name));
  const list = node.getChild("ParamList");
  const params: (string | undefined)[] = [];
  const defaults: Node[] = [];
  for (const part of list ? partsOf(list) : []) {
    if (part.name === "VariableDefinition") params.push(reader.sourceOf(part));
    else if (/Pattern$/.test(part.name)) params.push(undefined);
    else if (isOperand(part)) {
      const name = params.at(-1);
      if (name !== undefined) defaults.push(defaultOf(name, reader.read(part)));
    }
  }
  const isArrow = node.name === "ArrowFunction";
  const fn: Fn = {
    kind: "function",
    name: nameNode && !isArrow ? reader.sourceOf(nameNode) : undefined,
    params: isArrow && !list && nameNode ? [reader.sourceOf(nameNode)] : params,
    body: defaults,
  };
  const body = node.getChild("Block");
  if (body) reader.each(body, (child) => isOperand(child) && reader.into(child, fn.body));
  else if (isArrow && node.lastChild) fn.body.push({ kind: "return", value: reader.read(node.lastChild) });
  return fn;
}

export function readFor(node: SyntaxNode, reader: Reader): Node {
  const spec = node.getChild("ForOfSpec");
  if (!spec) return block(readAll(node, reader));
  const [target, source] = javaScriptOperands(spec);
  const targets = target
    ? target.name.endsWith("Pattern")
      ? namesIn(target, reader)
      : [reader.read(target)]
    : [];
  const children: Node[] = [{ kind: "each", targets, source: reader.read(source) }];
  for (const part of javaScriptOperands(node)) if (part.name !== "ForOfSpec") reader.into(part, children);
  return block(children);
}

export function readSwitch(node: SyntaxNode, reader: Reader): Node {
  const [subject] = javaScriptOperands(node);
  const children: Node[] = [];
  const body = node.getChild("SwitchBody");
  if (body)
    reader.each(body, (child) => {
      if (child.name !== "CaseLabel") {
        if (isOperand(child)) reader.into(child, children);
      } else
        children.push({
          kind: "compare",
          sides: [reader.read(subject), reader.read(javaScriptOperands(child)[0])],
        });
    });
  return block(children);
}
