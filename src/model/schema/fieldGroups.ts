import type { FieldInfo } from "../../kizen";
import type { CollectionRef } from "../recordRef";
import type { RecordKinds } from "../kinds/recordKinds";
import { MOST_FIELDS, type FieldGroup, type FieldsState, type GroupedField } from "./fieldGroup";
import type { SchemaCatalogue } from "./schemaCatalogue";
import type { Schemas } from "./schemas";

/** Characters; nobody reads or writes a name that is longer. */
const LONGEST_NAME = 1000;

export interface FieldGroups {
  readonly state: FieldsState;
  readonly groups: readonly FieldGroup[];
}

/** The fields of an object by their categories, both in the order in which Kizen lists them, as far as they are known. */
export function fieldGroups(catalogue: SchemaCatalogue, apiName: string): FieldGroups {
  const { entries } = catalogue.part("fields", apiName);
  const fields = entries.filter(isBounded).slice(0, MOST_FIELDS);
  const { entries: categories } = catalogue.part("categories", apiName);
  const byCategory = new Map(categories.map(({ id }) => [id, new Array<GroupedField>()]));
  const others: GroupedField[] = [];
  for (const field of fields) (byCategory.get(field.categoryId) ?? others).push(toGroupedField(field));
  const groups = [
    ...categories.map(({ id, label }) => ({ label: cut(label), fields: byCategory.get(id) ?? [] })),
    { label: "", fields: others },
  ].filter((group) => group.fields.length > 0);
  const state = stateOf(catalogue, apiName);
  if (state === "unknown") return { state, groups: [] };
  return { state: state === "whole" && fields.length < entries.length ? "partial" : state, groups };
}

/**
 * Has those lists read that group the fields of a collection's records, behind what a person does. A business without
 * objects is asked for no fields. Never rejects.
 */
export async function readFieldGroups(
  collection: CollectionRef,
  { kinds, schemas }: { readonly kinds: Pick<RecordKinds, "get">; readonly schemas: Pick<Schemas, "of"> },
  signal: AbortSignal,
): Promise<void> {
  const catalogue = schemas.of(collection.businessKey);
  const behind = { priority: "bulk", signal } as const;
  await catalogue.load("objects", "", behind);
  const object = catalogue.object(kinds.get(collection).object)?.apiName;
  if (object === undefined) return;
  await Promise.all([catalogue.load("fields", object, behind), catalogue.load("categories", object, behind)]);
}

/** An object is whole without categories, which hold no value; but what is still on its way would regroup all. */
function stateOf(catalogue: SchemaCatalogue, apiName: string): FieldsState {
  const { state, readAt } = catalogue.part("fields", apiName);
  if (state === "refused" || state === "failed") return state;
  const categories = catalogue.part("categories", apiName);
  const isAwaited = categories.state === "unread" || categories.state === "loading";
  if (readAt !== undefined && isAwaited && categories.readAt === undefined) return "unknown";
  if (readAt !== undefined) return state === "partial" ? "partial" : "whole";
  const { state: objects } = catalogue.part("objects");
  return objects === "refused" || objects === "failed" ? objects : "unknown";
}

function isBounded({ id, apiName }: FieldInfo): boolean {
  return id.length <= LONGEST_NAME && apiName.length <= LONGEST_NAME;
}

function toGroupedField({ id, apiName, label, type, isReadOnly, isHidden }: FieldInfo): GroupedField {
  return { id, apiName, label: cut(label), type: cut(type), isReadOnly, isHidden };
}

function cut(text: string): string {
  return text.length <= LONGEST_NAME ? text : text.slice(0, LONGEST_NAME);
}
