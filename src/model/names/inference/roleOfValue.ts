import { functionsOf, ownParameters } from "./calls";
import { comparedWith } from "./comparedWith";
import { firstRole, roleOfTarget } from "./firstRole";
import type { Inference, Role } from "./inference";
import { entryNamed, handedOn } from "./keys";
import { calledName, type Program } from "./program";
import type { Call, Fn, Mapping, Member, Node } from "../syntax/nodes";

const PAIRS = /^(?:items|entries)$/;

/** Keys are what one of them is asked by, `LABELS[status]`, or what is done with each: `for name, value in values.items()`, `of Object.entries(values)`. */
export function roleOfKeys(whole: Node | undefined, inference: Inference): Role | undefined {
  if (whole?.kind !== "mapping" || inference.isData) return undefined;
  const roles = usesOfMapping(whole, inference).map((use) => () => {
    const asked = askedBy(use);
    if (asked?.key) return comparedWith(asked.key, inference);
    const [key] = PAIRS.test(methodOn(use)) ? loopTargets(use) : [];
    return key && handedOn(roleOfTarget(key, inference));
  });
  return firstRole(roles);
}

/** Where a mapping is used: by its name, or by that of the parameter that it is given for. */
function usesOfMapping(whole: Mapping, { program }: Inference): readonly Node[] {
  const { parent } = whole;
  if (parent?.kind === "assign")
    return parent.target.kind === "name" ? program.usesOfName(parent.target.name, parent.target) : [];
  if (parent?.kind !== "call") return [whole];
  const index = parent.args.indexOf(whole);
  return [whole, ...functionsOf(parent, program).flatMap((fn) => usesOfParameter(fn, index, program))];
}

/** A value is what is done with each of them: `FIELDS[column]`, `FIELDS.get(column)`, `for column, field in FIELDS.items()`. */
export function roleOfValue(key: string, whole: Mapping, inference: Inference): Role | undefined {
  if (inference.isData) return undefined;
  const roles = usesOfMapping(whole, inference).map((use) => () => {
    const asked = askedBy(use);
    if (asked) return handedOn(inference.roleAt(asked));
    const call = callOn(use);
    const method = methodOn(use);
    if (method === "get" && use.parent?.kind === "member") return call && handedOn(inference.roleAt(call));
    const [first, second] = loopTargets(use);
    const value = method === "values" ? first : PAIRS.test(method) ? second : undefined;
    const role = value && handedOn(roleOfTarget(value, inference));
    if (method === "values") return role;
    // `{ name: key, value }` of each: the key of a value is its field.
    const field = entryNamed(whole, key)?.key;
    return role?.is === "option" && field ? { ...role, of: field } : role;
  });
  return firstRole(roles);
}

/** `FIELDS[column]`: one of the values, by what another thing says. */
function askedBy(use: Node): Member | undefined {
  const { parent } = use;
  if (parent?.kind !== "member" || parent.of !== use) return undefined;
  return parent.key && parent.key.kind !== "text" ? parent : undefined;
}

/** The call of a method, `FIELDS.items()`, or of a function, `Object.entries(FIELDS)`. */
function callOn({ parent }: Node): Call | undefined {
  const call = parent?.kind === "member" ? parent.parent : parent;
  return call?.kind === "call" ? call : undefined;
}

function methodOn(use: Node): string {
  const call = callOn(use);
  return (call && calledName(call)) ?? "";
}

/** What a loop over the result of that call gives names to. */
function loopTargets(use: Node): readonly Node[] {
  const call = callOn(use);
  return call?.parent?.kind === "each" && call.parent.source === call ? call.parent.targets : [];
}

export function usesOfParameter(fn: Fn, index: number, program: Program): readonly Node[] {
  const name = index < 0 ? undefined : fn.params[index + ownParameters(fn)];
  const first = fn.body[0];
  return name === undefined || !first ? [] : program.usesOfName(name, first);
}
