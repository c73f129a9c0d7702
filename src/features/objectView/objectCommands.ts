import type { CommandsOf, OpenObjectTarget } from "../../commands";
import type { Businesses } from "../../model/businesses/businesses";
import { UserFacingError } from "../../model/errorText";
import type { RecordKinds } from "../../model/kinds/recordKinds";
import type { Schemas } from "../../model/schema/schemas";
import { safe } from "../../model/text/safeText";
import { businessName } from "../../platform/businessName";
import { withDelayedProgress } from "../../platform/delayedProgress";
import { describeError } from "../../platform/describeError";
import { pickOne } from "../../platform/quickPick";
import { t } from "../../platform/text/localize";
import { separator, type PickItem } from "../../platform/text/picker";
import type { ObjectView } from "./objectView";

export interface ObjectCommandDependencies {
  readonly businesses: Businesses;
  readonly schemas: Schemas;
  readonly kinds: Pick<RecordKinds, "get">;
  readonly open: ObjectView["open"];
}

interface NamedObject {
  readonly businessKey: string;
  readonly objectId: string;
  readonly fieldId?: string;
}

interface ObjectItem extends PickItem {
  readonly object?: NamedObject;
}

/** Opens the page of an object: of the row it is run on, of the one that is named, or of one that the person picks. */
export function objectCommands(
  dependencies: ObjectCommandDependencies,
): CommandsOf<"kizen.openObject" | "kizen.pickObject"> {
  const { kinds, open } = dependencies;
  const show = async (object: NamedObject | undefined) => {
    if (object) await open(object.businessKey, object.objectId, { fieldId: object.fieldId });
  };
  return {
    "kizen.openObject": (target) => show(namedBy(target, kinds)),
    "kizen.pickObject": async () => show(await pickObject(dependencies)),
  };
}

function namedBy(target: OpenObjectTarget, kinds: Pick<RecordKinds, "get">): NamedObject | undefined {
  if ("objectId" in target) return target;
  if ("collection" in target) {
    const { businessKey } = target.collection;
    return { businessKey, objectId: kinds.get(target.collection).object };
  }
  const { thing, businessKey } = target;
  return thing?.what === "object"
    ? { businessKey, objectId: thing.info.id || thing.info.apiName }
    : undefined;
}

/** Asks for one of the objects of all businesses, those of the active one first. */
async function pickObject({
  businesses,
  schemas,
}: ObjectCommandDependencies): Promise<NamedObject | undefined> {
  const { active, list } = businesses;
  const ordered = [...list].sort((a, b) => Number(b.key === active?.key) - Number(a.key === active?.key));
  await withDelayedProgress(t("Reading objects…"), async () => {
    await Promise.all(ordered.map(({ key }) => schemas.of(key).load("objects")));
  });
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  const items = ordered.flatMap((business): ObjectItem[] => {
    const objects = [...schemas.of(business.key).part("objects").entries];
    const rows = objects
      .sort((a, b) => compare(a.label, b.label))
      .map(({ id, apiName, label }): ObjectItem => ({
        label: safe(label),
        description: safe(apiName),
        object: { businessKey: business.key, objectId: id || apiName },
      }));
    return rows.length === 0 ? [] : [separator(businessName(business)), ...rows];
  });
  if (items.length === 0)
    throw new UserFacingError(whyNone(ordered.map(({ key }) => schemas.of(key).part("objects"))));
  const title = t("Open Object");
  const placeHolder = t("Label or API name of an object");
  return (await pickOne(items, { title, placeHolder, matchOnDescription: true }))?.object;
}

function whyNone(parts: readonly { readonly error: unknown }[]) {
  const error = parts.find((part) => part.error !== undefined)?.error;
  return describeError(error)?.sentence ?? t("There is no object that this user may see.");
}
