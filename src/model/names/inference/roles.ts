import { mayAskKizen } from "./isSentElsewhere";
import { argumentOf } from "./callObjects";
import { comparedWith, likelyField, objectComparedWith, roleOfKeyIn } from "./comparedWith";
import { callsOf, functionsOf } from "./calls";
import type { Inference, Role } from "./inference";
import { fieldBeside, handedOn, keyOf } from "./keys";
import { wholeString } from "../paths";
import { enclosing } from "./enclosing";
import { calledName } from "./program";
import {
  sourceOf,
  type Call,
  type Entry,
  type Fn,
  type List,
  type Mapping,
  type Member,
  type Node,
} from "../syntax/nodes";
import { asRole, firstRole, roleOfMember, roleOfTarget, roleOfThing } from "./firstRole";
import { roleOfKeys, roleOfValue, usesOfParameter } from "./roleOfValue";
import { isAdding, isPassing, valuesOf } from "./values";

/** Calls whose result is made of the parts of what they are called on. */
const SAME_PARTS = /^(?:join|map|filter|concat|slice|split|copy|flat|flatMap|values|items)$/;
const MEMBERSHIP_TEST = /^(?:includes|indexOf|has)$/;

/** What a node is for, by what stands around it; undefined where nothing says so. */
export function findRole(node: Node, inference: Inference): Role | undefined {
  const { parent } = node;
  if (!parent) return undefined;
  if (parent.kind === "list") return roleInList(parent, inference);
  if (parent.kind === "entry")
    return node === parent.value ? roleOfEntry(parent, inference) : roleOfKeys(parent.parent, inference);
  if (parent.kind === "call") return roleInCall(node, parent, inference);
  if (parent.kind === "compare") {
    const others = parent.sides.filter((side) => side !== node);
    return firstRole(
      others.map((side) => () => objectComparedWith(node, side, inference) ?? comparedWith(side, inference)),
    );
  }
  if (parent.kind === "choice") return parent.options.includes(node) ? inference.roleAt(parent) : undefined;
  if (parent.kind === "text" || parent.kind === "concat") return roleInPath(node, parent, inference);
  if (parent.kind === "member") {
    return parent.key === node ? roleOfKeyIn(parent.of, inference) : roleOfPart(parent, inference);
  }
  if (parent.kind === "assign") {
    return node === parent.value ? roleOfTarget(parent.target, inference) : undefined;
  }
  if (parent.kind === "each") {
    return firstRole(parent.targets.map((target) => () => roleOfTarget(target, inference)));
  }
  if (parent.kind === "return") return roleOfResult(parent, inference);
  return parent.kind === "mapping" ? inference.roleAt(parent) : undefined;
}

/** The items of a list are what the list is a list of. */
function roleInList(list: List, inference: Inference): Role | undefined {
  const role = inference.roleAt(list);
  return role?.is === "fields" ? { ...role, is: "field" } : role;
}

function roleOfEntry(entry: Entry, inference: Inference): Role | undefined {
  const whole = entry.parent;
  const key = keyOf(entry);
  if (key === undefined || (whole?.kind !== "mapping" && whole?.kind !== "call")) return undefined;
  if (whole.kind === "call") {
    const byParameter = functionsOf(whole, inference.program).map(
      (fn) => () => handedOn(roleOfParameter(fn, fn.params.indexOf(key), inference)),
    );
    return firstRole([() => asRole(key, inference), ...byParameter]);
  }
  const role = roleInMapping(key, whole, inference);
  return isInMarkup(whole) && (whole.isMarkup || isEveryday(role)) ? handedOn(role) : role;
}

/** What components are given is theirs, but for what is done when something happens. */
function isInMarkup(whole: Mapping): boolean {
  for (let node: Node | undefined = whole; node && node.kind !== "function"; node = node.parent)
    if (node.kind === "mapping" && node.isMarkup) return true;
  return false;
}

function isEveryday(role: Role | undefined): boolean {
  return role?.isEveryday === true;
}

function roleInMapping(key: string, whole: Mapping, inference: Inference): Role | undefined {
  const mappingRole = key === "name" || key === "value" ? inference.roleAt(whole) : undefined;
  const isFieldValue = mappingRole?.is === "fieldValues";
  if (key === "name" && isFieldValue) {
    const isWhole = whole.entries.some((entry) => keyOf(entry) === "value");
    const certainty = isWhole ? mappingRole.certainty : "likely";
    return { is: "field", isEveryday: false, isOnlyNear: true, certainty };
  }
  if (key === "value" || key === "values") {
    const of = fieldBeside(whole, isFieldValue);
    if (of) return { is: "option", certainty: "certain", of, isEveryday: !isFieldValue };
  }
  const role = asRole(key, inference) ?? roleOfMember(whole, key, inference);
  if (role) return role;
  // `values: { y: "Yes", n: "No" }`
  const around = inference.roleAt(whole);
  return around?.is === "option" ? handedOn(around) : roleOfValue(key, whole, inference);
}

/** What a thing is for of which a part is taken, or a method called. */
function roleOfPart(part: Member, inference: Inference): Role | undefined {
  if (part.key === undefined) return inference.roleAt(part);
  const call = part.parent;
  if (call?.kind !== "call" || call.callee !== part) return undefined;
  const method = calledName(call) ?? "";
  const [first] = call.args;
  if (first && MEMBERSHIP_TEST.test(method)) return comparedWith(first, inference);
  return SAME_PARTS.test(method) ? inference.roleAt(call) : undefined;
}

function roleInCall(node: Node, call: Call, inference: Inference): Role | undefined {
  const { callee } = call;
  if (node === callee) return undefined;
  if (isPassing(call, inference.program)) return inference.roleAt(call);
  const path = inference.pathAt(call);
  if (path?.hole === node) return { is: path.kind, certainty: "likely", isEveryday: false };
  const method = calledName(call);
  const index = call.args.indexOf(node);
  if (callee.kind === "member" && method !== undefined) {
    if (index === 0 && (method === "get" || method === "pop")) {
      const role = roleOfKeyIn(callee.of, inference);
      if (role) return role;
    }
    if (isAdding(call)) return roleOfThing(callee.of, inference);
    if (MEMBERSHIP_TEST.test(method)) return firstRole([() => comparedWith(callee.of, inference)]);
    // The text before `.join` is what stands between the parts.
    if (method === "join") return inference.roleAt(call);
  }
  const functions = functionsOf(call, inference.program);
  if (functions.length > 0)
    return firstRole(functions.map((fn) => () => roleOfArgument(call, fn, index, inference)));
  // `LABELS.get(code, "New")` is one of them as well.
  const isOther = callee.kind === "member" && method === "get" && index === 1;
  const role = isOther ? handedOn(inference.roleAt(call)) : undefined;
  return role ?? roleInForeignCall(node, call, inference);
}

/** What a function does with what a call gives it; the field of an option may be given by the same call. */
function roleOfArgument(call: Call, fn: Fn, index: number, inference: Inference): Role | undefined {
  const role = handedOn(roleOfParameter(fn, index, inference));
  if (role?.is !== "option" || role.of.kind !== "name") return role;
  const parameter = inference.program.parameterOf(role.of);
  if (parameter?.fn !== fn) return role;
  const given = argumentOf(call, fn, parameter.index);
  return given && { ...role, of: given };
}

/** What a function of another file does with a string shows in its name, and in a record beside it. */
function roleInForeignCall(node: Node, call: Call, inference: Inference): Role | undefined {
  const name = calledName(call) ?? "";
  const said = node.kind === "text" ? sourceOf(node) : undefined;
  if (said !== undefined && inference.schema.objects.has(said) && mayAskKizen(call, inference))
    return { is: "object", certainty: "likely", isEveryday: true, isGuess: true };
  if (node.kind !== "text" || !/field|value|prop|col(?!l)|attr|pluck|pick/i.test(name)) return undefined;
  const record = call.args.find((arg) => arg !== node && inference.recordObjects(arg).length > 0);
  return likelyField({ isWeak: record === undefined, ...(record ? { record } : {}) });
}

/** What a function does with one of its parameters. */
function roleOfParameter(fn: Fn, index: number, inference: Inference): Role | undefined {
  const uses = usesOfParameter(fn, index, inference.program);
  return firstRole(uses.map((use) => () => inference.roleAt(use)));
}

/** What a function gives is what its calls are for; what a callback gives, what the call is that it is given to. */
function roleOfResult(result: Node, inference: Inference): Role | undefined {
  const fn = enclosing(result, "function");
  if (!fn) return undefined;
  if (fn.parent?.kind === "call" && /^(?:map|flatMap|from)$/.test(calledName(fn.parent) ?? "")) {
    return roleOfElements(fn.parent, inference);
  }
  return firstRole(callsOf(fn, inference.program).map((call) => () => handedOn(inference.roleAt(call))));
}

function roleOfElements(call: Call, inference: Inference): Role | undefined {
  const role = inference.roleAt(call);
  return role?.is === "fields" ? { ...role, is: "field" } : role;
}

/** The object in a path: `/records/{x}/search`; and lists that are joined. */
function roleInPath(node: Node, whole: Node, inference: Inference): Role | undefined {
  const path = inference.pathAt(wholeString(node));
  if (path) return path.hole === node ? { is: path.kind, certainty: "likely", isEveryday: false } : undefined;
  const isList = valuesOf(inference.program, node).some(({ kind }) => kind === "list");
  return whole.kind === "concat" && isList ? inference.roleAt(whole) : undefined;
}
