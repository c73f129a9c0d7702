import * as vscode from "vscode";
import { activityText } from "../model/activityText";
import type { Logger } from "../model/host";
import type { SharedTransport } from "../model/sharedTransport";

/** Between two looks while something waits, in milliseconds: the seconds that are left count down. */
const LOOK_EVERY = 500;

/**
 * Shows in the status bar how many requests run and wait, only while one has waited for more than a second. The log
 * says when that began and ended.
 */
export function registerActivityStatusBar(
  transport: Pick<SharedTransport, "activity" | "onDidChangeActivity">,
  log: Logger,
): vscode.Disposable {
  const item = vscode.window.createStatusBarItem("activity", vscode.StatusBarAlignment.Left, 9);
  item.name = vscode.l10n.t("Kizen Requests");
  item.command = "kizen.showRequests";
  item.tooltip = vscode.l10n.t("Requests to Kizen are waiting.\nClick to list and cancel them");
  let timer: NodeJS.Timeout | undefined;
  let isShown = false;

  const look = () => {
    timer = undefined;
    const activity = transport.activity();
    const text = activityText(activity, Date.now(), vscode.l10n.t);
    if (text === undefined) item.hide();
    else {
      item.text = `$(sync~spin) Kizen: ${text}`;
      item.show();
    }
    const begins = text !== undefined && !isShown;
    if (begins) log.info(`Requests wait: ${text}`);
    if (isShown && text === undefined) log.info("No request waits any more");
    isShown = text !== undefined;
    if (activity.waiting > 0) timer = setTimeout(look, LOOK_EVERY);
  };
  const subscription = transport.onDidChangeActivity(() => {
    timer ??= setTimeout(look, LOOK_EVERY);
  });
  return new vscode.Disposable(() => {
    subscription.dispose();
    clearTimeout(timer);
    item.dispose();
  });
}
