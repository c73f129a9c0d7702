import type { Cell, PageStrings } from "../../../src/features/objectView/protocol";
import { element, fill, formatNumber, setAttributes } from "../../shared/controls/element";
import { icon } from "../../shared/controls/icons";
import { cut, segments, type Span } from "../../shared/text/segments";
import type { Column } from "./columns";
import type { Row } from "./row";

export interface CellDrawing {
  readonly strings: PageStrings;
  /** Where what is looked for stands in a text. */
  readonly find: (text: string) => readonly Span[];
}

/** Of a text in a cell; no cell has room for more. */
const LONGEST_TEXT = 300;
/** Of a tooltip. */
const MOST_NAMED = 30;

/** What stands in one column of a row. */
export function cellElement(row: Row, column: Column, at: number, drawing: CellDrawing): HTMLElement {
  const { strings } = drawing;
  const value = column.of(row, strings);
  const made = element("div", `cell ${column.isCode ? "code" : ""}`);
  setAttributes(made, { role: at === 0 ? "rowheader" : "gridcell", "aria-colindex": at + 1 });
  if (at === 0) made.append(twistie(row));
  const tooltip = tooltipOf(value);
  if (tooltip !== "") made.title = tooltip;
  made.append(...contentOf(value, column, row, drawing));
  return made;
}

/** What opens and closes a row; a place of its size where there is nothing to open. */
function twistie(row: Row): HTMLElement {
  const isExpandable = row.type === "field" && row.isExpandable;
  const made = element("span", `twistie of-${row.type}`, ...(isExpandable ? [icon("chevron")] : []));
  made.setAttribute("aria-hidden", "true");
  return made;
}

function contentOf(value: Cell, column: Column, row: Row, { strings, find }: CellDrawing): (Node | string)[] {
  if (typeof value === "boolean") return [flagElement(value, strings)];
  if (typeof value === "object") {
    if (value.length === 0) return [];
    const count =
      value.length === 1 ? strings.oneOption : fill(strings.optionCount, formatNumber(value.length));
    return [element("span", "option-count", count)];
  }
  const text = element("bdi", "text", ...marked(value, find));
  const leads = column.id === "relation" && row.type === "field" && row.field.relationId !== "";
  if (leads) text.classList.add("leads");
  return value === "" ? [] : [text];
}

/** A tick where it is so, and nothing for the eye where it is not. */
function flagElement(isSo: boolean, { yes, no }: PageStrings): HTMLElement {
  const made = element("span", "flag", ...(isSo ? [icon("tick")] : []));
  made.append(element("span", "unseen", isSo ? yes : no));
  return made;
}

function marked(text: string, find: CellDrawing["find"]): (Node | string)[] {
  const shown = cut(text, LONGEST_TEXT);
  const parts = segments(shown, find(shown)).map(({ text: part, isEscape, match }) => {
    const drawn = isEscape ? element("span", "escape", part) : part;
    return match ? element("mark", "", drawn) : drawn;
  });
  return shown.length < text.length ? [...parts, "…"] : parts;
}

function tooltipOf(value: Cell): string {
  if (typeof value === "boolean") return "";
  const text =
    typeof value === "string"
      ? value
      : value
          .slice(0, MOST_NAMED)
          .map(({ label }) => label)
          .join(", ") + (value.length > MOST_NAMED ? ", …" : "");
  return segments(text, [])
    .map(({ text: part }) => part)
    .join("");
}
