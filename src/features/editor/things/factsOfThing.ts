import type { Business } from "../../../model/businesses/businesses";
import type { Fact } from "../../../model/kinds/recordKind";
import { ownersOf, type FoundThing } from "../../../model/schema/foundThing";
import { likeThings } from "../../../model/schema/likeThing";
import { otherName } from "../../../model/schema/schemaThing";
import type { Schemas } from "../../../model/schema/schemas";
import { describeThing } from "../../../platform/describeThing";
import { t } from "../../../platform/text/localize";

/** What a schema says of one of its things, and its ids in the other businesses, as far as their schemas were read. */
export function factsOfThing(
  found: FoundThing,
  businesses: readonly Business[],
  schemas: Pick<Schemas, "of">,
): readonly Fact[] {
  const here = schemas.of(found.businessKey);
  const { thing } = found;
  const facts: Fact[] = [];
  const name = otherName(thing);
  if (name !== "") facts.push([nameOfName(thing.what), name]);
  const owners = ownersOf(found, here).join(" · ");
  if (owners !== "") facts.push([t("Belongs to"), owners]);
  const kind = describeThing(thing).slice(1).filter(Boolean).join(" · ");
  if (kind !== "") facts.push([t("Type"), kind]);
  for (const { key, name: business } of businesses) {
    if (key === found.businessKey) continue;
    const like = likeThings(found, here, schemas.of(key));
    // Of several with the same label nobody knows which is meant.
    if (like.length === 1 && like[0]) facts.push([t("ID in “{0}”", business), like[0].info.id]);
  }
  return facts;
}

function nameOfName(what: FoundThing["thing"]["what"]) {
  if (what === "option") return t("Code");
  return what === "person" ? t("Email") : t("API name");
}
