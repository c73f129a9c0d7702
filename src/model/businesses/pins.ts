import { cleanCredential } from "../../kizen";
import type { Business, Businesses } from "./businesses";
import type { RecordRef } from "../recordRef";

/** That a folder's code is meant for one business, and no other. */
export interface Pin {
  /** Kizen's id of the business, in lower case. It may be one that was not added here. */
  readonly businessId: string;
  /** The same code's businesses of other environments, in lower case: whichever of them was added is meant. */
  readonly otherIds?: readonly string[];
  /** The setting of the folder, the file that Kizen's command-line client commits, or that of a plugin. */
  readonly from: "setting" | "profile" | "plugin";
}

/** What may say something about a folder; none is trusted to be of the right type. */
export interface PinSources {
  /** The setting `kizen.business`. */
  readonly setting: unknown;
  /** The parsed `.kizen/profile`: it holds `profile` and `business_id` (docs/kizen-api.md, Credentials on a computer). */
  readonly profile: unknown;
  /** The parsed `kizen.json` of a plugin: it holds `developer_business_id`, an id or a map from environment to one. */
  readonly plugin: unknown;
}

/** The pin of a folder. The setting wins: someone chose it here, while the files came along with the repository. */
export function choosePin({ setting, profile, plugin }: PinSources): Pin | undefined {
  const chosen = toId(setting);
  if (chosen !== undefined) return { businessId: chosen, from: "setting" };
  const { business_id } = (profile ?? {}) as { readonly business_id?: unknown };
  const committed = toId(business_id);
  if (committed !== undefined) return { businessId: committed, from: "profile" };
  const { developer_business_id: developer } = (plugin ?? {}) as { readonly developer_business_id?: unknown };
  const written: readonly unknown[] =
    typeof developer === "object" && developer !== null ? Object.values(developer) : [developer];
  const [businessId, ...otherIds] = new Set(written.flatMap((id) => toId(id) ?? []));
  if (businessId === undefined) return undefined;
  return { businessId, from: "plugin", ...(otherIds.length > 0 && { otherIds }) };
}

export function isSamePin(a: Pin | undefined, b: Pin | undefined): boolean {
  return (
    a?.businessId === b?.businessId && a?.from === b?.from && a?.otherIds?.join() === b?.otherIds?.join()
  );
}

/** Whether a business is the pinned one. One Kizen business may have been added under two users. */
export function isPinnedTo(pin: Pin, business: Business): boolean {
  const id = business.businessId.toLowerCase();
  return id === pin.businessId || pin.otherIds?.includes(id) === true;
}

/** The pinned business as it was added here, the active one first; undefined where it was not. */
export function pinnedBusiness(
  pin: Pin,
  { activeFirst }: Pick<Businesses, "activeFirst">,
): Business | undefined {
  return activeFirst.find((business) => isPinnedTo(pin, business));
}

/** The businesses among those of the records that a pinned folder's code is not meant for. */
export function foreignBusinesses(
  pin: Pin | undefined,
  refs: readonly Pick<RecordRef, "businessKey">[],
  businesses: Pick<Businesses, "get">,
): readonly Business[] {
  if (!pin) return [];
  return [...new Set(refs.map(({ businessKey }) => businessKey))]
    .flatMap((key) => businesses.get(key) ?? [])
    .filter((business) => !isPinnedTo(pin, business));
}

/** Cleaned as ids are that a person adds a business with, or it would be the pin of none. */
function toId(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const cleaned = cleanCredential(value);
  const id = "value" in cleaned ? cleaned.value : value.trim();
  return id === "" ? undefined : id.toLowerCase();
}
