import type { ActivityTypeInfo, FieldInfo, ObjectInfo } from "../../kizen";
import type { SchemaCatalogue } from "../schema/schemaCatalogue";
import type { Part } from "../schema/schemaPart";
import type { ActivityNames, FieldNames, ObjectNames, SchemaNames } from "./schemaNames";

/** Milliseconds after which a list is too old to say that something does not exist. */
const FRESH = 24 * 60 * 60 * 1000;
/** Kizen renames what is archived: `{name}_discarded_{timestamp}`. */
const ARCHIVED = /_discarded_\d/;

const fieldsOfList = new WeakMap<readonly FieldInfo[], ReadonlyMap<string, FieldNames>>();

/** What is known of a business's names now; undefined before its objects were read. Asks for nothing. */
export function namesOfCatalogue(
  catalogue: Pick<SchemaCatalogue, "part">,
  now: number,
): SchemaNames | undefined {
  const objects = catalogue.part("objects");
  if (objects.readAt === undefined) return undefined;
  const activities = catalogue.part("activityTypes");
  return {
    objects: new Map(objects.entries.map((object) => [object.apiName, objectNames(object, catalogue, now)])),
    hasAllObjects: isWhole(objects, now),
    activities: new Map(activities.entries.map((type) => [type.apiName, activityNames(type)])),
    hasAllActivities: isWhole(activities, now),
  };
}

/** Kizen leaves out without a word what a user may not see: an empty list says nothing. */
function isWhole({ state, entries, readAt }: Part<unknown>, now: number): boolean {
  return state === "complete" && entries.length > 0 && readAt !== undefined && now - readAt < FRESH;
}

function objectNames(
  { apiName, label }: ObjectInfo,
  catalogue: Pick<SchemaCatalogue, "part">,
  now: number,
): ObjectNames {
  const fields = catalogue.part("fields", apiName);
  return {
    apiName,
    label,
    isArchived: ARCHIVED.test(apiName),
    // Read when somebody asks: a business has up to 250,000 fields, a document a few objects.
    get fields() {
      return fieldNames(fields.entries);
    },
    hasAllFields: isWhole(fields, now),
  };
}

function fieldNames(entries: readonly FieldInfo[]): ReadonlyMap<string, FieldNames> {
  const known = fieldsOfList.get(entries);
  if (known) return known;
  const names = new Map(
    entries.map(({ apiName, label, type, options }) => [
      apiName,
      { apiName, label, type, options, isArchived: ARCHIVED.test(apiName) },
    ]),
  );
  fieldsOfList.set(entries, names);
  return names;
}

function activityNames({ apiName, label }: ActivityTypeInfo): ActivityNames {
  return { apiName, label, isArchived: ARCHIVED.test(apiName) };
}
