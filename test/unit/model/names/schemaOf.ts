import type { FieldNames, ObjectNames, SchemaNames } from "../../../../src/model/names/schemaNames";

/** A schema in short: of each field its type, or the labels of its options. */
export interface ShortSchema {
  readonly objects: Readonly<
    Record<
      string,
      { readonly label: string; readonly fields: Readonly<Record<string, string | readonly string[]>> }
    >
  >;
  readonly activities: Readonly<Record<string, { readonly label: string }>>;
}

/** What a business with such a schema has, all of it known. */
export function schemaOf(short: ShortSchema): SchemaNames {
  return {
    objects: new Map(
      Object.entries(short.objects).map(([apiName, object]) => [apiName, objectOf(apiName, object)]),
    ),
    hasAllObjects: true,
    activities: new Map(
      Object.entries(short.activities).map(([apiName, { label }]) => [apiName, { apiName, label }]),
    ),
    hasAllActivities: true,
  };
}

function objectOf(apiName: string, { label, fields }: ShortSchema["objects"][string]): ObjectNames {
  return {
    apiName,
    label,
    hasAllFields: true,
    fields: new Map(Object.entries(fields).map(([name, said]) => [name, fieldOf(name, said)])),
  };
}

function fieldOf(apiName: string, said: string | readonly string[]): FieldNames {
  const label = apiName.replaceAll("_", " ");
  if (typeof said === "string") return { apiName, label, type: said, options: [] };
  const options = said.map((option, index) => ({ id: `option-${index}`, label: option, code: "" }));
  return { apiName, label, type: "dropdown", options };
}
