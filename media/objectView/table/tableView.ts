import type { ObjectField, TableFormat } from "../../../src/features/objectView/protocol";
import { element, setAttributes } from "../../shared/controls/element";
import { VirtualRows } from "../../shared/rows/virtualRows";
import type { ArrangedTable } from "./arrangedTable";
import { cellElement } from "./cellElement";
import type { Column } from "./columns";
import { HeadRow } from "./headRow";
import type { Row } from "./row";
import { collapsed, isOneCell, isWithin, selectionAfter, type Place, type Selection } from "./selection";
import { copyOfColumn, copyOfSelection, type TableCopy } from "./tableCopy";
import { showCellMenu, showColumnMenu } from "./menus";
import { listenToMouse } from "./tableMouse";
import type { Arrangement } from "./tableRows";
import { wordFinder } from "./words";

export interface TableEvents {
  onCopy(copy: TableCopy | undefined): void;
  onOpenObject(objectId: string): void;
  onColumns(ids: readonly string[]): void;
  /** The person did something that the page is to come back with. */
  onChange(): void;
  /** Out of the table. */
  onLeave(): void;
}

/** The table of an object's fields, to walk, select, sort and copy from as spreadsheets are. */
export class TableView {
  readonly element: HTMLElement;
  readonly #head: HeadRow;
  readonly #list: VirtualRows<Row>;
  #find = wordFinder("");

  constructor(
    private readonly table: ArrangedTable,
    private readonly events: TableEvents,
  ) {
    this.#head = new HeadRow(table.strings, {
      onSort: ({ id }) => this.#sort(() => table.sortBy(id)),
      onMenu: (column, event) => this.#showColumnMenu(column, event),
      onLeave: (column) => this.select({ row: 0, column }),
      onCopy: (column) => events.onCopy(copyOfColumn(table, column, "text")),
    });
    this.#list = new VirtualRows<Row>({
      className: "table",
      head: this.#head.element,
      draw: (row) => this.#draw(row),
      focused: (row) => this.#focusedIn(row),
    });
    this.element = this.#list.element;
    const label = table.strings.fields;
    setAttributes(this.element, { role: "treegrid", "aria-label": label, "aria-multiselectable": true });
    this.element.addEventListener("keydown", (event) => this.#onKey(event));
    this.element.addEventListener("scroll", () => events.onChange());
    listenToMouse(this.#list, {
      onPick: (place, isExtending) => this.select(place, isExtending),
      onToggle: (at) => this.#toggle(at),
      onFollow: (at) => this.#follow(at),
      onMenu: (place, event) => this.#showCellMenu(place, event),
    });
    document.addEventListener("selectionchange", () => this.#deselectText());
    new ResizeObserver(() => this.#measure()).observe(this.element);
    this.#showHead();
  }

  get scrollTop(): number {
    return this.element.scrollTop;
  }

  set scrollTop(pixels: number) {
    this.element.scrollTop = pixels;
  }

  set isBusy(isBusy: boolean) {
    this.element.setAttribute("aria-busy", String(isBusy));
  }

  show(fields: readonly ObjectField[], name: string): void {
    this.table.show(fields, name);
    this.redraw();
  }

  arrange(change: Partial<Arrangement>): void {
    this.table.change(change);
    this.#showArranged();
  }

  expandAll(isOpen: boolean): void {
    this.table.expandAll(isOpen);
    this.#showArranged();
  }

  chooseColumns(ids: readonly string[]): void {
    this.table.chooseColumns(ids);
    this.#showHead();
    this.redraw();
    this.events.onColumns(ids);
    this.events.onChange();
  }

  /** Goes to a field's row, in the middle of what is seen. */
  reveal(row: number): void {
    this.#list.scrollTo(row, "center");
    this.select({ row, column: 0 });
  }

  focus(): void {
    if (this.table.rows.length > 0) this.#list.focus();
    else this.#head.focus(0);
  }

  redraw(): void {
    const { rows, columns, selection, arrangement } = this.table;
    this.#find = wordFinder(arrangement.query);
    setAttributes(this.element, { "aria-rowcount": rows.length + 1, "aria-colcount": columns.length });
    this.#list.show(rows, selection.focus.row, true);
  }

  select(focus: Place, isExtending = false): void {
    this.#apply(isExtending ? { anchor: this.table.selection.anchor, focus } : collapsed(focus));
  }

  #showArranged(): void {
    this.redraw();
    this.#list.scrollTo(this.table.selection.focus.row);
    this.events.onChange();
  }

  #sort(change: () => void): void {
    change();
    this.#showHead();
    this.#showArranged();
  }

  #showHead(): void {
    const { columns, arrangement } = this.table;
    const tracks = columns.map(({ least, share }) =>
      share === 0 ? `${least}px` : `minmax(${least}px, ${share}fr)`,
    );
    const least = columns.reduce((sum, column) => sum + column.least, 0);
    this.element.style.setProperty("--columns", tracks.join(" "));
    this.element.style.setProperty("--least", `${least}px`);
    this.#head.show(columns, arrangement.sort);
  }

  /** A menu of the editor selects the text of the whole page, too, and would copy that over what is copied here. */
  #deselectText(): void {
    const selection = window.getSelection();
    if (this.#list.hasFocus && selection?.isCollapsed === false) selection.removeAllRanges();
  }

  #measure(): void {
    const size = Number.parseFloat(getComputedStyle(this.element).fontSize);
    this.#list.rowHeight = Math.max(24, Math.ceil(size * 1.8));
  }

  #draw(row: Row): HTMLElement {
    const { columns, strings } = this.table;
    const at = this.table.indexOf(row.key) ?? 0;
    const drawing = { strings, find: this.#find };
    const cells = columns.map((column, index) => cellElement(row, column, index, drawing));
    const made = element("div", `row ${row.type}-row`, ...cells);
    const level = row.type === "field" ? 1 : 2;
    setAttributes(made, { role: "row", "aria-rowindex": at + 2, "aria-level": level });
    if (row.type === "field" && row.isExpandable) made.setAttribute("aria-expanded", String(row.isExpanded));
    this.#mark(made, at);
    return made;
  }

  #mark(row: Element, at: number): void {
    const { selection } = this.table;
    for (const [column, cell] of [...row.children].entries())
      cell.setAttribute("aria-selected", String(isWithin(selection, { row: at, column })));
  }

  #focusedIn(row: HTMLElement): HTMLElement | undefined {
    const cell = row.children[this.table.selection.focus.column];
    return cell instanceof HTMLElement ? cell : undefined;
  }

  #apply(selection: Selection): void {
    const before = this.#list.at(this.#list.current);
    const cell = before && this.#focusedIn(before);
    if (cell) cell.tabIndex = -1;
    this.table.selection = selection;
    const { row } = this.table.selection.focus;
    this.#list.current = row;
    this.#list.scrollTo(row);
    this.#list.focus();
    this.#scrollAside();
    for (const drawn of this.element.querySelectorAll(".row")) this.#mark(drawn, this.#list.indexAt(drawn));
    this.events.onChange();
  }

  /** Scrolls to the side no further than is needed for the cell to be seen. */
  #scrollAside(): void {
    const row = this.#list.at(this.table.selection.focus.row);
    const cell = row && this.#focusedIn(row);
    if (!cell) return;
    const { offsetLeft, offsetWidth } = cell;
    const { scrollLeft, clientWidth } = this.element;
    if (offsetLeft < scrollLeft) this.element.scrollLeft = offsetLeft;
    else if (offsetLeft + offsetWidth > scrollLeft + clientWidth)
      this.element.scrollLeft = offsetLeft + offsetWidth - clientWidth;
  }

  #onKey(event: KeyboardEvent): void {
    if (this.#list.indexAt(event.target) === -1 || !this.#runKey(event)) return;
    event.preventDefault();
    // VS Code would do with it what it does in pages: with Ctrl+A it selects their texts, and goes to the box for that.
    event.stopPropagation();
  }

  /** Whether the key meant something. */
  #runKey(event: KeyboardEvent): boolean {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const { selection, extent } = this.table;
    const { focus } = selection;
    const isCtrl = (ctrlKey || metaKey) && !altKey;
    const isPlain = !isCtrl && !altKey && !shiftKey;
    if (isCtrl && key.toLowerCase() === "c") this.events.onCopy(copyOfSelection(this.table, "text", false));
    else if (isCtrl && (key === "ArrowRight" || key === "ArrowLeft")) this.expandAll(key === "ArrowRight");
    else if (isPlain && key === "Enter") this.#activate();
    else if (isPlain && key === " ") this.#toggle(focus.row);
    else if (isPlain && key === "ArrowUp" && focus.row === 0) this.#head.focus(focus.column);
    else if (isPlain && key === "Escape" && !isOneCell(selection)) this.select(focus);
    else if (isPlain && key === "Escape") this.events.onLeave();
    else if (isPlain && this.table.walk(key)) this.#showArranged();
    else {
      const next = selectionAfter(event, selection, extent, this.#list.rowsPerPage);
      if (next) this.#apply(next);
      return next !== undefined;
    }
    return true;
  }

  #activate(): void {
    const { row, column } = this.table.selection.focus;
    if (this.table.columns[column]?.id === "relation") this.#follow(row);
    else this.#toggle(row);
  }

  #toggle(at: number): void {
    if (this.table.toggle(at)) this.#showArranged();
  }

  #follow(at: number): void {
    const target = this.table.targetOf(at);
    if (target !== undefined) this.events.onOpenObject(target);
  }

  #showCellMenu(place: Place, event: MouseEvent): void {
    const { table, events } = this;
    if (!isWithin(table.selection, place)) this.select(place);
    const copy = (format: TableFormat, isWholeRow: boolean) =>
      events.onCopy(copyOfSelection(table, format, isWholeRow));
    const column = table.columns[place.column];
    const canOpen = table.targetOf(place.row) !== undefined;
    showCellMenu(event, table.strings, isOneCell(table.selection), {
      copyText: () => copy("text", false),
      copyAs: (format) => copy(format, true),
      copyColumn: () => column && events.onCopy(copyOfColumn(table, column, "text")),
      expandAll: (isOpen) => this.expandAll(isOpen),
      openObject: canOpen ? () => this.#follow(place.row) : undefined,
    });
  }

  #showColumnMenu(column: Column, event: MouseEvent): void {
    const { table, events } = this;
    showColumnMenu(event, table.strings, column, {
      sort: (sort) => this.#sort(() => table.change({ sort })),
      copy: (format) => events.onCopy(copyOfColumn(table, column, format)),
      hide: () => this.chooseColumns(table.columns.map(({ id }) => id).filter((id) => id !== column.id)),
    });
  }
}
