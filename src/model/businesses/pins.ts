import type { Business, Businesses } from "./businesses";
import type { RecordRef } from "../recordRef";

/** That a folder's code is meant for one business, and no other. */
export interface Pin {
  /** Kizen's id of the business, in lower case. It may be one that was not added here. */
  readonly businessId: string;
  /** The setting of the folder, or the file that Kizen's command-line client commits. */
  readonly from: "setting" | "profile";
}

/** What may say something about a folder; neither is trusted to be of the right type. */
export interface PinSources {
  /** The setting `kizen.business`. */
  readonly setting: unknown;
  /** The parsed `.kizen/profile`: it holds `profile` and `business_id` (KIZEN-API, 2). */
  readonly profile: unknown;
}

/** The pin of a folder. The setting wins: someone chose it here, while the file came along with the repository. */
export function choosePin({ setting, profile }: PinSources): Pin | undefined {
  const chosen = toId(setting);
  if (chosen !== undefined) return { businessId: chosen, from: "setting" };
  const { business_id } = (profile ?? {}) as { readonly business_id?: unknown };
  const committed = toId(business_id);
  return committed === undefined ? undefined : { businessId: committed, from: "profile" };
}

export function isSamePin(a: Pin | undefined, b: Pin | undefined): boolean {
  return a?.businessId === b?.businessId && a?.from === b?.from;
}

/** Whether a business is the pinned one. One Kizen business may have been added under two users. */
export function isPinnedTo(pin: Pin, business: Business): boolean {
  return business.businessId.toLowerCase() === pin.businessId;
}

/** The pinned business as it was added here, the active one first; undefined where it was not. */
export function pinnedBusiness(
  pin: Pin,
  { list, active }: Pick<Businesses, "list" | "active">,
): Business | undefined {
  return [...(active ? [active] : []), ...list].find((business) => isPinnedTo(pin, business));
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

function toId(value: unknown): string | undefined {
  const id = typeof value === "string" ? value.trim().toLowerCase() : "";
  return id === "" ? undefined : id;
}
