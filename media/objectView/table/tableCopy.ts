import type {
  Cell,
  CopyMessage,
  PageStrings,
  Table,
  TableFormat,
} from "../../../src/features/objectView/protocol";
import type { ArrangedTable } from "./arrangedTable";
import { columns, type Column } from "./columns";
import type { Row } from "./row";
import { boundsOf, isOneCell } from "./selection";

/** A message to the host without its type: what to copy, and how. */
export type TableCopy = Omit<CopyMessage, "type">;

/** The cells that are selected; with `isWholeRow` the row of one that is on its own. */
export function copyOfSelection(
  { rows, columns: shown, selection, name, strings }: ArrangedTable,
  format: TableFormat,
  isWholeRow: boolean,
): TableCopy | undefined {
  const { top, bottom, left, right } = boundsOf(selection);
  const isOne = isOneCell(selection);
  const chosen = rows.slice(top, bottom + 1);
  const part = isOne && isWholeRow ? shown : shown.slice(left, right + 1);
  const [row] = chosen;
  const [column] = part;
  if (!row || !column) return undefined;
  const table = tableOf(name, chosen, part, strings);
  if (!isOne || isWholeRow) return { format, table, what: { state: "rows" } };
  const { label } = row.type === "field" ? row.field : row.option;
  return { format, table, what: { state: "cell", column: strings[column.title], label, thing: row.type } };
}

export function copyOfColumn(
  { rows, name, strings }: ArrangedTable,
  column: Column,
  format: TableFormat,
): TableCopy {
  const table = tableOf(name, rows, [column], strings);
  return { format, table, what: { state: "column", column: strings[column.title] } };
}

/** What is selected where that is more than a cell, else every row that is shown. */
export function copyOfAll(arranged: ArrangedTable, format: TableFormat): TableCopy | undefined {
  const { rows, columns: shown, selection, name, strings } = arranged;
  if (!isOneCell(selection)) return copyOfSelection(arranged, format, false);
  return { format, table: tableOf(name, rows, shown, strings), what: { state: "rows" } };
}

/** Every field that is found, with its options; what leaves the page says of each option whose it is. */
export function exportOf({ wholeRows, columns: shown, name, strings }: ArrangedTable): Table {
  const hasOptions = wholeRows.some(({ type }) => type === "option");
  const part = columns.filter(
    (column) => shown.includes(column) || (hasOptions && column.id === "reference"),
  );
  return { ...tableOf(name, wholeRows, part, strings), name };
}

/** Rows and columns as they are copied and exported. */
function tableOf(name: string, rows: readonly Row[], shown: readonly Column[], strings: PageStrings): Table {
  const [only] = shown.length === 1 ? shown : [];
  const isOfOneField = rows.every((row) => row.type === "option" && row.field === rows[0]?.field);
  return {
    name: isOfOneField && rows[0] ? rows[0].field.apiName || name : name,
    columns: shown.map(({ id, title }) => ({ id, label: strings[title] })),
    rows: rows.map((row) => ({
      key: keyOf(row, isOfOneField, only?.id === "apiName"),
      value: valueOf(row, only, strings),
      cells: shown.map(({ of }) => of(row, strings)),
    })),
  };
}

/** What stands in the one column that is copied, else the id; an option's label is what it is called already. */
function valueOf(row: Row, only: Column | undefined, strings: PageStrings): string {
  const isCalledSo = row.type === "option" && only?.id === "label";
  if (only && !isCalledSo) return plain(only.of(row, strings));
  return row.type === "field" ? row.field.id : row.option.id;
}

/** What code calls a field, and people an option; of options of several fields with whose they are. */
function keyOf(row: Row, isOfOneField: boolean, isNameWanted: boolean): string {
  const { apiName, label } = row.field;
  if (row.type === "field") return isNameWanted ? label : apiName || label;
  return isOfOneField ? row.option.label : `${apiName || label}.${row.option.label}`;
}

function plain(cell: Cell): string {
  if (typeof cell === "string") return cell;
  return typeof cell === "boolean" ? String(cell) : cell.map(({ label }) => label).join(", ");
}
