import type { FieldGroup, GroupedField } from "../../../src/features/recordView/protocol";
import type { RecordField } from "./recordFields";

/** A row of the table of fields; the key is the same one when rows come and go. */
export type FieldRow =
  | { readonly type: "group"; readonly key: string; readonly label: string }
  | { readonly type: "field"; readonly key: string; readonly field: ShownField };

/** A field of the record, or one that its object has and the record has no value of. */
export interface ShownField extends RecordField {
  /** What the schema says of it; undefined where it does not know it. */
  readonly known: GroupedField | undefined;
}

export interface ShownGroup {
  /** The category; "" for all that belongs to none. */
  readonly label: string;
  readonly fields: readonly ShownField[];
}

/**
 * The fields of a record by their categories. What the schema does not know, or has no category for, comes last, in a
 * group of its own; where nothing is known of the schema, all are in that one.
 */
export function groupsOf(fields: readonly RecordField[], groups: readonly FieldGroup[]): ShownGroup[] {
  const byId = new Map(fields.map((field) => [field.id, field]));
  const knownIds = new Set(groups.flatMap((group) => group.fields.map(({ id }) => id)));
  // What the schema has under its id is not to be taken for another field by its name.
  const named = fields.filter(({ id }) => !knownIds.has(id));
  const byName = new Map(named.map((field) => [field.name, field]));
  const taken = new Set<RecordField>();
  const toShown = (known: GroupedField): ShownField => {
    const found = byId.get(known.id) ?? byName.get(known.apiName);
    if (!found || taken.has(found)) return withoutValue(known);
    taken.add(found);
    return { ...found, known };
  };
  const shown = groups.map(({ label, fields: members }) => ({ label, fields: members.map(toShown) }));
  const unknown = fields
    .filter((field) => !taken.has(field))
    .map((field) => ({ ...field, known: undefined }));
  const others = shown.filter(({ label }) => label === "").flatMap((group) => group.fields);
  return [
    ...shown.filter(({ label }) => label !== ""),
    ...(others.length + unknown.length > 0 ? [{ label: "", fields: [...others, ...unknown] }] : []),
  ];
}

/** The rows of groups: those with nothing to show have none, and a group that stands alone without a name no head. */
export function rowsOf(
  groups: readonly ShownGroup[],
  isShown: (field: ShownField) => boolean,
  otherFields: string,
): FieldRow[] {
  const shown = groups
    .map(({ label, fields }, at) => ({ label, fields: fields.filter(isShown), at }))
    .filter(({ fields }) => fields.length > 0);
  const hasHeads = groups.some(({ label }) => label !== "");
  return shown.flatMap(({ label, fields, at }): FieldRow[] => [
    ...(hasHeads
      ? [{ type: "group", key: `group/${at}`, label: label === "" ? otherFields : label } as const]
      : []),
    ...fields.map((field, place) => ({ type: "field", key: `field/${at}/${place}`, field }) as const),
  ]);
}

/** Whether a record says nothing in a field: it does not have it, or has null in it, or a text or a list that is empty. */
export function isEmptyField({ value }: Pick<RecordField, "value">): boolean {
  if (!value) return true;
  if (value.kind === "array" || value.kind === "object") return value.children.length === 0;
  return value.kind === "null" || (value.kind === "string" && value.end - value.start <= 2);
}

function withoutValue(known: GroupedField): ShownField {
  const { id, apiName, label, type } = known;
  return { id, name: apiName, label, type, value: undefined, known };
}
