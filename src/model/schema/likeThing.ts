import type { SchemaCatalogue } from "./schemaCatalogue";
import type { SchemaPartRef } from "./schemaEntries";
import type { LocatedThing } from "./locatedThing";
import type { SchemaThing } from "./schemaThing";
import { thingSections } from "./thingSections";

/**
 * The things of another business that are called as one of this business is, in the same place of the schema: one in the
 * ordinary case, several where labels are equal.
 */
export function likeThings(
  located: LocatedThing,
  here: SchemaCatalogue,
  there: SchemaCatalogue,
): readonly SchemaThing[] {
  const { thing, field } = located;
  const part = partThere(located.part, here, there);
  const section = thingSections.find(({ what, parts }) => what === thing.what && parts.includes(part.name));
  if (!section) return [];
  const like: SchemaThing[] = [];
  for (const entry of there.part(part.name, part.of).entries) {
    if (section.fieldOf(entry)?.apiName !== field?.apiName) continue;
    for (let index = 0; index < section.count(entry); index++) {
      const one = section.thing(entry, index, part.of);
      if (one.info.id !== "" && commonName(one) === commonName(thing)) like.push(one);
    }
  }
  return like;
}

/** Where a list of one business stands in another: fields of an activity type are listed by its id. */
function partThere(
  { name, of }: SchemaPartRef,
  here: SchemaCatalogue,
  there: SchemaCatalogue,
): SchemaPartRef {
  if (name !== "activityFields") return { name, of };
  const type = here.part("activityTypes").entries.find(({ id }) => id === of);
  const like = there.part("activityTypes").entries.find(({ apiName }) => apiName === type?.apiName);
  return { name, of: like?.id ?? "" };
}

/** By what a thing is known in every business: its API name where it has one, a person's address, else its label. */
function commonName({ info }: SchemaThing): string {
  if ("apiName" in info && info.apiName !== "") return info.apiName;
  return "email" in info && info.email !== "" ? info.email : info.label;
}
