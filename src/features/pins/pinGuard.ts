import * as vscode from "vscode";
import type { Business, Businesses } from "../../model/businesses/businesses";
import { foreignBusinesses, pinnedBusiness, type Pin } from "../../model/businesses/pins";
import type { RecordRef } from "../../model/recordRef";
import type { FolderPins } from "./folderPins";

export interface PinGuardDependencies {
  readonly pins: Pick<FolderPins, "of">;
  readonly businesses: Pick<Businesses, "get" | "list" | "active">;
  /** Asks in front of everything else; resolves with the button that was chosen. */
  readonly ask: (message: string, detail: string, button: string) => Thenable<string | undefined>;
}

/** Asks before ids of one business go where another one's belong; resolves with whether they may. */
export type PinGuard = (uri: vscode.Uri, refs: readonly Pick<RecordRef, "businessKey">[]) => Promise<boolean>;

/** Guards pinned folders. Where nothing is pinned, or the ids are of the pinned business, nobody is asked. */
export function createPinGuard({ pins, businesses, ask }: PinGuardDependencies): PinGuard {
  return async (uri, refs) => {
    const pin = pins.of(uri);
    const foreign = foreignBusinesses(pin, refs, businesses);
    if (!pin || foreign.length === 0) return true;
    const insert = vscode.l10n.t("Insert Anyway");
    const from = foreign.map(({ name }) => `“${name}”`).join(", ");
    const to = pinName(pin, pinnedBusiness(pin, businesses));
    const message =
      refs.length === 1
        ? vscode.l10n.t("Insert an ID of {0} into a folder pinned to {1}?", from, to)
        : vscode.l10n.t("Insert IDs of {0} into a folder pinned to {1}?", from, to);
    const folder = vscode.workspace.getWorkspaceFolder(uri)?.name ?? "";
    const detail = vscode.l10n.t(
      "“{0}” is for {1}, which does not know the IDs of {2}: the same record has another ID in each business.",
      folder,
      to,
      from,
    );
    return (await ask(message, detail, insert)) === insert;
  };
}

/** How a pinned business is called: by its name, or by its id where it was not added here. */
function pinName({ businessId }: Pin, business: Business | undefined): string {
  return business
    ? `“${business.name}”`
    : vscode.l10n.t("a business that was not added here ({0})", businessId);
}

/** VS Code's own dialog. */
export const askInDialog: PinGuardDependencies["ask"] = (message, detail, button) =>
  vscode.window.showWarningMessage(message, { modal: true, detail }, button);
