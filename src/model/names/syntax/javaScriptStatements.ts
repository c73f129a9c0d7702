import type { SyntaxNode } from "@lezer/common";
import { KEY, isOperand, javaScriptOperands, readAll } from "./javaScriptOperands";
import { block, type Fn, type Node } from "./nodes";
import { partsOf, type Reader } from "./reader";

export function readAssignment(node: SyntaxNode, reader: Reader): Node {
  const parts = javaScriptOperands(node).filter(({ name }) => name !== "Decorator");
  const [target, value] = parts;
  if (!target || !value) return block();
  const name = KEY.test(target.name) ? target : undefined;
  const read: Node = {
    kind: "assign",
    target: name ? { kind: "name", name: reader.sourceOf(name) } : reader.read(target),
    value: block(),
  };
  reader.place(value, (one) => (read.value = one));
  return read;
}

export function readDeclaration(node: SyntaxNode, reader: Reader): Node {
  const children: Node[] = [];
  let targets: Node[] = [];
  for (const part of partsOf(node)) {
    if (part.name === "VariableDefinition") targets = [reader.read(part)];
    else if (/^(?:Object|Array)Pattern$/.test(part.name)) targets = namesIn(part, reader);
    else if (isOperand(part)) {
      const value = reader.read(part);
      const isPattern =
        targets.length !== 1 || part.prevSibling?.prevSibling?.name.endsWith("Pattern") === true;
      for (const target of targets)
        children.push({
          kind: "assign",
          target,
          value: isPattern ? { kind: "member", of: value, key: undefined } : value,
        });
      if (targets.length === 0) children.push(value);
      targets = [];
    }
  }
  return block(children);
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
  for (const part of list ? partsOf(list) : []) {
    if (part.name === "VariableDefinition") params.push(reader.sourceOf(part));
    else if (/Pattern$/.test(part.name)) params.push(undefined);
  }
  const isArrow = node.name === "ArrowFunction";
  const fn: Fn = {
    kind: "function",
    name: nameNode && !isArrow ? reader.sourceOf(nameNode) : undefined,
    params: isArrow && !list && nameNode ? [reader.sourceOf(nameNode)] : params,
    body: [],
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
