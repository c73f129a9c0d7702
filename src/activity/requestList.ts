import * as vscode from "vscode";
import type { CommandsOf } from "../commands";
import { workText } from "../model/activityText";
import type { SharedTransport } from "../model/sharedTransport";

/** A row that does something when it is chosen. */
interface Row extends vscode.QuickPickItem {
  readonly run?: () => void;
}

/** Lists what the client is doing at the moment, and cancels one request or all background work. */
export function requestCommands(
  transport: Pick<SharedTransport, "activity" | "onDidChangeActivity" | "cancelBulk">,
): CommandsOf<"kizen.showRequests"> {
  return { "kizen.showRequests": () => showRequests(transport) };
}

async function showRequests(transport: Parameters<typeof requestCommands>[0]): Promise<void> {
  const picker = vscode.window.createQuickPick<Row>();
  picker.title = vscode.l10n.t("Requests to Kizen");
  picker.placeholder = vscode.l10n.t("Choose a request to cancel it");
  let timer: NodeJS.Timeout | undefined;
  const show = () => {
    timer = undefined;
    picker.items = rowsOf(transport);
  };
  show();
  // Many changes in a moment are one redraw, so that a person can aim.
  const subscription = transport.onDidChangeActivity(() => {
    timer ??= setTimeout(show, 300);
  });
  picker.onDidAccept(() => {
    picker.selectedItems[0]?.run?.();
    picker.hide();
  });
  const hidden = new Promise<void>((resolve) => picker.onDidHide(resolve));
  picker.show();
  await hidden;
  subscription.dispose();
  clearTimeout(timer);
  picker.dispose();
}

function rowsOf(transport: Parameters<typeof requestCommands>[0]): Row[] {
  const now = Date.now();
  const { work } = transport.activity();
  const bulk = work.filter(({ priority }) => priority === "bulk").length;
  const requests = work.map((one) => ({
    label: `${one.method} ${one.path}`,
    description: workText(one, now, vscode.l10n.t),
    run: () => one.cancel(),
  }));
  if (requests.length === 0) return [{ label: vscode.l10n.t("No request is under way") }];
  const cancelBulk = {
    label: `$(close-all) ${vscode.l10n.t("Cancel background requests ({0})", bulk)}`,
    run: () => transport.cancelBulk(),
  };
  return bulk === 0 ? requests : [cancelBulk, ...requests];
}
