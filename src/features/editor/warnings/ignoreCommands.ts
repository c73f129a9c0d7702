import * as vscode from "vscode";
import type { CommandsOf } from "../../../commands";
import { UserFacingError } from "../../../model/errorText";
import { safe } from "../../../model/text/safeText";
import { setFolderSetting } from "../../../platform/settings/folderSettings";
import { t } from "../../../platform/text/localize";
import { showMessage } from "../../../platform/text/messages";
import { ignoredIds } from "./ignoredIds";
import { ignoredNames } from "../names/nameDiagnostics";

/** Leaves an id or a name alone in a folder: a setting, which files without comments, such as JSON, can have as well. */
export function ignoreCommands(): CommandsOf<"kizen.ignoreId" | "kizen.ignoreName" | "kizen.explainName"> {
  return {
    "kizen.ignoreId": async ({ id, uri: address }) => {
      const { uri, folder } = folderOf(address);
      if (!folder)
        throw new UserFacingError(t("Open a folder first: IDs are ignored in a folder's settings."));
      await setFolderSetting("code.ignoredIds", folder, [...ignoredIds(uri), id.toLowerCase()]);
    },
    "kizen.ignoreName": async ({ name, uri: address }) => {
      const { uri, folder } = folderOf(address);
      if (!folder)
        throw new UserFacingError(t("Open a folder first: names are ignored in a folder's settings."));
      await setFolderSetting("code.ignoredNames", folder, [...ignoredNames(uri), name]);
    },
    "kizen.explainName": async ({ reason }) => {
      await showMessage("information", { text: safe(reason), modal: {} });
    },
  };
}

/** The folder whose settings count for a file: its own, else the first. */
function folderOf(address: string) {
  const uri = vscode.Uri.parse(address, true);
  const folder = vscode.workspace.getWorkspaceFolder(uri) ?? vscode.workspace.workspaceFolders?.[0];
  return { uri: folder?.uri ?? uri, folder };
}
