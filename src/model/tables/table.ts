/** What a cell holds. */
export type Cell = string | boolean | readonly CellEntry[];

/** One of several things in a cell. */
export interface CellEntry {
  readonly id: string;
  readonly label: string;
  readonly code: string;
}

interface TableColumn {
  /** What a program calls it. */
  readonly id: string;
  readonly label: string;
}

interface TableRow {
  /** What the row is called in a map, and what stands there for it. */
  readonly key: string;
  readonly value: string;
  /** One for each column. */
  readonly cells: readonly Cell[];
}

/** What a person copies or exports. Its texts are data of a business and may hold anything. */
export interface Table {
  /** What it is of, as a program would call it. */
  readonly name: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

export function cellText(cell: Cell): string {
  if (typeof cell === "string") return cell;
  return typeof cell === "boolean" ? String(cell) : cell.map(({ label }) => label).join(", ");
}

/** A text in one line, for notations that have no other. */
export function inOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");
}
