import * as vscode from "vscode";
import type { ErrorText } from "../../model/errorText";
import { foundKey, type FoundRow, type Section } from "../../model/lookup/foundRow";
import type { Lookup, LookupScope, LookupState } from "../../model/lookup/lookup";
import { steadySections } from "../../model/lookup/steadySections";
import { keepOrder, selectValue, showQuickPick, type ShownPicker } from "../../platform/quickPick";
import { describeError } from "../../platform/describeError";
import { t } from "../../platform/text/localize";
import {
  errorItem,
  keyOf,
  nothingItem,
  scopeItem,
  searchAllItem,
  sectionItems,
  type ItemOptions,
  type PickerItem,
} from "./pickerItems";
import { createPicker, type PickButton } from "../../platform/text/picker";
import { safeText, type SafeText } from "../../model/text/safeText";
import { rowButtons } from "./rowButtons";
import type { SectionToggle } from "./sectionToggles";

/** Keystrokes and arriving pages within this many milliseconds are one redraw. */
const GATHER = 30;

/** Where is looked, and what the choice is called. */
export interface Scope {
  readonly lookup: LookupScope;
  readonly title: SafeText;
  /** What changes to the other scope; undefined where there is one business only. */
  readonly toggle: SafeText | undefined;
  /** What shows or hides a kind of answer; none where there is one kind. */
  readonly sections: readonly SectionToggle[];
}

export interface PickerOptions extends Omit<ItemOptions, "buttons" | "namesBusinesses"> {
  readonly lookup: Lookup;
  /** What is asked first. */
  readonly query: string;
  readonly placeholder: SafeText;
  readonly scope: () => Scope;
  readonly toggleScope: () => void;
  readonly onQuery: (query: string) => void;
  readonly onAccept: (found: FoundRow) => Promise<void>;
}

/** The picker over a look-up. It lives until it is hidden, and the look-up with it. */
export class LookupPicker {
  readonly #options: PickerOptions;
  readonly #lookup: Lookup;
  readonly #rowButtons = rowButtons();
  readonly #refresh: PickButton = { iconPath: new vscode.ThemeIcon("refresh") };
  readonly #picker = createPicker<PickerItem>();
  #scope: Scope;
  #shown: ShownPicker | undefined;
  #timer: NodeJS.Timeout | undefined;
  #drawn: string | undefined;
  /** Those on screen, where they answer what is in the box. */
  #drawnSections: readonly Section[] = [];
  #drawnButtons: string | undefined;
  /** The rows on screen match an older query. */
  #isOutdated = true;
  /** The row that was active before the query changed: nobody chose it for this one. */
  #former: PickerItem | undefined;
  /** Enter came before the answer to what was typed: the answer's first row is meant. */
  #isAccepting = false;

  constructor(options: PickerOptions) {
    this.#options = options;
    this.#lookup = options.lookup;
    this.#scope = options.scope();
    const picker = this.#picker;
    keepOrder(picker);
    picker.placeholder = options.placeholder;
    picker.matchOnDescription = true;
    picker.matchOnDetail = true;
    picker.keepScrollPosition = true;
    picker.value = options.query;
    selectValue(picker);
  }

  show(): void {
    const subscription = this.#lookup.onDidChange(
      () => (this.#timer ??= setTimeout(() => this.#draw(), GATHER)),
    );
    this.#listen();
    this.#lookup.setQuery(this.#options.query);
    this.#lookup.setScope(this.#scope.lookup);
    this.#draw();
    this.#shown = showQuickPick(this.#picker, () => {
      clearTimeout(this.#timer);
      subscription.dispose();
      this.#lookup.dispose();
      this.#picker.dispose();
    });
  }

  #listen(): void {
    this.#picker.onDidTriggerButton((button) => {
      const section = this.#scope.sections.find((one) => one.button === button);
      if (button === this.#refresh) this.#lookup.refresh();
      else this.#change(section ? section.toggle : this.#options.toggleScope);
    });
    this.#picker.onDidChangeValue((value) => {
      this.#outdate();
      this.#isAccepting = false;
      this.#options.onQuery(value);
      this.#lookup.setQuery(value);
    });
    this.#picker.onDidAccept(() => {
      const [active] = this.#picker.activeItems;
      // VS Code goes on calling a row active that is no longer in the list, where the list that replaced it is empty.
      const shown = active && this.#picker.items.find((item) => isLike(item, active));
      if (this.#isChosen(shown)) {
        this.#accept(shown);
        return;
      }
      this.#isAccepting = true;
      if (active) this.#draw();
    });
    this.#picker.onDidTriggerItemButton(({ button, item: { found } }) => {
      const pressed = this.#rowButtons.find((one) => one === button);
      if (!found || !pressed) return;
      this.#shown?.close();
      void pressed.press(found);
    });
  }

  #accept({ action, found }: PickerItem): void {
    this.#isAccepting = false;
    if (action === "retry") this.#lookup.build();
    if (action === "toggleScope") this.#change(this.#options.toggleScope);
    if (action === "searchAll") this.#lookup.searchAll();
    if (!found) return;
    this.#shown?.close();
    void this.#options.onAccept(found);
  }

  #draw(): void {
    this.#timer = undefined;
    const { state } = this.#lookup;
    const { title } = this.#scope;
    this.#picker.busy = state.isBusy;
    this.#picker.title = state.isBuilding ? safeText`${title} (${progressOf(state)})` : title;
    this.#setButtons(titleButtons(this.#scope, this.#refresh, state));
    const error = state.error === undefined ? undefined : describeError(state.error);
    this.#setItems(this.#itemsOf(state, error), state);
    if (this.#isAccepting && (state.isSettled || error)) {
      const first = this.#picker.items.find(({ found }) => found);
      this.#isAccepting = false;
      if (first) this.#accept(first);
    }
  }

  #itemsOf(state: LookupState, error: ErrorText | undefined): PickerItem[] {
    const { toggle, lookup } = this.#scope;
    const namesBusinesses = lookup.businessKeys.length > 1;
    const options = { ...this.#options, buttons: this.#rowButtons, namesBusinesses };
    const found = sectionItems(this.#sectionsOf(state), options);
    const items = [...found, ...(error ? [errorItem(error)] : [])];
    if (items.length === 0 && !state.isBusy) items.push(nothingItem(this.#picker.value));
    if (state.notSearched > 0) items.push(searchAllItem(state.notSearched));
    if (toggle !== undefined && items.length > 0) items.push(...scopeItem(toggle));
    return items;
  }

  /** While records are being read, rows stay where they are; at its end they are put in order once. */
  #sectionsOf({ sections, isBuilding, isCurrent }: LookupState): readonly Section[] {
    const drawn = isBuilding ? steadySections(this.#drawnSections, sections, this.#picker.value) : sections;
    this.#drawnSections = isCurrent ? drawn : [];
    return drawn;
  }

  /** Buttons that are what they were are left alone: one of them may have the focus. */
  #setButtons(buttons: readonly PickButton[]): void {
    const key = buttons.map(({ tooltip }) => tooltip).join("\n");
    if (key === this.#drawnButtons) return;
    this.#drawnButtons = key;
    this.#picker.buttons = buttons;
  }

  #setItems(items: PickerItem[], state: LookupState): void {
    const picker = this.#picker;
    const [active] = picker.activeItems;
    const key = keyOf(items);
    const isDrawnAnew = key !== this.#drawn;
    if (isDrawnAnew) {
      this.#drawn = key;
      picker.items = items;
    } else if (!this.#isOutdated) return;
    // Rows that arrive behind must not move the choice under the person's finger; another query begins at the top.
    const same = this.#isChosen(active) ? picker.items.find((item) => isLike(item, active)) : undefined;
    const chosen = same ?? picker.items.find(({ kind }) => kind !== vscode.QuickPickItemKind.Separator);
    // Nothing is said where nothing changes: it would undo a key that VS Code has not told of yet.
    if (chosen && (isDrawnAnew || chosen !== active)) picker.activeItems = [chosen];
    if (state.isCurrent) this.#isOutdated = false;
  }

  // A row that acts belongs to no query: whoever went there meant it, whatever rows are still to come.
  #isChosen(item?: PickerItem): item is PickerItem {
    if (item === undefined) return false;
    if (!this.#isOutdated) return true;
    return item.action !== undefined && !(this.#former && isLike(item, this.#former));
  }

  #change(toggle: () => void): void {
    toggle();
    this.#drawnButtons = undefined;
    this.#scope = this.#options.scope();
    this.#outdate();
    this.#lookup.setScope(this.#scope.lookup);
  }

  /** The rows on screen answer something else from now on. */
  #outdate(): void {
    this.#isOutdated = true;
    this.#drawnSections = [];
    this.#former = this.#picker.activeItems[0];
  }
}

function titleButtons(
  { toggle, sections, lookup }: Scope,
  refresh: PickButton,
  { readAt, isBuilding }: LookupState,
): PickButton[] {
  const readsRecords = !isBuilding && lookup.kinds !== "none";
  return [
    ...sections.map(({ button }) => button),
    ...(toggle === undefined ? [] : [{ iconPath: new vscode.ThemeIcon("arrow-swap"), tooltip: toggle }]),
    ...(readsRecords ? [Object.assign(refresh, { tooltip: ageOf(readAt) })] : []),
  ];
}

function progressOf({ read, count }: LookupState): SafeText {
  const [some, all] = [read, count].map((number) => number?.toLocaleString(vscode.env.language));
  if (all === undefined) return t("{0} read", some ?? "");
  return t("{0} of {1}", some ?? "", all);
}

function ageOf(readAt: number | undefined): SafeText {
  if (readAt === undefined) return t("Load All Records");
  const time = new Date(readAt).toLocaleTimeString(vscode.env.language, { timeStyle: "short" });
  return t("Reload All Records (last loaded {0})", time);
}

/** Whether two rows are for the same, or do the same. */
function isLike(one: PickerItem, other: PickerItem): boolean {
  if (other.found) return one.found !== undefined && foundKey(one.found) === foundKey(other.found);
  return one.action !== undefined && one.action === other.action;
}
