import * as vscode from "vscode";
import type { Business, Businesses } from "../../model/businesses/businesses";
import { foreignBusinesses, pinnedBusiness, type Pin } from "../../model/businesses/pins";
import type { RecordRef } from "../../model/recordRef";
import type { FolderPins } from "./folderPins";
import { businessName } from "../../platform/businessName";
import { t } from "../../platform/text/localize";
import { showMessage } from "../../platform/text/messages";
import { joined, safeText, type SafeText } from "../../model/text/safeText";

export interface PinGuardDependencies {
  readonly pins: Pick<FolderPins, "of">;
  readonly businesses: Pick<Businesses, "get" | "list" | "active" | "activeFirst">;
  /** Asks in front of everything else; resolves with the button that was chosen. */
  readonly confirm: (message: SafeText, detail: SafeText, button: SafeText) => Thenable<SafeText | undefined>;
}

/** Asks before ids of one business go where another one's belong; resolves with whether they may. */
export type PinGuard = (uri: vscode.Uri, refs: readonly Pick<RecordRef, "businessKey">[]) => Promise<boolean>;

/** Guards pinned folders. Where nothing is pinned, or the ids are of the pinned business, nobody is asked. */
export function createPinGuard({ pins, businesses, confirm }: PinGuardDependencies): PinGuard {
  return async (uri, refs) => {
    const pin = pins.of(uri);
    const foreign = foreignBusinesses(pin, refs, businesses);
    if (!pin || foreign.length === 0) return true;
    const insert = t("Insert Anyway");
    const from = joined(
      foreign.map((business) => safeText`“${businessName(business)}”`),
      ", ",
    );
    const to = pinName(pin, pinnedBusiness(pin, businesses));
    const message =
      refs.length === 1
        ? t("Insert an ID of {0} into a folder pinned to {1}?", from, to)
        : t("Insert IDs of {0} into a folder pinned to {1}?", from, to);
    const folder = vscode.workspace.getWorkspaceFolder(uri)?.name ?? "";
    const detail = t(
      "“{0}” is for {1}, which does not know the IDs of {2}: the same record has another ID in each business.",
      folder,
      to,
      from,
    );
    return (await confirm(message, detail, insert)) === insert;
  };
}

/** How a pinned business is called: by its name, or by its id where it was not added here. */
function pinName({ businessId }: Pin, business: Business | undefined): SafeText {
  return business
    ? safeText`“${businessName(business)}”`
    : t("a business that was not added here ({0})", businessId);
}

/** VS Code's own dialog. */
export const confirmInDialog: PinGuardDependencies["confirm"] = (message, detail, button) =>
  showMessage("warning", { text: message, modal: { detail } }, button);
