import { functionsOf, resultsOf } from "./calls";
import type { Inference } from "./inference";
import { argumentsFor } from "./callObjects";
import { calledName } from "./program";
import { childrenOf, sourceOf, type Call, type Node, type Text } from "../syntax/nodes";

const FARTHEST = 8;
/** Keys behind which a field's value is still its value: `record.fields.stage.value.name`. */
const SAME_VALUE = /^(?:value|values|name|label|code|display_name|displayName|text)$/;
/** Nodes in which the name of a field is looked for. */
const MOST_NODES = 60;

/** The objects whose records an expression may be. */
export function findRecordObjects(node: Node, inference: Inference): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<Node>();
  follow(node, 0);
  return [...found];

  function follow(one: Node | undefined, depth: number): void {
    if (!one || depth > FARTHEST || seen.has(one)) return;
    seen.add(one);
    if (one.kind === "name") followName(one, depth);
    else if (one.kind === "member") follow(one.of, depth + 1);
    else if (one.kind === "call") followCall(one, depth);
    else if (one.kind === "choice") for (const option of one.options) follow(option, depth + 1);
    else if (one.kind === "list") for (const item of one.items.slice(0, 3)) follow(item, depth + 1);
  }

  function followName(name: Node & { kind: "name" }, depth: number): void {
    const { program } = inference;
    for (const value of program.valuesOfName(name)) follow(value, depth + 1);
    const parameter = program.parameterOf(name);
    if (!parameter) return;
    const { fn, index } = parameter;
    // A callback is given what it is called on: `records.map((record) => …)`.
    if (fn.parent?.kind === "call") {
      if (fn.parent.callee.kind === "member") follow(fn.parent.callee.of, depth + 1);
      for (const arg of fn.parent.args) if (arg !== fn) follow(arg, depth + 1);
    } else for (const given of argumentsFor(fn, index, inference)) follow(given, depth + 1);
  }

  function followCall(call: Call, depth: number): void {
    const functions = functionsOf(call, inference.program);
    const { names } = inference.objectsOfCall(call);
    for (const name of names) found.add(name);
    if (names.length > 0) return;
    for (const fn of functions) for (const value of resultsOf(fn)) follow(value, depth + 1);
    if (functions.length > 0) return;
    if (call.callee.kind === "member") follow(call.callee.of, depth + 1);
    for (const arg of call.args) follow(arg, depth + 1);
  }
}

/** The strings that name the field whose value an expression is. */
export function findFieldsBehind(node: Node, inference: Inference): readonly Text[] {
  const found = new Set<Text>();
  follow(node, 0);
  return [...found];

  function follow(one: Node, depth: number): void {
    if (depth > FARTHEST) return;
    if (one.kind === "name") {
      for (const value of inference.program.valuesOfName(one)) follow(value, depth + 1);
    } else if (one.kind === "choice") for (const option of one.options) follow(option, depth + 1);
    else if (one.kind === "member") followMember(one.of, one.key, depth);
    else if (one.kind === "call") followCall(one, depth);
  }

  function followMember(of: Node, key: Node | undefined, depth: number): void {
    const name = key?.kind === "text" ? sourceOf(key) : undefined;
    if (name === undefined || SAME_VALUE.test(name)) return follow(of, depth + 1);
    if (key?.kind === "text" && !(name === "fields" || name === "results" || name === "data")) found.add(key);
  }

  function followCall(call: Call, depth: number): void {
    const before = found.size;
    for (const arg of call.args) {
      if (arg.kind !== "text") continue;
      const name = sourceOf(arg);
      if (
        call.callee.kind === "member" &&
        calledName(call) === "get" &&
        name !== undefined &&
        SAME_VALUE.test(name)
      ) {
        return follow(call.callee.of, depth + 1);
      }
      if (inference.roleAt(arg)?.is === "field") found.add(arg);
    }
    // `fields.find((field) => field.name === "stage")`
    for (const text of textsIn(call)) if (inference.roleAt(text)?.is === "field") found.add(text);
    if (found.size === before && call.callee.kind === "member") follow(call.callee.of, depth + 1);
    if (found.size === before && call.args.length === 1 && call.args[0]) follow(call.args[0], depth + 1);
  }
}

/** The strings that something is compared with in what a call is given. */
function textsIn(call: Call): Text[] {
  const texts: Text[] = [];
  const open: Node[] = call.args.filter(({ kind }) => kind === "function" || kind === "list");
  for (let node = open.pop(), count = 0; node && count < MOST_NODES; node = open.pop(), count++) {
    if (node.kind === "text" && !node.isBare && node.parent?.kind === "compare") texts.push(node);
    else open.push(...childrenOf(node));
  }
  return texts;
}
