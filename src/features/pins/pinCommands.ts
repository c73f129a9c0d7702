import * as vscode from "vscode";
import type { CommandsOf } from "../../commands";
import type { Business, Businesses } from "../../model/businesses/businesses";
import { UserFacingError } from "../../model/errorText";
import { isPinnedTo } from "../../model/businesses/pins";
import { setFolderSetting } from "../../platform/folderSettings";
import { pickOne } from "../../platform/steadyPicker";
import type { FolderPins } from "./folderPins";

export interface PinCommandsDependencies {
  readonly pins: FolderPins;
  readonly businesses: Pick<Businesses, "get" | "list">;
  readonly isTrusted: () => boolean;
}

/** Pins the folder one works in. Its settings are committed, so that everyone who works on it gets the pin. */
export function pinCommands({
  pins,
  businesses,
  isTrusted,
}: PinCommandsDependencies): CommandsOf<"kizen.pinFolder" | "kizen.unpinFolder"> {
  return {
    "kizen.pinFolder": async (target) => {
      const folder = await chooseFolder(pins);
      if (!folder) return;
      if (!isTrusted()) {
        throw new UserFacingError(
          vscode.l10n.t("Pins count in trusted workspaces only. Trust this workspace first."),
        );
      }
      const given = target && businesses.get(target.businessKey);
      const business = given ?? (await chooseBusiness(folder, businesses.list, pins));
      if (!business) return;
      await setFolderSetting("business", folder, business.businessId);
    },

    "kizen.unpinFolder": async () => {
      const folder = await chooseFolder(pins);
      if (!folder) return;
      await setFolderSetting("business", folder, undefined);
      const left = pins.of(folder.uri);
      if (left?.from === "profile") {
        throw new UserFacingError(
          vscode.l10n.t(
            "“{0}” is pinned by its file .kizen/profile, which Kizen's command-line client keeps. Change it there.",
            folder.name,
          ),
        );
      }
      if (left) {
        throw new UserFacingError(
          vscode.l10n.t(
            "The setting kizen.business also stands in the settings of the workspace or the user.",
          ),
        );
      }
    },
  };
}

async function chooseFolder(pins: FolderPins): Promise<vscode.WorkspaceFolder | undefined> {
  if ((vscode.workspace.workspaceFolders ?? []).length === 0) {
    throw new UserFacingError(vscode.l10n.t("Open a folder first: a pin belongs to a folder."));
  }
  return pins.activeFolder ?? vscode.window.showWorkspaceFolderPick();
}

async function chooseBusiness(
  folder: vscode.WorkspaceFolder,
  list: readonly Business[],
  pins: FolderPins,
): Promise<Business | undefined> {
  if (list.length === 0) {
    throw new UserFacingError(vscode.l10n.t("There is no business for that yet. Add one first."));
  }
  const pin = pins.of(folder.uri);
  const items = list.map((business) => ({
    label: business.name,
    description: business.businessId,
    detail: pin && isPinnedTo(pin, business) ? vscode.l10n.t("pinned") : "",
    business,
  }));
  const chosen = await pickOne(items, {
    title: vscode.l10n.t("Pin “{0}” to a Business", folder.name),
    placeHolder: vscode.l10n.t("Which business is the code in this folder for?"),
    matchOnDescription: true,
  });
  return chosen?.business;
}
