import type { CopyMessage, PageStrings } from "../../../src/features/recordView/protocol";
import { element, fill, formatNumber } from "../../shared/controls/element";
import { icon, iconButton } from "../../shared/controls/icons";
import { cut, segments } from "../../shared/text/segments";
import { sourceOf, valueOf, type JsonDocument, type JsonNode } from "../json/jsonDocument";
import type { Matcher } from "../search/search";
import { meaningOf, type Meaning } from "../text/meaning";
import { timeText } from "../text/timeText";
import type { FieldRow, ShownField } from "./fieldRows";
import { partsOfValue, type FieldValuePart } from "./fieldValue";

export interface FieldsEvents {
  onCopy(copy: Omit<CopyMessage, "type">): void;
  onFollow(meaning: Meaning): void;
}

/** What rows are drawn from. */
export interface FieldDrawing {
  readonly document: JsonDocument;
  readonly strings: PageStrings;
  readonly events: FieldsEvents;
  readonly matches: Matcher;
}

/** Of label, API name, type, value and id. */
export const COLUMNS = 5;
/** Of a value with many parts. */
const MOST_PARTS = 50;
const LONGEST_TEXT = 1000;

/** A row of the table: the head of a group, or a field. */
export function fieldRowElement(row: FieldRow, drawing: FieldDrawing): HTMLElement {
  if (row.type === "field") return fieldElement(row.field, drawing);
  const head = setScope(element("th", "", ...textOf(row.label, drawing)), "rowgroup");
  head.colSpan = COLUMNS;
  return element("tr", "group", head);
}

export function setScope<Cell extends HTMLElement>(cell: Cell, scope: "col" | "row" | "rowgroup"): Cell {
  cell.setAttribute("scope", scope);
  return cell;
}

function fieldElement(
  { id, label, name, type, value, known }: ShownField,
  drawing: FieldDrawing,
): HTMLElement {
  const { strings } = drawing;
  const marks = [known?.isReadOnly && strings.readOnly, known?.isHidden && strings.hidden].filter(Boolean);
  const marked = marks.length === 0 ? [] : [element("div", "field-marks", marks.join(", "))];
  // An activity's fields or a server's mistakes have no id, and nothing to copy.
  const copyId = id === "" ? [] : [copyButton("id", strings.copyFieldId, id, drawing)];
  return element(
    "tr",
    "",
    setScope(element("th", "field-label", ...textOf(label, drawing)), "row"),
    element("td", "code", ...textOf(name, drawing), copyButton("name", strings.copyApiName, name, drawing)),
    element("td", "code", ...textOf(type, drawing), ...marked),
    element("td", "field-value", ...valueElements(value, drawing)),
    element("td", "code field-id", ...textOf(id, drawing), ...copyId),
  );
}

function valueElements(value: JsonNode | undefined, drawing: FieldDrawing): Node[] {
  const { document, strings } = drawing;
  const parts = partsOfValue(document, value);
  const shown = parts.slice(0, MOST_PARTS).map((part) => partElement(part, drawing));
  if (parts.length > shown.length)
    shown.push(element("div", "count", fill(strings.moreValues, formatNumber(parts.length - shown.length))));
  if (!value || value.kind === "null" || parts.length === 0) return shown;
  // An object with an id has its own button for the id; the value is then its JSON.
  const text = value.kind === "string" ? valueOf(document, value) : sourceOf(document, value);
  return [...shown, copyButton("value", strings.copyValue, text, drawing)];
}

function partElement({ text, id, code, kind }: FieldValuePart, drawing: FieldDrawing): HTMLElement {
  const { strings } = drawing;
  const marks =
    kind === "null" ? [icon("null")] : kind === "boolean" ? [icon(text === "true" ? "true" : "false")] : [];
  const meaning = kind === "text" ? meaningOf(text) : undefined;
  const made = element("div", "field-part", ...marks, meantElement(text, kind, meaning, drawing));
  if (code !== undefined) {
    const copy = copyButton("value", strings.copyCode, code, drawing);
    made.append(element("span", "code", element("bdi", "", ...textOf(code, drawing)), copy));
  }
  if (id !== undefined) {
    const copy = copyButton("id", strings.copyId, id, drawing);
    made.append(element("span", "code", meantElement(id, "id", meaningOf(id), drawing), copy));
  }
  return made;
}

/** A text, or a button where it leads somewhere. */
function meantElement(
  text: string,
  kind: string,
  meaning: Meaning | undefined,
  drawing: FieldDrawing,
): HTMLElement {
  const { strings, events } = drawing;
  if (!meaning || meaning.what === "time") {
    const made = element("bdi", `value ${kind}`, ...textOf(text, drawing));
    if (meaning) made.title = timeText(meaning, Date.now(), window.document.documentElement.lang);
    return made;
  }
  const button = element("button", "link-button", element("bdi", "", ...textOf(text, drawing)));
  button.type = "button";
  button.title = meaning.what === "id" ? strings.followId : strings.followAddress;
  button.addEventListener("click", () => events.onFollow(meaning));
  return button;
}

function textOf(text: string, { matches }: FieldDrawing): (Node | string)[] {
  const shown = cut(text, LONGEST_TEXT);
  const parts = segments(shown, matches(text), true).map(({ text: part, isEscape, match }) => {
    const drawn = isEscape ? element("span", "escape", part) : part;
    return match ? element("mark", "", drawn) : drawn;
  });
  return shown.length < text.length ? [...parts, "…"] : parts;
}

function copyButton(
  what: CopyMessage["what"],
  label: string,
  text: string,
  { events }: FieldDrawing,
): HTMLElement {
  return iconButton("copy", `${label}: ${cut(text, 60)}`, () => events.onCopy({ what, text }));
}
