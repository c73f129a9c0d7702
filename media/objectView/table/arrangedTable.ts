import type { ObjectField, PageStrings } from "../../../src/features/objectView/protocol";
import { chosenColumns, type Column } from "./columns";
import type { Row } from "./row";
import { clamp, collapsed, type Extent, type Selection } from "./selection";
import { TableRows, type Arrangement } from "./tableRows";

/** The cell that has the focus, by what it shows: it is the same one when rows come and go. */
export interface SavedPlace {
  readonly key: string | undefined;
  readonly column: string | undefined;
}

/** The table as a person arranged it, and what of it they selected. Knows nothing of the page. */
export class ArrangedTable {
  #model: TableRows;
  #name = "";
  #rows: readonly Row[] = [];
  #fieldCount = 0;
  #places: ReadonlyMap<string, number> = new Map();
  #columns: readonly Column[];
  #selection: Selection = collapsed({ row: 0, column: 0 });

  constructor(
    readonly strings: PageStrings,
    private arranged: Arrangement,
    columnIds: readonly string[] | undefined,
  ) {
    this.#model = new TableRows([], strings);
    this.#columns = chosenColumns(columnIds);
  }

  /** What programs call the object. */
  get name(): string {
    return this.#name;
  }

  get arrangement(): Arrangement {
    return this.arranged;
  }

  get rows(): readonly Row[] {
    return this.#rows;
  }

  /** Fields among the rows. */
  get fieldCount(): number {
    return this.#fieldCount;
  }

  get columns(): readonly Column[] {
    return this.#columns;
  }

  get selection(): Selection {
    return this.#selection;
  }

  set selection({ anchor, focus }: Selection) {
    this.#selection = { anchor: clamp(anchor, this.extent), focus: clamp(focus, this.extent) };
  }

  get extent(): Extent {
    return { rows: this.#rows.length, columns: this.#columns.length };
  }

  get place(): SavedPlace {
    const { row, column } = this.#selection.focus;
    return { key: this.#rows[row]?.key, column: this.#columns[column]?.id };
  }

  /** Every field that is found, with all of its options. */
  get wholeRows(): readonly Row[] {
    return this.#model.all(this.arranged.query, this.arranged.sort);
  }

  /** Takes over fields; what was selected, looked for and opened stays. */
  show(fields: readonly ObjectField[], name: string): void {
    this.#model = new TableRows(fields, this.strings);
    this.#name = name;
    this.#arrange();
  }

  change(change: Partial<Arrangement>): void {
    this.arranged = { ...this.arranged, ...change };
    // What is between two rows is other rows in another order.
    if (!("expanded" in change)) this.#selection = collapsed(this.#selection.focus);
    this.#arrange();
  }

  chooseColumns(ids: readonly string[]): void {
    const { column } = this.place;
    this.#columns = chosenColumns(ids);
    const at = this.#columns.findIndex(({ id }) => id === column);
    this.selection = collapsed({ row: this.#selection.focus.row, column: at });
  }

  /** The first time ascending, then descending, and a third time leads back to Kizen's own order. */
  sortBy(column: string): void {
    const { sort } = this.arranged;
    const isSame = sort?.column === column;
    this.change({ sort: isSame && sort.isDescending ? undefined : { column, isDescending: isSame } });
  }

  expandAll(isOpen: boolean): void {
    this.change({ expanded: new Set(isOpen ? this.#model.expandable : []) });
  }

  /** Opens or closes a row, where it can be; returns whether it could. */
  toggle(at: number): boolean {
    const row = this.#rows[at];
    if (row?.type !== "field" || !row.isExpandable) return false;
    const expanded = new Set(this.arranged.expanded);
    if (row.isExpanded) expanded.delete(row.key);
    else expanded.add(row.key);
    this.change({ expanded });
    return true;
  }

  /** In the first column, arrows open and close as they do in trees; returns whether this one did. */
  walk(key: string): boolean {
    const { row: at, column } = this.#selection.focus;
    const row = this.#rows[at];
    if (!row || column !== 0) return false;
    if (row.type === "option") {
      const parent = key === "ArrowLeft" ? this.#places.get(row.parentKey) : undefined;
      if (parent !== undefined) this.selection = collapsed({ row: parent, column });
      return parent !== undefined;
    }
    return key === (row.isExpanded ? "ArrowLeft" : "ArrowRight") && this.toggle(at);
  }

  /** The object that the field of a row leads to, by its id. */
  targetOf(at: number): string | undefined {
    const row = this.#rows[at];
    return (row?.type === "field" && row.field.relationId) || undefined;
  }

  /** The row of a field that has this UUID or API name; undefined where what is looked for hides it. */
  rowOf(nameOrId: string): number | undefined {
    return this.indexOf(this.#model.keyOf(nameOrId));
  }

  has(nameOrId: string): boolean {
    return this.#model.keyOf(nameOrId) !== undefined;
  }

  indexOf(key: string | undefined): number | undefined {
    return key === undefined ? undefined : this.#places.get(key);
  }

  /** Goes back to where a person was. */
  restore({ key, column }: SavedPlace): void {
    const row = this.indexOf(key);
    const at = this.#columns.findIndex(({ id }) => id === column);
    if (row !== undefined) this.selection = collapsed({ row, column: at });
  }

  #arrange(): void {
    const { anchor, focus } = this.#selection;
    const [anchorKey, focusKey] = [anchor, focus].map(({ row }) => this.#rows[row]?.key);
    const { rows, fieldCount } = this.#model.arrange(this.arranged);
    this.#rows = rows;
    this.#fieldCount = fieldCount;
    this.#places = new Map(rows.map(({ key }, at) => [key, at]));
    const anchorRow = this.indexOf(anchorKey);
    const focusRow = this.indexOf(focusKey) ?? this.#parentOf(focusKey) ?? focus.row;
    const now = { row: focusRow, column: focus.column };
    // Where one end of what was selected is gone, nobody knows what was meant.
    const isWhole = anchorRow !== undefined && this.indexOf(focusKey) !== undefined;
    this.selection = isWhole
      ? { anchor: { row: anchorRow, column: anchor.column }, focus: now }
      : collapsed(now);
  }

  /** Of an option whose field was closed. */
  #parentOf(key: string | undefined): number | undefined {
    const end = key?.lastIndexOf("/") ?? -1;
    return end === -1 ? undefined : this.indexOf(key?.slice(0, end));
  }
}
