import { calledName, type Program } from "./program";
import { keyOfMember, sourceOf, type Call, type Node, type Text } from "../syntax/nodes";

/** Names that are followed one after the other. */
const FARTHEST = 6;
/** Values that one expression may have. */
const MOST = 60;
/** Calls that hand on what they are given: of the languages themselves, and of their libraries. */
const PASSING = /^(?:as_?const|str|String|list|tuple|set|frozenset|Set|Array|sorted)$/;
const PASSING_ANYWHERE = /^(?:freeze|encodeURIComponent|encodeURI|quote|quote_plus|stringify|dumps|from)$/;
const ADDING = /^(?:append|push|add|extend|unshift|insert)$/;

/** What an expression may be, as far as the file says so: constants, members of constants, either side of a choice. */
export function valuesOf(program: Program, node: Node, steps = 0): readonly Node[] {
  const found: Node[] = [];
  follow(node, steps);
  return found;

  function follow(one: Node, depth: number): void {
    if (depth > FARTHEST || found.length >= MOST) return;
    const next = stepFrom(program, one, depth);
    if (next.length === 0) found.push(one);
    else for (const value of next) if (value !== one) follow(value, depth + 1);
  }
}

/** Whether a call hands on what it is given: `str(x)`, `Object.freeze(x)`, `JSON.stringify(x)`. */
export function isPassing(call: Call, program: Program): boolean {
  const name = calledName(call);
  if (name === undefined || program.functionsNamed(name).length > 0) return false;
  return PASSING_ANYWHERE.test(name) || (call.callee.kind === "name" && PASSING.test(name));
}

/** Whether a call puts what it is given into what it is called on. */
export function isAdding(call: Call): boolean {
  return ADDING.test(calledName(call) ?? "");
}

/** The strings that an expression may be. */
export function textsOf(program: Program, node: Node): readonly Text[] {
  return valuesOf(program, node).filter((value): value is Text => value.kind === "text");
}

function stepFrom(program: Program, node: Node, depth: number): readonly Node[] {
  if (node.kind === "name") return program.valuesOfName(node);
  if (node.kind === "choice") return node.options;
  if (node.kind === "call") {
    const [only] = node.args;
    return only && node.args.length === 1 && isPassing(node, program) ? [only] : [];
  }
  if (node.kind !== "member") return [];
  const key = keyOfMember(node);
  const values = valuesOf(program, node.of, depth + 1).flatMap((whole) => partsUnder(whole, key));
  if (values.length > 0) return values;
  return key !== undefined && node.of.kind === "name" ? program.valuesOfAttribute(key) : [];
}

/** The members under a key, or all of them where the key is not known. */
function partsUnder(whole: Node, key: string | undefined): readonly Node[] {
  if (whole.kind === "list") return key === undefined ? whole.items : [];
  if (whole.kind !== "mapping") return [];
  const entries =
    key === undefined
      ? whole.entries
      : whole.entries.filter((entry) => entry.key && sourceOf(entry.key) === key);
  return entries.map(({ value }) => value);
}
