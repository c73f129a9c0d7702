import * as vscode from "vscode";
import type { Log } from "../platform/log";
import { t } from "../platform/text/localize";
import { showMessage } from "../platform/text/messages";

/** Says that the product could not be loaded. A window that is loaded again has it, where an update exchanged its files. */
export async function showStartFailure(log: Log): Promise<void> {
  const reload = t("Reload Window");
  const showLog = t("Show Log");
  const text = t("Kizen Explorer could not start: a part of it could not be loaded.");
  const chosen = await showMessage("error", { text }, reload, showLog);
  if (chosen === reload) await vscode.commands.executeCommand("workbench.action.reloadWindow");
  if (chosen === showLog) log.show();
}
