import * as vscode from "vscode";
import { activityText, reasonToWait, type Reason } from "../../model/transport/activityText";
import type { Logger } from "../../model/ports";
import type { SharedTransport } from "../../model/transport/sharedTransport";
import { t } from "../../platform/text/localize";
import { createStatusBarItem } from "../../platform/text/statusBar";
import { logText } from "../../model/text/logText";
import { safeText, withIcon } from "../../model/text/safeText";

/** Between two looks while something waits, in milliseconds: the seconds that are left count down. */
const LOOK_EVERY = 500;
const PROBING = new vscode.ThemeColor("statusBarItem.warningBackground");

/**
 * Shows in the status bar how many requests run and wait, only while one has waited for more than a second. The log
 * says when that began and ended, and when its reason changed.
 */
export function registerActivityStatusBar(
  transport: Pick<SharedTransport, "activity" | "onDidChangeActivity">,
  log: Logger,
): vscode.Disposable {
  const item = createStatusBarItem("activity", t("Kizen Requests"), 9);
  item.command = "kizen.showRequests";
  item.tooltip = t("Requests to Kizen are waiting.\nClick to list and cancel them");
  let timer: NodeJS.Timeout | undefined;
  let shown: Reason | undefined;

  const look = () => {
    timer = undefined;
    const [activity, now] = [transport.activity(), Date.now()];
    const reason = reasonToWait(activity, now);
    const text = activityText(activity, now, t);
    if (reason === undefined) item.hide();
    else {
      item.text = withIcon("sync~spin", safeText`Kizen: ${text}`);
      item.backgroundColor = reason === "probe" ? PROBING : undefined;
      item.show();
    }
    if (reason !== shown)
      log.info(reason ? logText`Requests wait: ${text}` : logText`No request waits any more`);
    shown = reason;
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
