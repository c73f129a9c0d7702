import * as vscode from "vscode";
import type { ErrorDescription } from "../model/errorText";
import type { RecordRef } from "../model/recordRef";
import type { FoundRecord, RecordSearch } from "../model/search";

/** Keystrokes and arriving pages within this many milliseconds are one redraw. */
const GATHER = 30;

export interface PickerOptions {
  readonly title: string;
  readonly placeholder: string;
  readonly search: RecordSearch;
  readonly describeError: (error: unknown) => ErrorDescription | undefined;
  readonly onAccept: (ref: RecordRef) => Promise<void>;
  readonly onCopyId: (ref: RecordRef) => Promise<void>;
  readonly onInsertId: (ref: RecordRef) => Promise<void>;
}

interface RecordItem extends vscode.QuickPickItem {
  readonly ref?: RecordRef;
  readonly retry?: true;
}

/** Shows the picker over a search. It lives until it is hidden, and the search with it. */
export function showRecordPicker(options: PickerOptions): void {
  const { search, describeError } = options;
  const copyId: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon("copy"),
    tooltip: vscode.l10n.t("Copy ID"),
  };
  const insertId: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon("insert"),
    tooltip: vscode.l10n.t("Insert ID at Cursor"),
  };
  const picker = vscode.window.createQuickPick<RecordItem>();
  picker.placeholder = options.placeholder;
  picker.keepScrollPosition = true;
  // The query is kept: a person who looks something up in the code meanwhile comes back to it.
  picker.ignoreFocusOut = false;

  const toItem = ({ ref, label, description }: FoundRecord): RecordItem => ({
    ref,
    label,
    description,
    // The search has matched already; VS Code's own filter would drop rows it does not understand.
    alwaysShow: true,
    buttons: [copyId, insertId],
  });

  const errorItem = (error: unknown): RecordItem[] => {
    const description = error === undefined ? undefined : describeError(error);
    if (!description) return [];
    return [
      {
        label: `$(error) ${description.sentence}`,
        detail: vscode.l10n.t("Press Enter to try again."),
        alwaysShow: true,
        retry: true,
      },
    ];
  };

  const accept = (item: RecordItem) => {
    if (item.retry) void search.loadAll();
    if (!item.ref) return;
    picker.hide();
    void options.onAccept(item.ref);
  };

  let timer: NodeJS.Timeout | undefined;
  /** Enter came before the answer to what was typed: the answer's first row is meant. */
  let isAccepting = false;
  const redraw = () => {
    timer = undefined;
    const { rows, isBusy, loaded, count, error } = search.state;
    picker.busy = isBusy;
    picker.title =
      isBusy && count !== undefined ? `${options.title} (${progress(loaded, count)})` : options.title;
    const active = picker.activeItems[0]?.ref?.id;
    const items = [...rows.map(toItem), ...errorItem(error)];
    if (items.length === 0 && !isBusy) items.push(nothingItem(picker.value));
    picker.items = items;
    // Rows that arrive behind must not move the choice under the person's finger.
    const same = active === undefined ? undefined : items.find(({ ref }) => ref?.id === active);
    if (same) picker.activeItems = [same];
    const [first] = items;
    if (!isAccepting || !first) return;
    isAccepting = false;
    accept(first);
  };
  const subscription = search.onDidChange(() => (timer ??= setTimeout(redraw, GATHER)));

  picker.onDidChangeValue((value) => {
    picker.activeItems = [];
    isAccepting = false;
    search.setQuery(value);
  });
  picker.onDidAccept(() => {
    const shown = timer === undefined ? picker.items[0] : undefined;
    const item = picker.activeItems[0] ?? shown;
    if (item) accept(item);
    else isAccepting = true;
  });
  picker.onDidTriggerItemButton(({ button, item }) => {
    if (!item.ref) return;
    void (button === copyId ? options.onCopyId(item.ref) : options.onInsertId(item.ref));
    picker.hide();
  });
  picker.onDidHide(() => {
    clearTimeout(timer);
    subscription.dispose();
    search.dispose();
    picker.dispose();
  });

  redraw();
  picker.show();
  void search.loadAll();
}

function progress(loaded: number, count: number): string {
  const [some, all] = [loaded, count].map((number) => number.toLocaleString(vscode.env.language));
  return vscode.l10n.t("{0} of {1} searched", some ?? "", all ?? "");
}

function nothingItem(query: string): RecordItem {
  const label =
    query.trim() === ""
      ? vscode.l10n.t("Nothing to choose from")
      : vscode.l10n.t("Nothing found for “{0}”", query);
  return { label, alwaysShow: true };
}
