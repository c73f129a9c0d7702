import { enclosing } from "./enclosing";
import { calledName, nameOfFunction, type Program } from "./program";
import { childrenOf, keyOfMember, sourceOf, type Call, type Fn, type Node } from "../syntax/nodes";

/** Nodes of a function in which its results are looked for. */
const MOST_NODES = 600;
const CONSTRUCTOR = /^(?:constructor|__init__)$/;
/** What a method calls the thing it is a method of. */
export const OWN = /^(?:this|self|cls)$/;

/** The functions of this file that a call may run: those of what it is made on, where the file says what that is. */
export function functionsOf(call: Call, program: Program): readonly Fn[] {
  const name = calledName(call);
  if (name === undefined) return [];
  const named = program.functionsNamed(name);
  if (call.callee.kind !== "member") return named.length > 0 ? named : constructorsOf(name, program);
  if (named.length < 2) return named;
  const owners = ownersOf(call.callee.of, program);
  const own = named.filter((fn) => owners.includes(ownerOf(fn)));
  return own.length > 0 ? own : named;
}

/** What a function gives. */
export function resultsOf(fn: Fn): Node[] {
  const results: Node[] = [];
  const open: Node[] = [...fn.body];
  for (let node = open.pop(), count = 0; node && count < MOST_NODES; node = open.pop(), count++) {
    if (node.kind === "return") results.push(node.value);
    else if (node.kind !== "function") open.push(...childrenOf(node));
  }
  return results;
}

/** The calls of this file that may run a function. */
export function callsOf(fn: Fn, program: Program): readonly Call[] {
  const name = nameOfFunction(fn);
  if (name === undefined) return [];
  const owner = CONSTRUCTOR.test(name) ? ownerOf(fn) : undefined;
  if (owner?.kind === "class") return owner.name === undefined ? [] : program.callsNamed(owner.name);
  return program.callsNamed(name).filter((call) => functionsOf(call, program).includes(fn));
}

function constructorsOf(className: string, program: Program): readonly Fn[] {
  return program
    .classesNamed(className)
    .flatMap(({ body }) => body)
    .filter((one): one is Fn => one.kind === "function" && CONSTRUCTOR.test(one.name ?? ""));
}

/** The mapping or the class that a function is a member of. */
function ownerOf(fn: Fn): Node | undefined {
  return fn.parent?.kind === "entry" ? fn.parent.parent : enclosing(fn, "class", "function");
}

/** The mappings and classes whose members something has. */
function ownersOf(of: Node, program: Program): readonly (Node | undefined)[] {
  if (of.kind === "name" && OWN.test(of.name)) return [enclosing(of, "class")];
  return givenTo(of, program).flatMap((value): readonly Node[] => {
    if (value.kind !== "call") return [value];
    return value.callee.kind === "name" ? program.classesNamed(value.callee.name) : [];
  });
}

/** What a name or an attribute is given in the file; anything else is given itself. */
export function givenTo(of: Node, program: Program): readonly Node[] {
  if (of.kind === "name") return program.valuesOfName(of);
  const name =
    of.kind === "member" && of.key?.kind === "text" && of.key.isBare ? sourceOf(of.key) : undefined;
  return name === undefined ? [of] : program.valuesOfAttribute(name);
}

/** How many parameters of a function its calls do not give: methods of Python have their object as one. */
export function ownParameters({ params: [first] }: Fn): number {
  return first === "self" || first === "cls" ? 1 : 0;
}

/** The names in a chain of members and calls. */
export function namesIn(node: Node): readonly string[] {
  if (node.kind === "name") return [node.name];
  if (node.kind === "call") return namesIn(node.callee);
  return node.kind === "member" ? [...namesIn(node.of), keyOfMember(node) ?? ""] : [];
}
