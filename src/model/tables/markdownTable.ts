import { markdownText } from "../text/markdownText";
import { cellText, inOneLine, type Table } from "./table";

/** Means nothing in Markdown, and stays readable: API names, ids, most labels. */
const PLAIN = /^[\p{L}\p{N}]+(?:[ _-][\p{L}\p{N}]+)*$/u;

/** A table in GitHub's Markdown. No text in it becomes markup or ends its cell. */
export function markdownTable({ columns, rows }: Table): string {
  const head = columns.map(({ label }) => markdownCell(label));
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;
  return [
    line(head),
    line(head.map(() => "---")),
    ...rows.map(({ cells }) => line(cells.map((cell) => markdownCell(cellText(cell))))),
  ].join("");
}

function markdownCell(text: string): string {
  const shown = inOneLine(text).trim();
  return PLAIN.test(shown) ? shown : markdownText(shown);
}
