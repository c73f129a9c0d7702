import type { FieldInfo, ObjectInfo } from "../../kizen";
import type { RecordKinds } from "../kinds/recordKinds";
import type { CollectionRef } from "../recordRef";
import type { ObjectField } from "./objectField";
import type { SchemaCatalogue } from "./schemaCatalogue";
import type { SchemaPartName } from "./schemaEntries";
import type { Part } from "./schemaPart";
import type { Schemas } from "./schemas";
import { schemaTexts } from "./schemaThing";

/** The lists that tell an object's fields, the objects first. */
export function partsOfObject(apiName: string): (readonly [name: SchemaPartName, of: string])[] {
  return [
    ["objects", ""],
    ["fields", apiName],
    ["categories", apiName],
  ];
}

/** Has the fields read that the records of a collection have, and the objects that they lead to. Never rejects. */
export async function readFields(
  collection: CollectionRef,
  { kinds, schemas }: { readonly kinds: Pick<RecordKinds, "get">; readonly schemas: Pick<Schemas, "of"> },
): Promise<void> {
  const catalogue = schemas.of(collection.businessKey);
  await Promise.all([catalogue.load("objects"), catalogue.load("fields", kinds.get(collection).object)]);
}

/** The fields of an object in Kizen's order, as far as they are known. */
export function objectFields(catalogue: SchemaCatalogue, { apiName }: ObjectInfo): ObjectField[] {
  const categories = new Map(
    catalogue.part("categories", apiName).entries.map(({ id, label }) => [id, label]),
  );
  return catalogue
    .part("fields", apiName)
    .entries.map((info) => toObjectField(info, apiName, catalogue, categories));
}

/** The list that says most about what is missing of an object; undefined where nothing is. */
export function problemOfObject(catalogue: SchemaCatalogue, apiName: string): Part<unknown> | undefined {
  const parts = partsOfObject(apiName).map(([name, of]) => catalogue.part(name, of));
  const hasFailed = ({ state }: Part<unknown>) => state === "refused" || state === "failed";
  // Without categories an object is whole, without fields it is not.
  const [, fields] = parts;
  if (fields?.state === "absent") return fields;
  return parts.find(hasFailed) ?? parts.find(({ state }) => state === "partial");
}

function toObjectField(
  info: FieldInfo,
  owner: string,
  catalogue: SchemaCatalogue,
  categories: ReadonlyMap<string, string>,
): ObjectField {
  const { reference = "", filterReference = "" } = schemaTexts({ what: "field", info, owner });
  const { objectId = "", objectName = "", objectLabel = "" } = info.relation ?? {};
  const target = catalogue.object(objectId || objectName);
  return {
    id: info.id,
    apiName: info.apiName,
    label: info.label,
    type: info.type,
    description: info.description,
    isRequired: info.isRequired,
    isReadOnly: info.isReadOnly,
    isHidden: info.isHidden,
    options: info.options,
    category: categories.get(info.categoryId) ?? "",
    relation: info.relation ? (target?.label ?? (objectLabel || objectName || objectId)) : "",
    relationId: target?.id ?? "",
    reference,
    filterReference,
  };
}
