import { cellText, type Table } from "./table";

/** What a spreadsheet takes for the beginning of a formula, also in the full width of East Asian scripts. */
const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r]/u;
const SPECIAL = /["\r\n,]|^\s|\s$/;

/**
 * A table as RFC 4180 has it, which the programs that read CSV agree on. A text that a spreadsheet would run as a formula
 * has an apostrophe in front, as spreadsheets themselves mark a text: who opens the file runs nothing that somebody put
 * into a label. Who needs every character as it is takes JSON.
 */
export function csv({ columns, rows }: Table): string {
  const lines = [columns.map(({ label }) => label), ...rows.map(({ cells }) => cells.map(cellText))];
  return lines.map((line) => `${line.map(csvCell).join(",")}\r\n`).join("");
}

function csvCell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return SPECIAL.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
