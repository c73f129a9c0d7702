import type { BusinessTarget } from "../../commands";
import type { Business, Businesses } from "../../model/businesses/businesses";
import { UserFacingError } from "../../model/errorText";
import { safe, type SafeText } from "../../model/text/safeText";
import { businessName } from "../../platform/businessName";
import { t } from "../../platform/text/localize";
import { showPickStep } from "./inputStep";

export interface BusinessChoice {
  /** The business that the command was run on. */
  readonly target: BusinessTarget | undefined;
  readonly title: SafeText;
  readonly placeholder: SafeText;
  /** Which businesses are offered. Default: all. */
  readonly candidates?: readonly Business[];
}

/** The business a command was run on; the person picks one where the command came from the palette. */
export async function chooseBusiness(
  businesses: Pick<Businesses, "get" | "list" | "active">,
  { target, title, placeholder, candidates = businesses.list }: BusinessChoice,
): Promise<Business | undefined> {
  const given = target && businesses.get(target.businessKey);
  if (given) return given;
  if (candidates.length === 0) {
    throw new UserFacingError(t("No business to select. Add one first."));
  }
  const items = candidates.map((business) => ({
    label: businessName(business),
    description: business.isSample ? t("sample") : safe(business.baseUrl),
    detail: business === businesses.active ? t("active") : "",
    business,
  }));
  const chosen = await showPickStep({
    title,
    step: 1,
    totalSteps: 1,
    canGoBack: false,
    placeholder,
    items,
    active: items.find(({ business }) => business === businesses.active),
  });
  return chosen === undefined || chosen === "back" ? undefined : chosen.business;
}
