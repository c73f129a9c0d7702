import type { Certainty, Role } from "./inference";
import { sourceOf, type Call, type Entry, type Mapping, type Node } from "../syntax/nodes";

interface KeyRole {
  readonly is: "object" | "field" | "fields" | "activity" | "fieldValues";
  readonly certainty: Certainty;
  readonly isEveryday?: true;
}

const certain = (is: KeyRole["is"]): KeyRole => ({ is, certainty: "certain" });
const likely = (is: KeyRole["is"]): KeyRole => ({ is, certainty: "likely" });

/** What Kizen, its tools and programs for it say under which key. */
const keys: ReadonlyMap<string, KeyRole> = new Map([
  ...["field_names", "search_within_field_names"].map((key) => [key, certain("fields")] as const),
  ...["fieldNames", "searchWithinFieldNames", "columns", "usecols", "subset"].map(
    (key) => [key, likely("fields")] as const,
  ),
  ["fields", certain("fieldValues")],
  ["field_ref", certain("field")],
  ["field", { ...certain("field"), isEveryday: true }],
  ...["fieldRef", "field_name", "fieldName", "field_api_name", "ordering", "order_by", "sort_by"].map(
    (key) => [key, likely("field")] as const,
  ),
  ...["target_object", "related_object"].map((key) => [key, certain("object")] as const),
  ["object", { ...certain("object"), isEveryday: true }],
  ...["targetObject", "relatedObject", "object_name", "objectName", "object_api_name", "objectApiName"].map(
    (key) => [key, likely("object")] as const,
  ),
  ...["custom_object", "customObject", "object_type", "objectType", "entity"].map(
    (key) => [key, likely("object")] as const,
  ),
  ...["activity", "activity_type", "activityType", "activity_name"].map(
    (key) => [key, likely("activity")] as const,
  ),
]);

/** Keys that say which object everything beside them is about. */
const OBJECT_KEYS: ReadonlySet<string> = new Set(
  [...keys].filter(([, { is }]) => is === "object").map(([key]) => key),
);
/** Keys under which a request has its address. */
const ADDRESS = /^(?:url|uri|path|endpoint|route|href|host|baseURL|base_url|baseUrl|prefixUrl)$/;
/** What names the field whose value stands beside it. */
const FIELD_KEYS = ["field", "field_ref", "field_name", "fieldName", "fieldRef"];
/** Conditions that compare with a part of a value, or with none. */
const PARTIAL = /contains|starts|ends|like|match|blank|empty|between|[<>]/;

/** What stands under a key, wherever that is; undefined where the key says nothing. */
export function roleOfKey(key: string): KeyRole | undefined {
  return keys.get(key);
}

export function isObjectKey(key: string): boolean {
  return OBJECT_KEYS.has(key);
}

/** Whether nobody but Kizen and programs for it have such a key. */
export function isOwnKey(key: string): boolean {
  const role = keys.get(key);
  return role?.certainty === "certain" && role.isEveryday !== true && role.is !== "fieldValues";
}

export function isAddressKey(key: string): boolean {
  return ADDRESS.test(key);
}

export function keyOf(entry: Entry): string | undefined {
  return entry.key && sourceOf(entry.key);
}

export function entryNamed(whole: Mapping | Call, key: string): Entry | undefined {
  return entriesOf(whole).find((entry) => keyOf(entry) === key);
}

export function entriesOf(whole: Mapping | Call): readonly Entry[] {
  return whole.kind === "mapping" ? whole.entries : whole.named;
}

/** The field that an entry beside it has the value of, where such an entry says it: `{ field, value }`, `{ name, value }`. */
export function fieldBeside(whole: Mapping, isFieldValue: boolean): Node | undefined {
  const name = isFieldValue ? entryNamed(whole, "name") : undefined;
  if (name) return name.value;
  const condition = ["condition", "op", "operator"].map((key) => entryNamed(whole, key)?.value);
  const isPartial = condition.some((one) => one?.kind === "text" && PARTIAL.test(sourceOf(one) ?? ""));
  if (isPartial) return undefined;
  return FIELD_KEYS.map((key) => entryNamed(whole, key)?.value).find((value) => value !== undefined);
}

/** A role that was handed on by a name: the place itself says nothing for certain. */
export function handedOn(role: Role | undefined): Role | undefined {
  return role && role.certainty === "certain" && role.is !== "fieldValues"
    ? { ...role, certainty: "likely" }
    : role;
}
