import * as vscode from "vscode";
import type { CommandsOf } from "../../commands";
import { activityText, workText } from "../../model/transport/activityText";
import type { SharedTransport } from "../../model/transport/sharedTransport";
import { keepOrder } from "../../platform/quickPickOrder";
import { showSteadily } from "../../platform/steadyPicker";

/** Many changes in so many milliseconds are one redraw, so that a person can aim. */
const GATHER = 300;
/** Ages and the rest of a pause are drawn anew in milliseconds. */
const REDRAW_EVERY = 1_000;

type Requests = Pick<SharedTransport, "activity" | "onDidChangeActivity" | "cancelBulk">;

/** A row that does something when it is chosen. */
interface Row extends vscode.QuickPickItem {
  /** The same for the same request, however its text changes. */
  readonly key: string;
  readonly run?: () => void;
}

/** Lists what the client is doing at the moment, and cancels one request or all background work. */
export function requestCommands(requests: Requests): CommandsOf<"kizen.showRequests"> {
  return { "kizen.showRequests": () => showRequests(requests) };
}

async function showRequests(requests: Requests): Promise<void> {
  const picker = vscode.window.createQuickPick<Row>();
  keepOrder(picker);
  picker.keepScrollPosition = true;
  picker.placeholder = vscode.l10n.t("Choose a request to cancel it");
  let timer: NodeJS.Timeout | undefined;
  const show = () => {
    clearTimeout(timer);
    timer = undefined;
    const [activity, now] = [requests.activity(), Date.now()];
    picker.title = vscode.l10n.t("Requests to Kizen: {0}", activityText(activity, now, vscode.l10n.t));
    const active = picker.activeItems[0]?.key;
    const rows = rowsOf(requests, now);
    picker.items = rows;
    // Rows that come and go must not move the choice under the person's finger.
    const same = rows.find(({ key }) => key === active);
    if (same) picker.activeItems = [same];
  };
  show();
  const clock = setInterval(show, REDRAW_EVERY);
  const subscription = requests.onDidChangeActivity(() => {
    timer ??= setTimeout(show, GATHER);
  });
  await new Promise<void>((resolve) => {
    const shown = showSteadily(picker, resolve);
    picker.onDidAccept(() => {
      picker.selectedItems[0]?.run?.();
      shown.close();
    });
  });
  subscription.dispose();
  clearInterval(clock);
  clearTimeout(timer);
  picker.dispose();
}

function rowsOf(requests: Requests, now: number): Row[] {
  const { work } = requests.activity();
  const bulk = work.filter(({ priority }) => priority === "bulk").length;
  const rows = work.map((one) => ({
    key: String(one.id),
    label: `${one.method} ${one.path}`,
    description: workText(one, now, vscode.l10n.t),
    run: () => one.cancel(),
  }));
  if (rows.length === 0) return [{ key: "none", label: vscode.l10n.t("No request is under way") }];
  const cancelBulk = {
    key: "bulk",
    label: `$(close-all) ${vscode.l10n.t("Cancel background requests ({0})", bulk)}`,
    run: () => requests.cancelBulk(),
  };
  return bulk === 0 ? rows : [cancelBulk, ...rows];
}
