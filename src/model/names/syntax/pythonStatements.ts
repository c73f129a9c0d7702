import type { SyntaxNode } from "@lezer/common";
import { block, defaultOf, type Fn, type Node } from "./nodes";
import { isOperand, pythonOperands } from "./pythonOperands";
import { partsOf, type Reader } from "./reader";

export function readBody(body: SyntaxNode | null, into: Node[], reader: Reader): void {
  if (body) reader.each(body, (child) => reader.into(child, into));
}

export function readAssignment(node: SyntaxNode, reader: Reader): Node {
  const groups: SyntaxNode[][] = [[]];
  for (const part of partsOf(node)) {
    if (/^(?:AssignOp|UpdateOp)$/.test(part.name)) groups.push([]);
    else if (isOperand(part)) groups.at(-1)?.push(part);
  }
  const [targets = [], ...others] = groups;
  const values = others.at(-1) ?? [];
  const assign = (target: SyntaxNode, value: Node | undefined): Node => ({
    kind: "assign",
    target: reader.read(target),
    isAdded: node.name === "UpdateStatement",
    value: value ?? block(),
  });
  const [target] = targets;
  if (target && targets.length === 1 && values.length === 1 && values[0]) {
    const one = assign(target, undefined);
    if (one.kind === "assign") reader.place(values[0], (value) => (one.value = value));
    return one;
  }
  const read = values.map((value) => reader.read(value));
  if (targets.length === 1 && target) return assign(target, { kind: "list", items: read });
  if (targets.length === read.length) return block(targets.map((one, index) => assign(one, read[index])));
  // What is taken apart is looked at as a whole: `a, b = f()`.
  const [whole = block()] = read;
  return block(targets.map((one) => assign(one, { kind: "member", of: whole, key: undefined })));
}

export function readFunction(node: SyntaxNode, reader: Reader): Fn {
  const list = node.getChild("ParamList");
  const params: string[] = [];
  const defaults: Node[] = [];
  let isDefault = false;
  for (const part of list ? partsOf(list) : []) {
    if (part.name === "AssignOp") isDefault = true;
    else if (part.name === "VariableName" && !isDefault) params.push(reader.sourceOf(part));
    else if (part.name !== "TypeDef") {
      if (isDefault && isOperand(part)) defaults.push(defaultOf(params.at(-1) ?? "", reader.read(part)));
      isDefault = false;
    }
  }
  const nameNode = node.name === "FunctionDefinition" ? node.getChild("VariableName") : null;
  const fn: Fn = {
    kind: "function",
    name: nameNode ? reader.sourceOf(nameNode) : undefined,
    params,
    body: defaults,
  };
  if (node.name === "LambdaExpression") {
    const value = pythonOperands(node).find(({ name }) => name !== "ParamList");
    fn.body.push({ kind: "return", value: reader.read(value) });
  } else readBody(node.getChild("Body"), fn.body, reader);
  return fn;
}

export function readFor(node: SyntaxNode, reader: Reader): Node {
  const children: Node[] = readLoops(node, reader);
  readBody(node.getChild("Body"), children, reader);
  return block(children);
}

export function readComprehension(node: SyntaxNode, reader: Reader): Node {
  const loops = readLoops(node, reader);
  const rest: Node[] = [];
  let isBefore = true;
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name === "for") isBefore = false;
    else if (child.name === "in" || child.name === "if") isBefore = true;
    else if (isOperand(child) && isBefore) rest.push(reader.read(child));
  }
  return { kind: "list", items: [...rest, ...loops] };
}

/** `for a, b in source`, once or several times. */
function readLoops(node: SyntaxNode, reader: Reader): Node[] {
  const loops: Node[] = [];
  let targets: Node[] | undefined;
  let isSource = false;
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name === "for") targets = [];
    else if (child.name === "in" && targets) isSource = true;
    else if (!isOperand(child) || !targets) continue;
    else if (isSource) {
      loops.push({ kind: "each", targets, source: reader.read(child) });
      [targets, isSource] = [undefined, false];
    } else if (child.name === "TupleExpression") {
      targets.push(...pythonOperands(child).map((one) => reader.read(one)));
    } else targets.push(reader.read(child));
  }
  return loops;
}

/** `with client() as name:` gives the name what is entered. */
export function readWith(node: SyntaxNode, reader: Reader): Node {
  const children: Node[] = [];
  let isNamed = false;
  for (const part of partsOf(node)) {
    if (part.name === "as") isNamed = true;
    else if (part.name === "Body") readBody(part, children, reader);
    else if (isOperand(part)) {
      const value = isNamed ? children.pop() : undefined;
      const read = reader.read(part);
      children.push(value ? { kind: "assign", target: read, value } : read);
      isNamed = false;
    }
  }
  return block(children);
}

export function readMatch(node: SyntaxNode, reader: Reader): Node {
  const [subject] = pythonOperands(node);
  const children: Node[] = [];
  const body = node.getChild("MatchBody");
  for (const clause of body?.getChildren("MatchClause") ?? []) {
    for (const part of pythonOperands(clause)) {
      if (/Pattern$/.test(part.name)) addPattern(() => reader.read(subject), part, reader, children);
      else if (part.name === "Guard") reader.into(part, children);
    }
    readBody(clause.getChild("Body"), children, reader);
  }
  return block(children);
}

/** What a pattern says of the parts of a subject, which is read anew for each. */
function addPattern(subject: () => Node, pattern: SyntaxNode, reader: Reader, into: Node[]): void {
  const parts = pythonOperands(pattern);
  switch (pattern.name) {
    case "OrPattern":
    case "AsPattern":
      for (const part of parts) if (part.name.endsWith("Pattern")) addPattern(subject, part, reader, into);
      return;
    case "SequencePattern": {
      const isInParentheses = pattern.firstChild?.name === "(" && parts.length === 1;
      const item = (): Node => ({ kind: "member", of: subject(), key: undefined });
      for (const part of parts) addPattern(isInParentheses ? subject : item, part, reader, into);
      return;
    }
    case "MappingPattern": {
      const pairs = parts.filter(({ prevSibling }) => prevSibling?.name !== "**");
      for (let at = 0; at + 1 < pairs.length; at += 2) {
        const [key, value] = pairs.slice(at, at + 2);
        const member = (): Node => ({ kind: "member", of: subject(), key: reader.read(key) });
        if (value) addPattern(member, value, reader, into);
      }
      return;
    }
    case "CapturePattern":
      into.push({ kind: "assign", target: reader.read(parts[0]), value: subject() });
      return;
    case "LiteralPattern":
      into.push({ kind: "compare", sides: [subject(), reader.read(pattern)] });
  }
}
