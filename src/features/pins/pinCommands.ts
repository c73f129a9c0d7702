import * as vscode from "vscode";
import type { BusinessTarget, CommandsOf } from "../../commands";
import type { Business, Businesses } from "../../model/businesses/businesses";
import { UserFacingError } from "../../model/errorText";
import { isPinnedTo } from "../../model/businesses/pins";
import { setFolderSetting } from "../../platform/settings/folderSettings";
import { showNotice } from "../../platform/text/messages";
import { pickOne } from "../../platform/quickPick";
import { t } from "../../platform/text/localize";
import type { FolderPins } from "./folderPins";
import { safe } from "../../model/text/safeText";

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
}: PinCommandsDependencies): CommandsOf<"kizen.pinFolder" | "kizen.pinFolderHere" | "kizen.unpinFolder"> {
  const pinFolder = async (target: BusinessTarget | undefined): Promise<void> => {
    if (!isTrusted()) {
      throw new UserFacingError(t("Pins count in trusted workspaces only. Trust this workspace first."));
    }
    const folder = await chooseFolder(pins);
    if (!folder) return;
    const given = target && businesses.get(target.businessKey);
    const business = given ?? (await chooseBusiness(folder, businesses.list, pins));
    if (!business) return;
    await setFolderSetting("business", folder, business.businessId);
    showNotice(t("Pinned “{0}” to {1}", folder.name, safe(business.name)));
  };

  return {
    "kizen.pinFolder": pinFolder,
    "kizen.pinFolderHere": pinFolder,

    "kizen.unpinFolder": async () => {
      const folder = await chooseFolder(pins);
      if (!folder) return;
      await setFolderSetting("business", folder, undefined);
      const left = pins.of(folder.uri);
      if (left?.from === "profile") {
        throw new UserFacingError(
          t(
            "“{0}” is pinned by its file .kizen/profile, which Kizen's command-line client keeps. Change it there.",
            folder.name,
          ),
        );
      }
      if (left?.from === "plugin") {
        throw new UserFacingError(
          t("“{0}” is pinned by its file kizen.json, which is its plugin's. Change it there.", folder.name),
        );
      }
      if (left) {
        throw new UserFacingError(
          t("The setting kizen.business also stands in the settings of the workspace or the user."),
        );
      }
      showNotice(t("Unpinned “{0}”", folder.name));
    },
  };
}

async function chooseFolder(pins: FolderPins): Promise<vscode.WorkspaceFolder | undefined> {
  if ((vscode.workspace.workspaceFolders ?? []).length === 0) {
    throw new UserFacingError(t("Open a folder first: a pin belongs to a folder."));
  }
  return pins.activeFolder ?? vscode.window.showWorkspaceFolderPick();
}

async function chooseBusiness(
  folder: vscode.WorkspaceFolder,
  list: readonly Business[],
  pins: FolderPins,
): Promise<Business | undefined> {
  if (list.length === 0) {
    throw new UserFacingError(t("No business to select. Add one first."));
  }
  const pin = pins.of(folder.uri);
  const items = list.map((business) => ({
    label: safe(business.name),
    description: safe(business.businessId),
    detail: pin && isPinnedTo(pin, business) ? t("pinned") : "",
    business,
  }));
  const chosen = await pickOne(items, {
    title: t("Pin “{0}” to a Business", folder.name),
    placeHolder: t("Select the business that the code in this folder is for"),
    matchOnDescription: true,
  });
  return chosen?.business;
}
