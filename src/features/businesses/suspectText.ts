import { statusOfRefusal, type Suspect } from "../../model/businesses/connectionSuspect";
import type { ErrorText } from "../../model/errorText";
import { t } from "../../platform/text/localize";
import { joined, safeText, type SafeText } from "../../model/text/safeText";

/** A failure in one line: what happened, which value is most likely wrong, what the server said. */
export function suspectText(
  error: unknown,
  { sentence, detail }: ErrorText,
  suspect: Suspect | undefined,
): SafeText {
  const status = statusOfRefusal(error);
  const what = status === undefined ? sentence : t("Kizen refused these credentials ({0}).", status);
  const unsure =
    status === undefined || suspect !== undefined
      ? undefined
      : t("The API key, the user ID or the business ID is wrong.");
  return joined([what, blame(suspect) ?? unsure, detail === undefined ? "" : safeText`(${detail})`], " ");
}

function blame(suspect: Suspect | undefined): SafeText | undefined {
  switch (suspect) {
    case "host":
      return t("Check the address.");
    case "apiKey":
      return t("Most likely the API key.");
    case "userId":
      return t("Most likely the user ID.");
    case "businessId":
      return t("Most likely the business ID.");
    case undefined:
      return undefined;
  }
}
