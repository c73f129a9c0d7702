import { firstText, rowsIn, textOf, type ListingRow } from "./listing";
import { isObject } from "../http/rawAnswer";
import type { CategoryInfo, FieldInfo, OptionInfo, RelationInfo } from "./schemaTypes";

/** A field of an object or of an activity type; undefined where it has neither an id nor a name. */
export function toField(row: ListingRow): FieldInfo | undefined {
  const id = textOf(row["id"]);
  const apiName = firstText(row, "name", "api_name");
  if (id === "" && apiName === "") return undefined;
  const relation = relationOf(row["relation"]);
  return {
    id,
    apiName,
    label: firstText(row, "display_name", "name", "api_name") || id,
    type: textOf(row["field_type"]),
    categoryId: idIn(row["category"]) || textOf(row["category_id"]),
    description: textOf(row["description"]),
    isRequired: row["is_required"] === true,
    isReadOnly: row["is_read_only"] === true,
    isHidden: row["is_hidden"] === true || row["is_suppressed"] === true,
    isDefault: row["is_default"] === true,
    options: rowsIn(row["options"]).flatMap((option) => toOption(option) ?? []),
    ...(relation && { relation }),
  };
}

/** An option without an id still has a label that code is written with. */
function toOption(row: ListingRow): OptionInfo | undefined {
  const id = textOf(row["id"]);
  const code = textOf(row["code"]);
  const label = firstText(row, "name", "display_name") || code || id;
  return label === "" ? undefined : { id, label, code };
}

export function toCategory(row: ListingRow): CategoryInfo | undefined {
  const id = textOf(row["id"]);
  return id === "" ? undefined : { id, label: firstText(row, "name") || id };
}

/** Another thing is named by its id, or stands there itself. */
function idIn(value: unknown): string {
  return isObject(value) ? textOf(value["id"]) : textOf(value);
}

function relationOf(value: unknown): RelationInfo | undefined {
  if (!isObject(value)) return undefined;
  const { related_object: target, related_field: field } = value;
  const relation = {
    objectId: idIn(target),
    objectName: textOf(value["related_object_object_name"]),
    objectLabel: textOf(value["related_object_name"]),
    type: textOf(value["relation_type"]),
    cardinality: textOf(value["cardinality"]),
    fieldId: idIn(field),
  };
  return relation.objectId === "" && relation.objectName === "" ? undefined : relation;
}
