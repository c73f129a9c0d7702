import type { LocatedThing } from "./locatedThing";
import type { SchemaCatalogue } from "./schemaCatalogue";

/** A thing of a business's schema, with its place in it. */
export interface FoundThing extends LocatedThing {
  readonly businessKey: string;
}

/** Whose the thing is, from the outside in: the label of its object or activity type, and that of its field. */
export function ownersOf(
  { part, field }: Pick<LocatedThing, "part" | "field">,
  catalogue: Pick<SchemaCatalogue, "object" | "part">,
): string[] {
  const { name, of } = part;
  const isOfActivity = name === "activityFields";
  const owner = isOfActivity
    ? catalogue.part("activityTypes").entries.find(({ id }) => id === of)?.label
    : catalogue.object(of)?.label;
  return [...(of === "" ? [] : [owner ?? of]), ...(field ? [field.label] : [])];
}

/** The object whose page shows a thing, and the field there. */
export function pageOf({
  thing,
  part,
  field,
}: LocatedThing): { objectId: string; fieldId?: string } | undefined {
  if (thing.what === "object") return { objectId: thing.info.id || thing.info.apiName };
  if (part.name === "stages" || part.name === "categories") return { objectId: part.of };
  if (part.name !== "fields") return undefined;
  const { id } = field ?? thing.info;
  return { objectId: part.of, ...(id !== "" && { fieldId: id }) };
}

/** Same text for same things of a business. */
export function thingKey({ businessKey, thing, part, field }: FoundThing): string {
  const { info } = thing;
  const name = "apiName" in info ? info.apiName : info.label;
  return JSON.stringify([businessKey, thing.what, part.of, field?.id ?? "", info.id, name]);
}
