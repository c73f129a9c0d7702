import * as vscode from "vscode";
import type { CommandsOf } from "../../commands";
import { UserFacingError } from "../../model/errorText";
import { setFolderSetting } from "../../platform/folderSettings";
import { ignoredIds } from "./idDiagnostics";

/** Leaves an id alone in a folder: a setting, which files without comments, such as JSON, can have as well. */
export function ignoreCommands(): CommandsOf<"kizen.ignoreId"> {
  return {
    "kizen.ignoreId": async ({ id, uri: address }) => {
      const uri = vscode.Uri.parse(address, true);
      const folder = vscode.workspace.getWorkspaceFolder(uri) ?? vscode.workspace.workspaceFolders?.[0];
      if (!folder) {
        throw new UserFacingError(
          vscode.l10n.t("Open a folder first: IDs are ignored in a folder's settings."),
        );
      }
      await setFolderSetting("code.ignoredIds", folder, [...ignoredIds(folder.uri), id.toLowerCase()]);
    },
  };
}
