import { constantMap } from "./constantMap";
import { csv } from "./csv";
import { markdownTable } from "./markdownTable";
import { cellText, inOneLine, type Table } from "./table";

/** How a table can be written. */
const tableFormats = {
  text: plainText,
  markdown: markdownTable,
  csv,
  json: jsonTable,
  constants: constantMap,
} satisfies Readonly<Record<string, (table: Table) => string>>;

export type TableFormat = keyof typeof tableFormats;

export function tableText(format: TableFormat, table: Table): string {
  return tableFormats[format](table);
}

/** One cell to the character; of more a line a row, with tabs between, as spreadsheets take them. */
function plainText({ columns, rows }: Table): string {
  const texts = rows.map(({ cells }) => cells.map(cellText));
  const isOneCell = columns.length === 1 && rows.length === 1;
  if (isOneCell) return texts.flat().join("");
  return texts.map((cells) => cells.map(inOneLine).join("\t")).join("\n");
}

/** A list of objects whose members bear the ids of the columns. */
function jsonTable({ columns, rows }: Table): string {
  const objects = rows.map(({ cells }) =>
    Object.fromEntries(columns.map(({ id }, at) => [id, cells[at] ?? ""])),
  );
  return `${JSON.stringify(objects, null, 2)}\n`;
}
