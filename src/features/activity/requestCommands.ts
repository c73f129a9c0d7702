import type { CommandsOf } from "../../commands";
import { activityText, requestText } from "../../model/transport/activityText";
import type { SharedTransport } from "../../model/transport/sharedTransport";
import { keepOrder, showQuickPick } from "../../platform/quickPick";
import { t } from "../../platform/text/localize";
import { createPicker, type PickItem } from "../../platform/text/picker";
import { safeText, withIcon } from "../../model/text/safeText";

/** Many changes in so many milliseconds are one redraw, so that a person can aim. */
const GATHER = 300;
/** Ages and the rest of a pause are drawn anew in milliseconds. */
const REDRAW_EVERY = 1_000;

type Requests = Pick<SharedTransport, "activity" | "onDidChangeActivity" | "cancelBulk">;

/** A row that does something when it is chosen. */
interface Row extends PickItem {
  /** The same for the same request, however its text changes. */
  readonly key: string;
  readonly run?: () => void;
}

/** Lists what the client is doing at the moment, and cancels one request or all background work. */
export function requestCommands(requests: Requests): CommandsOf<"kizen.showRequests"> {
  return { "kizen.showRequests": () => showRequests(requests) };
}

async function showRequests(requests: Requests): Promise<void> {
  const picker = createPicker<Row>();
  keepOrder(picker);
  picker.keepScrollPosition = true;
  picker.placeholder = t("Select a request to cancel");
  let timer: NodeJS.Timeout | undefined;
  const show = () => {
    clearTimeout(timer);
    timer = undefined;
    const [activity, now] = [requests.activity(), Date.now()];
    picker.title = t("Requests to Kizen: {0}", activityText(activity, now, t));
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
    const shown = showQuickPick(picker, resolve);
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
  const active = requests.activity().requests;
  const bulk = active.filter(({ priority }) => priority === "bulk").length;
  const rows = active.map((one) => ({
    key: String(one.id),
    label: safeText`${one.method} ${one.path}`,
    description: requestText(one, now, t),
    run: () => one.cancel(),
  }));
  if (rows.length === 0) return [{ key: "none", label: t("No active requests") }];
  const cancelBulk = {
    key: "bulk",
    label: withIcon("close-all", t("Cancel background requests ({0})", bulk)),
    run: () => requests.cancelBulk(),
  };
  return bulk === 0 ? rows : [cancelBulk, ...rows];
}
