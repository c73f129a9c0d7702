import { safe, type SafeText } from "../model/text/safeText";
import { t } from "./text/localize";

/** How a business is called wherever one of its records is named: production says so, because mistakes are real there. */
export function businessName(
  business: { readonly name: string; readonly isProduction?: boolean | undefined } | undefined,
): SafeText {
  const name = safe(business?.name ?? "");
  return business?.isProduction === true ? t("{0} (production)", name) : name;
}
