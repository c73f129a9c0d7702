import type { SchemaPartName } from "../schema/schemaEntries";
import type { FoundThing } from "../schema/foundThing";
import { otherName } from "../schema/schemaThing";
import type { SchemaGroup, SchemaNode } from "./schemaNode";

/** The groups on the way to what is in each list. */
const GROUPS: Readonly<Record<SchemaPartName, readonly SchemaGroup[]>> = {
  objects: ["objects"],
  fields: ["objects", "fields", "category"],
  categories: [],
  stages: ["objects", "stages"],
  activityTypes: ["activityTypes"],
  activityFields: ["activityTypes"],
  automations: ["automations"],
  team: ["team"],
  roles: ["roles"],
};

/** Whether a row is that of a thing. */
export function isRowOf({ thing, parent }: SchemaNode, found: FoundThing): boolean {
  if (thing?.what !== found.thing.what || thing.info.id !== found.thing.info.id) return false;
  if (otherName(thing) !== otherName(found.thing)) return false;
  // An option may have its id from elsewhere, as a time zone has.
  if (found.field) return parent.type === "schema" && parent.thing?.info.id === found.field.id;
  return true;
}

/** Whether the row of a thing may stand below a row. */
export function mayHold({ group, thing }: SchemaNode, { part, field }: FoundThing): boolean {
  if (group !== undefined) return GROUPS[part.name].includes(group);
  if (thing?.what === "object") return thing.info.apiName === part.of;
  if (thing?.what === "activityType") return thing.info.id === part.of;
  return thing?.what === "field" && thing.info.id === field?.id;
}
