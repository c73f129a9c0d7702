import type { Inference, Role } from "./inference";
import { calledName, keyOfPart } from "./program";
import { handedOn, isObjectKey } from "./keys";
import { keyOfMember, sourceOf, type Name, type Node } from "../syntax/nodes";
import { valuesOf } from "./values";

/** Keys of a field in a record that tell its name. */
const NAME_KEYS = /^(?:name|api_name|apiName|field_name|fieldName)$/;
/** What a field of a record is called in programs, where nothing says where it comes from. */
const FIELD_VARIABLE = /^(?:f|fld)$|field/i;

export const likelyField = (more: { readonly record?: Node; readonly isWeak?: boolean } = {}): Role => ({
  is: "field",
  certainty: "likely",
  isEveryday: false,
  ...more,
});

/** What a string is that is compared with something else. */
export function comparedWith(other: Node, inference: Inference): Role | undefined {
  const [field] = inference.fieldsBehind(other);
  if (field) return { is: "option", certainty: "likely", of: field, isEveryday: false };
  if (other.kind === "list") {
    const texts = other.items.filter((item) => item.kind === "text");
    const role = texts[0] && inference.roleAt(other);
    return role?.is === "fields" ? { ...role, is: "field" } : undefined;
  }
  if (other.kind === "member" && other.key?.kind === "text" && NAME_KEYS.test(sourceOf(other.key) ?? "")) {
    return isFieldEntry(other.of, inference) ? likelyField({ record: other.of }) : undefined;
  }
  if (other.kind === "call" && other.callee.kind === "member" && calledName(other) === "get") {
    const [key] = other.args;
    const isName = key?.kind === "text" && NAME_KEYS.test(sourceOf(key) ?? "");
    return isName && isFieldEntry(other.callee.of, inference)
      ? likelyField({ record: other.callee.of })
      : undefined;
  }
  if (other.kind !== "name") return undefined;
  return comesFromFields(other, inference) ? likelyField({ record: other }) : optionByUse(other, inference);
}

/** What else is compared with or written to the same name: `status` of `{ name: "status", value: status }`. */
function optionByUse(name: Name, inference: Inference): Role | undefined {
  for (const use of inference.program.usesOfName(name.name, name)) {
    const role = use.parent?.kind === "compare" ? undefined : inference.roleAt(use);
    if (role?.is === "option") return handedOn(role);
  }
  return undefined;
}

/** An object that exists, compared with what stands under such a key: `event.object === "deals"`. */
export function objectComparedWith(node: Node, other: Node, inference: Inference): Role | undefined {
  const name = node.kind === "text" ? sourceOf(node) : undefined;
  if (name === undefined || !inference.schema.objects.has(name)) return undefined;
  const isObject = [other, ...valuesOf(inference.program, other)].some((one) =>
    isObjectKey(keyOfPart(one, "get") ?? ""),
  );
  return isObject ? { is: "object", certainty: "likely", isEveryday: true, isGuess: true } : undefined;
}

/** Whether a name stands for one of a record's fields. */
function isFieldEntry(node: Node, inference: Inference): boolean {
  return node.kind === "name" && (FIELD_VARIABLE.test(node.name) || comesFromFields(node, inference));
}

/** Whether a name is an element of something's `fields`. */
function comesFromFields(node: Node, inference: Inference): boolean {
  if (node.kind !== "name") return false;
  const parameter = inference.program.parameterOf(node);
  if (parameter) {
    const { parent } = parameter.fn;
    return (
      parent?.kind === "call" &&
      parent.callee.kind === "member" &&
      mentionsFields(parent.callee.of, inference)
    );
  }
  return inference.program
    .valuesOfName(node)
    .some(
      (value) => value.kind === "member" && value.key === undefined && mentionsFields(value.of, inference),
    );
}

/** What may hold values under their names: `{f["name"]: f["value"] for f in …}`, `Object.fromEntries(…)`. */
function isTable(node: Node): boolean {
  return node.kind === "list" || (node.kind === "call" && calledName(node) === "fromEntries");
}

/** `record["fields"]`, `Object.values(r.fields)`, `fields.items()`. */
function mentionsFields(node: Node, inference: Inference, depth = 0): boolean {
  if (depth > 6) return false;
  const isInside = (one: Node) => mentionsFields(one, inference, depth + 1);
  const isFields = (one: Node | undefined) => one?.kind === "text" && sourceOf(one) === "fields";
  if (node.kind === "name")
    return (
      /fields$/i.test(node.name) ||
      inference.program.valuesOfName(node).some((value) => isTable(value) && isInside(value))
    );
  if (node.kind === "list") return node.items.some((item) => item.kind === "each" && isInside(item.source));
  if (node.kind === "member") return isFields(node.key) || isInside(node.of);
  if (node.kind === "choice") return node.options.some(isInside);
  return (
    node.kind === "call" && (isInside(node.callee) || node.args.some(isInside) || isFields(node.args[0]))
  );
}

/** Whether a thing is the value of a field already, whose keys are no fields: `fields["stage"]["value"]`. */
function isPartOfField(node: Node, inference: Inference): boolean {
  if (node.kind === "choice") return node.options.some((option) => isPartOfField(option, inference));
  if (node.kind === "call" && node.callee.kind === "member") {
    const [key] = node.args;
    return (
      calledName(node) === "get" &&
      key?.kind === "text" &&
      isKeyOfField(sourceOf(key), node.callee.of, inference)
    );
  }
  if (node.kind !== "member" || node.key === undefined) return false;
  return isKeyOfField(keyOfMember(node), node.of, inference);
}

function isKeyOfField(key: string | undefined, of: Node, inference: Inference): boolean {
  return key !== "fields" && mentionsFields(of, inference);
}

/** The key behind a thing: a field, for certain names only where the thing is a record's fields. */
export function roleOfKeyIn(of: Node, inference: Inference): Role | undefined {
  if (isPartOfField(of, inference)) return undefined;
  const isFields = mentionsFields(of, inference);
  const isRecord = isFields || inference.recordObjects(of).length > 0;
  return likelyField({ isWeak: !isFields, ...(isRecord ? { record: of } : {}) });
}
