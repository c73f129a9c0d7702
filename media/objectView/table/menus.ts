import type { PageStrings, TableFormat } from "../../../src/features/objectView/protocol";
import { fill } from "../../shared/controls/element";
import { keyName } from "../../shared/controls/keyName";
import { showMenu, type MenuAction, type MenuItem } from "../../shared/controls/menu";
import { columns, type Column } from "./columns";
import type { Sort } from "./tableRows";

/** Every format with what it is called. */
function formatsOf(strings: PageStrings): readonly (readonly [TableFormat, string])[] {
  return [
    ["text", strings.text],
    ["markdown", "Markdown"],
    ["csv", "CSV"],
    ["json", "JSON"],
    ["constants", strings.constants],
  ];
}

/** One item a format; `sentence` names it where `{0}` stands. */
function copies(strings: PageStrings, sentence: string, copy: (format: TableFormat) => void): MenuAction[] {
  return formatsOf(strings).map(([format, name]) => ({
    label: fill(sentence, name),
    run: () => copy(format),
  }));
}

export interface CellMenuEvents {
  copyText(): void;
  copyAs(format: TableFormat): void;
  copyColumn(): void;
  expandAll(isOpen: boolean): void;
  /** Where the field leads to an object. */
  readonly openObject: (() => void) | undefined;
}

/** The menu of a cell, or of the cells that are selected. */
export function showCellMenu(
  event: MouseEvent,
  strings: PageStrings,
  isOne: boolean,
  events: CellMenuEvents,
): void {
  const { openObject } = events;
  const opening: MenuItem[] = openObject
    ? [{ label: strings.openObject, key: "Enter", run: openObject }, "separator"]
    : [];
  const items: MenuItem[] = [
    ...opening,
    {
      label: isOne ? strings.copyCell : strings.copySelection,
      key: keyName("ctrl", "C"),
      run: () => events.copyText(),
    },
    { label: strings.copyColumn, run: () => events.copyColumn() },
    "separator",
    ...copies(strings, isOne ? strings.copyRowAs : strings.copySelectionAs, (format) =>
      events.copyAs(format),
    ),
    "separator",
    { label: strings.expandAll, key: keyName("ctrl", "→"), run: () => events.expandAll(true) },
    { label: strings.collapseAll, key: keyName("ctrl", "←"), run: () => events.expandAll(false) },
  ];
  showMenu(items, { ...placeOf(event), label: strings.rowMenu });
}

export interface ColumnMenuEvents {
  sort(sort: Sort | undefined): void;
  copy(format: TableFormat): void;
  hide(): void;
}

/** The menu of a column's head. The first column names the rows and stays. */
export function showColumnMenu(
  event: MouseEvent,
  strings: PageStrings,
  { id }: Column,
  events: ColumnMenuEvents,
): void {
  const canHide = id !== columns[0]?.id;
  const hiding: MenuItem[] = canHide
    ? ["separator", { label: strings.hideColumn, run: () => events.hide() }]
    : [];
  const items: MenuItem[] = [
    { label: strings.sortAscending, run: () => events.sort({ column: id, isDescending: false }) },
    { label: strings.sortDescending, run: () => events.sort({ column: id, isDescending: true }) },
    { label: strings.clearSort, run: () => events.sort(undefined) },
    "separator",
    ...copies(strings, strings.copyColumnAs, (format) => events.copy(format)),
    ...hiding,
  ];
  showMenu(items, { ...placeOf(event), label: strings.columnMenu });
}

/** What a button of the page offers: which columns are shown. */
export function showColumnChoice(
  button: HTMLElement,
  strings: PageStrings,
  shown: () => readonly Column[],
  choose: (ids: readonly string[]) => void,
): void {
  const items = columns.slice(1).map(({ id, title }): MenuAction => ({
    label: strings[title],
    isChecked: shown().some((one) => one.id === id),
    run: () => {
      const ids = shown().map((one) => one.id);
      choose(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]);
    },
  }));
  showMenu(items, { ...below(button), label: strings.columns });
}

export function showCopyMenu(
  button: HTMLElement,
  strings: PageStrings,
  isSelection: boolean,
  copy: (format: TableFormat) => void,
): void {
  const sentence = isSelection ? strings.copySelectionAs : strings.copyTableAs;
  showMenu(copies(strings, sentence, copy), { ...below(button), label: strings.copy });
}

export function showExportMenu(
  button: HTMLElement,
  strings: PageStrings,
  exportAs: (format: "csv" | "markdown") => void,
): void {
  const items = [
    { label: strings.exportCsv, run: () => exportAs("csv") },
    { label: strings.exportMarkdown, run: () => exportAs("markdown") },
  ];
  showMenu(items, { ...below(button), label: strings.export });
}

function below(button: HTMLElement): { readonly x: number; readonly y: number } {
  const { left, bottom } = button.getBoundingClientRect();
  return { x: left, y: bottom + 2 };
}

/** Where the mouse is or, opened with the keyboard, below the cell. */
function placeOf({ clientX, clientY, target }: MouseEvent): { readonly x: number; readonly y: number } {
  const isByKey = clientX === 0 && clientY === 0;
  return isByKey && target instanceof HTMLElement ? below(target) : { x: clientX, y: clientY };
}
