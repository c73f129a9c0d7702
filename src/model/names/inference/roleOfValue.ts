import { functionsOf } from "./calls";
import { comparedWith } from "./comparedWith";
import { firstRole, roleOfTarget } from "./firstRole";
import type { Inference, Role } from "./inference";
import { entryNamed, handedOn } from "./keys";
import { calledName, type Program } from "./program";
import type { Fn, Mapping, Node } from "../syntax/nodes";

const PAIRS = /^(?:items|entries)$/;

/** Keys are what one of them is asked by, `LABELS[status]`, or what is done with each: `for name, value in values.items()`, `of Object.entries(values)`. */
export function roleOfKeys(whole: Node | undefined, inference: Inference): Role | undefined {
  if (whole?.kind !== "mapping" || inference.isData) return undefined;
  const roles = usesOfMapping(whole, inference).map((use) => () => {
    if (
      use.parent?.kind === "member" &&
      use.parent.of === use &&
      use.parent.key &&
      use.parent.key.kind !== "text"
    )
      return comparedWith(use.parent.key, inference);
    const call = use.parent?.kind === "member" ? use.parent.parent : use.parent;
    const loop = call?.kind === "call" && PAIRS.test(calledName(call) ?? "") ? call.parent : undefined;
    const [key] = loop?.kind === "each" && loop.source === call ? loop.targets : [];
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
    const { parent } = use;
    if (parent?.kind === "member" && parent.of === use && parent.key && parent.key.kind !== "text")
      return handedOn(inference.roleAt(parent));
    const call = parent?.kind === "member" ? parent.parent : parent;
    if (call?.kind !== "call") return undefined;
    const method = calledName(call) ?? "";
    if (method === "get" && parent?.kind === "member") return handedOn(inference.roleAt(call));
    const loop = call.parent?.kind === "each" && call.parent.source === call ? call.parent : undefined;
    if (method === "values") return loop?.targets[0] && handedOn(roleOfTarget(loop.targets[0], inference));
    const [, value] = PAIRS.test(method) ? (loop?.targets ?? []) : [];
    const role = value && handedOn(roleOfTarget(value, inference));
    // `{ name: key, value }` of each: the key of a value is its field.
    const field = entryNamed(whole, key)?.key;
    return role?.is === "option" && field ? { ...role, of: field } : role;
  });
  return firstRole(roles);
}

export function usesOfParameter(fn: Fn, index: number, program: Program): readonly Node[] {
  // Methods of Python have their object as a parameter that calls do not give.
  const shift = fn.params[0] === "self" || fn.params[0] === "cls" ? 1 : 0;
  const name = index < 0 ? undefined : fn.params[index + shift];
  const first = fn.body[0];
  return name === undefined || !first ? [] : program.usesOfName(name, first);
}
