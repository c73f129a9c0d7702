import * as vscode from "vscode";
import type { Suspect } from "../../model/businesses/connectionSuspect";
import type { ErrorDescription } from "../../model/errorText";

/** A refusal in one line: which value looks wrong, what happened, what the server said. */
export function suspectText({ sentence, detail }: ErrorDescription, suspect: Suspect | undefined): string {
  return [blame(suspect), sentence, detail === undefined ? undefined : `(${detail})`]
    .filter(Boolean)
    .join(" ");
}

function blame(suspect: Suspect | undefined): string | undefined {
  switch (suspect) {
    case "host":
      return vscode.l10n.t("The address looks wrong.");
    case "apiKey":
      return vscode.l10n.t("The API key looks wrong.");
    case "userId":
      return vscode.l10n.t("The user id looks wrong.");
    case "businessId":
      return vscode.l10n.t("The business id looks wrong.");
    case undefined:
      return undefined;
  }
}
