import * as vscode from "vscode";
import type { ErrorDescription } from "../../model/errorText";
import type { Lookup, LookupState } from "../../model/lookup/lookup";
import type { RecordTarget } from "../../model/recordRef";
import { keepOrder, selectValue } from "../../platform/quickPickOrder";
import { showSteadily } from "../../platform/steadyPicker";
import {
  errorItem,
  keyOf,
  nothingItem,
  rowButtons,
  scopeItem,
  sectionItems,
  type RecordItem,
  type RowButton,
} from "./pickerItems";

/** Keystrokes and arriving pages within this many milliseconds are one redraw. */
const GATHER = 30;

/** Which businesses are searched, and what the choice is called. */
export interface Scope {
  readonly businessKeys: readonly string[];
  readonly title: string;
  /** What changes to the other scope; undefined where there is one business only. */
  readonly toggle: string | undefined;
}

export interface PickerOptions {
  readonly lookup: Lookup;
  /** What is asked first. */
  readonly query: string;
  readonly scope: () => Scope;
  readonly toggleScope: () => void;
  readonly describeError: (error: unknown) => ErrorDescription | undefined;
  readonly onQuery: (query: string) => void;
  readonly onAccept: (target: RecordTarget) => Promise<void>;
  readonly onButton: (command: RowButton["command"], target: RecordTarget) => Promise<void>;
}

/** Shows the picker over a look-up. It lives until it is hidden, and the look-up with it. */
export function showRecordPicker(options: PickerOptions): void {
  const { lookup, describeError } = options;
  const buttons = rowButtons();
  const refresh: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon("refresh") };
  const picker = vscode.window.createQuickPick<RecordItem>();
  keepOrder(picker);
  picker.placeholder = vscode.l10n.t("Part of a name, an e-mail, a domain, or an id");
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.keepScrollPosition = true;

  let scope = options.scope();
  let timer: NodeJS.Timeout | undefined;
  let drawn: string | undefined;
  /** The rows on screen answer an older question. */
  let isOutdated = true;
  /** Enter came before the answer to what was typed: the answer's first row is meant. */
  let isAccepting = false;

  const accept = ({ action, record }: RecordItem) => {
    isAccepting = false;
    if (action === "retry") lookup.build();
    if (action === "toggleScope") toggleScope();
    if (!record) return;
    shown.close();
    void options.onAccept(record);
  };

  const draw = () => {
    timer = undefined;
    const { state } = lookup;
    picker.busy = state.isBusy;
    picker.title = state.isBuilding ? `${scope.title} (${progressOf(state)})` : scope.title;
    picker.buttons = titleButtons(state);
    const error = state.error === undefined ? undefined : describeError(state.error);
    const found = sectionItems(state.sections, {
      buttons,
      namesBusinesses: scope.businessKeys.length > 1,
    });
    const items = [...found, ...(error ? [errorItem(error)] : [])];
    if (items.length === 0 && !state.isBusy) items.push(nothingItem(picker.value));
    if (scope.toggle !== undefined && items.length > 0) items.push(...scopeItem(scope.toggle));
    show(items, state);
    if (isAccepting && (state.isSettled || error)) {
      const first = picker.items.find(({ record }) => record);
      isAccepting = false;
      if (first) accept(first);
    }
  };

  const show = (items: RecordItem[], state: LookupState) => {
    const active = picker.activeItems[0]?.record?.ref.id;
    const key = keyOf(items);
    if (key !== drawn) {
      drawn = key;
      picker.items = items;
    } else if (!isOutdated) return;
    // Rows that arrive behind must not move the choice under the person's finger; another question begins at the top.
    const same = active === undefined || isOutdated ? undefined : rowWith(active);
    const chosen = same ?? picker.items.find(({ kind }) => kind !== vscode.QuickPickItemKind.Separator);
    if (chosen) picker.activeItems = [chosen];
    if (state.isAnswered) isOutdated = false;
  };
  const rowWith = (id: string) => picker.items.find(({ record }) => record?.ref.id === id);

  const titleButtons = ({ readAt, isBuilding }: LookupState): vscode.QuickInputButton[] => [
    ...(scope.toggle === undefined
      ? []
      : [{ iconPath: new vscode.ThemeIcon("arrow-swap"), tooltip: scope.toggle }]),
    ...(isBuilding ? [] : [Object.assign(refresh, { tooltip: ageOf(readAt) })]),
  ];

  const toggleScope = () => {
    options.toggleScope();
    scope = options.scope();
    isOutdated = true;
    lookup.setBusinesses(scope.businessKeys);
  };

  const subscription = lookup.onDidChange(() => (timer ??= setTimeout(draw, GATHER)));
  picker.onDidTriggerButton((button) => (button === refresh ? lookup.refresh() : toggleScope()));
  picker.onDidChangeValue((value) => {
    [isOutdated, isAccepting] = [true, false];
    options.onQuery(value);
    lookup.setQuery(value);
  });
  picker.onDidAccept(() => {
    const item = isOutdated ? undefined : picker.activeItems[0];
    if (item) accept(item);
    else isAccepting = true;
  });
  picker.onDidTriggerItemButton(({ button, item: { record } }) => {
    const pressed = buttons.find((one) => one === button);
    if (!record || !pressed) return;
    shown.close();
    void options.onButton(pressed.command, record);
  });

  picker.value = options.query;
  selectValue(picker);
  lookup.setQuery(options.query);
  lookup.setBusinesses(scope.businessKeys);
  draw();
  const shown = showSteadily(picker, () => {
    clearTimeout(timer);
    subscription.dispose();
    lookup.dispose();
    picker.dispose();
  });
}

function progressOf({ read, count }: LookupState): string {
  const [some, all] = [read, count].map((number) => number?.toLocaleString(vscode.env.language));
  if (all === undefined) return vscode.l10n.t("{0} read", some ?? "");
  return vscode.l10n.t("{0} of {1}", some ?? "", all);
}

function ageOf(readAt: number | undefined): string {
  if (readAt === undefined) return vscode.l10n.t("Read All Records");
  const time = new Date(readAt).toLocaleTimeString(vscode.env.language, { timeStyle: "short" });
  return vscode.l10n.t("Read All Records Again (Last Read at {0})", time);
}
