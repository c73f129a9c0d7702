import type { FieldInfo } from "../../kizen";
import type { SchemaCatalogue } from "../schema/schemaCatalogue";
import type { SchemaPartName } from "../schema/schemaEntries";
import type { SchemaThing } from "../schema/schemaThing";
import type { SchemaNode } from "./schemaNode";

/** What a row below another is made of; its place gives it its id. */
export type SchemaRow = Pick<SchemaNode, "group" | "thing" | "label" | "isIncoming" | "part"> & {
  /** Unlike those of its neighbours, and the same after a restart. */
  readonly key: string;
  readonly hasChildren: boolean;
};

/** The rows below a row of the schema, of what is known. */
export function schemaLevel(
  { group, thing, part, label }: SchemaNode,
  catalogue: SchemaCatalogue,
): SchemaRow[] {
  const of = part?.of ?? "";
  if (group === undefined) return thing ? rowsBelow(thing, catalogue, of) : [];
  switch (group) {
    case "schema":
      return [
        groupRow("objects", "objects"),
        groupRow("activityTypes", "activityTypes"),
        groupRow("automations", "automations"),
        groupRow("team", "team"),
        groupRow("roles", "roles"),
      ];
    case "objects": {
      const objects = byLabel(catalogue.part("objects").entries);
      return objects.map((info) => thingRow({ what: "object", info }, info.apiName, true));
    }
    case "fields":
      return fieldRows(catalogue, of);
    case "category":
      return catalogue
        .part("fields", of)
        .entries.filter(({ categoryId }) => categoryId === label)
        .map((info) => fieldRow(info, of));
    case "stages":
      return catalogue.part("stages", of).entries.map((info) => thingRow({ what: "stage", info }));
    case "relations":
      return relationRows(catalogue, of);
    case "activityTypes":
      return byLabel(catalogue.part("activityTypes").entries).map((info) => ({
        ...thingRow({ what: "activityType", info }, info.id, true),
        part: { name: "activityFields", of: info.id },
      }));
    case "automations":
      return byLabel(catalogue.part("automations").entries).map((info) =>
        thingRow({ what: "automation", info }),
      );
    case "team":
      return byLabel(catalogue.part("team").entries).map((info) => thingRow({ what: "person", info }));
    case "roles":
      return byLabel(catalogue.part("roles").entries).map((info) => thingRow({ what: "role", info }));
  }
}

function rowsBelow(thing: SchemaThing, catalogue: SchemaCatalogue, of: string): SchemaRow[] {
  switch (thing.what) {
    case "object":
      return [
        groupRow("fields", "fields", thing.info.apiName),
        ...(thing.info.type === "pipeline" ? [groupRow("stages", "stages", thing.info.apiName)] : []),
        groupRow("relations", "fields", thing.info.apiName),
      ];
    case "field":
      return thing.info.options.map((info) => thingRow({ what: "option", info }));
    case "activityType": {
      const owner = thing.info.apiName || thing.info.id;
      return catalogue.part("activityFields", of).entries.map((info) => fieldRow(info, owner));
    }
    case "category":
    case "option":
    case "stage":
    case "automation":
    case "person":
    case "role":
      return [];
  }
}

/** The categories that have fields, in Kizen's order; fields of a category that is not known stand below them. */
function fieldRows(catalogue: SchemaCatalogue, object: string): SchemaRow[] {
  const fields = catalogue.part("fields", object).entries;
  const used = new Set(fields.map(({ categoryId }) => categoryId));
  const categories = catalogue.part("categories", object).entries.filter(({ id }) => used.has(id));
  const known = new Set(categories.map(({ id }) => id));
  return [
    ...categories.map(({ id }) => ({
      ...groupRow("category", "fields", object),
      key: `category-${id}`,
      label: id,
    })),
    ...fields.filter(({ categoryId }) => !known.has(categoryId)).map((info) => fieldRow(info, object)),
  ];
}

/** The fields that lead to another object, and those of other objects that lead here, as far as they were read. */
function relationRows(catalogue: SchemaCatalogue, object: string): SchemaRow[] {
  const info = catalogue.object(object);
  const leadsHere = ({ relation }: FieldInfo) =>
    relation !== undefined && (relation.objectId === info?.id || relation.objectName === object);
  const outgoing = catalogue.part("fields", object).entries.flatMap((info) => {
    if (!info.relation) return [];
    const { objectId, objectName, objectLabel } = info.relation;
    const label = catalogue.object(objectId || objectName)?.label ?? (objectLabel || objectName || objectId);
    return [{ ...thingRow({ what: "field", info, owner: object }), label }];
  });
  const incoming = catalogue.part("objects").entries.flatMap(({ apiName, label }) =>
    apiName === object
      ? []
      : catalogue
          .part("fields", apiName)
          .entries.filter(leadsHere)
          .map((info) => ({
            ...thingRow({ what: "field", info, owner: apiName }),
            key: `from-${apiName}-${info.id}`,
            label,
            isIncoming: true,
          })),
  );
  return [...outgoing, ...incoming];
}

function groupRow(group: NonNullable<SchemaNode["group"]>, name: SchemaPartName, of = ""): SchemaRow {
  return { key: group, group, part: { name, of }, hasChildren: true };
}

function fieldRow(info: FieldInfo, owner: string): SchemaRow {
  return thingRow({ what: "field", info, owner }, info.id || info.apiName, info.options.length > 0);
}

function thingRow(
  thing: SchemaThing,
  key = thing.info.id || thing.info.label,
  hasChildren = false,
): SchemaRow {
  return { key, thing, hasChildren };
}

function byLabel<T extends { readonly label: string }>(entries: readonly T[]): T[] {
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  return [...entries].sort((a, b) => compare(a.label, b.label));
}
