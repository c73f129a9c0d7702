import type { SchemaCatalogue } from "../schema/schemaCatalogue";
import type { LocatedThing } from "../schema/locatedThing";
import type { NameMatch } from "./namePlace";

/** What a name in code stands for in a schema; undefined where the schema does not have it any more. */
export function thingNamed(
  { object, field, option, activity }: NameMatch,
  catalogue: Pick<SchemaCatalogue, "object" | "field" | "part">,
): LocatedThing | undefined {
  if (activity !== undefined) {
    const info = catalogue.part("activityTypes").entries.find(({ apiName }) => apiName === activity);
    return info && { thing: { what: "activityType", info }, part: { name: "activityTypes", of: "" } };
  }
  if (object === undefined) return undefined;
  if (field === undefined) {
    const info = catalogue.object(object);
    return info && { thing: { what: "object", info }, part: { name: "objects", of: "" } };
  }
  const part = { name: "fields", of: object } as const;
  const info = catalogue.field(object, field);
  if (!info) return undefined;
  if (option === undefined) return { thing: { what: "field", info, owner: object }, part };
  const found = info.options.find(({ label }) => label === option);
  return found && { thing: { what: "option", info: found }, part, field: info };
}

/** What code calls a thing; undefined where nothing but its id is written. */
export function nameOfThing({ thing, part, field }: LocatedThing): NameMatch | undefined {
  switch (thing.what) {
    case "object":
      return { object: thing.info.apiName };
    case "field":
      return part.name === "fields" ? { object: part.of, field: thing.info.apiName } : undefined;
    case "option":
      return field && part.name === "fields"
        ? { object: part.of, field: field.apiName, option: thing.info.label }
        : undefined;
    case "stage":
      return { object: part.of, field: "stage", option: thing.info.label };
    case "activityType":
      return { activity: thing.info.apiName };
    case "category":
    case "automation":
    case "person":
    case "role":
      return undefined;
  }
}
