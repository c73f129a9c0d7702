import type { PageStrings } from "../../../src/features/recordView/protocol";
import { markChange } from "../changes/markChange";
import { cut, firstLine, segments, type Span } from "../../shared/text/segments";
import { preview } from "../json/preview";
import { element, fill, formatNumber, setAttributes } from "../../shared/controls/element";
import type { Highlighter } from "./highlighter";
import { icon } from "../../shared/controls/icons";
import { isContainer, keyOf, valueOf, type JsonDocument, type JsonNode } from "../json/jsonDocument";
import { meaningOf, type Meaning } from "../text/meaning";
import type { Found } from "../search/search";
import { DEEPEST } from "./textRoom";
import { timeText } from "../text/timeText";
import type { LineRow, NodeRow, Row } from "./treeRows";

export interface RowDrawing {
  readonly document: JsonDocument;
  readonly strings: PageStrings;
  readonly highlighter: Highlighter;
}

const LONGEST_KEY = 200;

export function rowElement(row: Row, drawing: RowDrawing): HTMLElement {
  const body = element(
    "span",
    "body",
    ...(row.type === "node" ? nodeParts(row, drawing) : lineParts(row, drawing)),
  );
  const isExpandable = row.type === "node" && row.isExpandable;
  const twistie = element("span", "twistie", ...(isExpandable ? [icon("chevron")] : []));
  const made = element("div", `row ${row.type}`, element("span", "indent"), twistie, body);
  // Deeper rows would be indented out of sight; how deep they are is written instead.
  if (row.level > DEEPEST) body.prepend(element("span", "depth", String(row.level)));
  made.style.setProperty("--level", String(Math.min(row.level, DEEPEST)));
  setAttributes(made, { role: "treeitem", "aria-level": row.level });
  // What is read is what is seen, without the buttons that come and go.
  body.id = row.type === "node" ? `row-${row.node.start}` : `row-${row.node.start}-${row.index}`;
  made.setAttribute("aria-labelledby", body.id);
  if (row.type === "node") {
    describeNode(made, row, drawing);
    markChange(made, row.node, drawing.highlighter.changes, drawing.strings);
  } else describeLine(made, row);
  return made;
}

function describeNode(
  made: HTMLElement,
  { node, isExpandable, isExpanded }: NodeRow,
  { document, strings }: RowDrawing,
): void {
  const meaning = meaningOfNode(document, node);
  setAttributes(made, {
    "aria-setsize": node.parent?.children.length ?? 1,
    "aria-posinset": node.index + 1,
    ...(isExpandable ? { "aria-expanded": isExpanded } : {}),
    ...(meaning ? { "aria-description": tipOf(meaning, strings) } : {}),
  });
}

function describeLine(made: HTMLElement, { text, index, count }: LineRow): void {
  setAttributes(made, { "aria-setsize": count, "aria-posinset": index + 1 });
  if (text.trim() !== "") return;
  made.removeAttribute("aria-labelledby");
  setAttributes(made, { "aria-label": "\u00a0" });
}

/** What a string value stands for. */
export function meaningOfNode(document: JsonDocument, node: JsonNode): Meaning | undefined {
  return node.kind === "string" ? meaningOf(valueOf(document, node)) : undefined;
}

function nodeParts(row: NodeRow, drawing: RowDrawing): (Node | string)[] {
  return [...keyParts(row.node, drawing), ...valueParts(row, drawing)];
}

function lineParts({ node, text, start }: LineRow, { document, highlighter }: RowDrawing): Node[] {
  const spans = highlighter.inValue(document, node, start, start + text.length);
  const isCurrent = (at: number) => highlighter.isCurrent(node, "value", at + start);
  return [element("bdi", "value string", ...textParts(text, spans, isCurrent, true))];
}

function keyParts(node: JsonNode, { document, highlighter }: RowDrawing): Node[] {
  if (!node.parent) return [];
  const key = keyOf(document, node);
  if (key === undefined)
    return [element("span", "index", String(node.index)), element("span", "colon", ": ")];
  const shown = cut(key, LONGEST_KEY);
  const parts = textParts(shown, highlighter.inKey(document, node), currentIn(highlighter, node, "key"));
  if (shown.length < key.length) parts.push("…");
  // Quotes where a key would else be invisible or look like another.
  const name = key.trim() === key && key !== "" ? parts : ['"', ...parts, '"'];
  return [element("bdi", "key", ...name), element("span", "colon", ": ")];
}

function valueParts(row: NodeRow, drawing: RowDrawing): (Node | string)[] {
  const { node, isExpanded } = row;
  const { document, strings } = drawing;
  if (isContainer(node)) return containerParts(row, drawing);
  const value = valueOf(document, node);
  if (isExpanded) {
    const count = fill(strings.characterCount, formatNumber(value.length));
    return [element("span", "count", count)];
  }
  const shown = node.kind === "string" ? firstLine(value) : value;
  const spans = drawing.highlighter.inValue(document, node);
  const parts = textParts(shown, spans, currentIn(drawing.highlighter, node, "value"));
  if (node.kind !== "string") return [...mark(node, value), element("span", `value ${node.kind}`, ...parts)];
  const text = element("bdi", "value string", '"', ...parts, shown.length < value.length ? "…" : '"');
  const meaning = meaningOf(value);
  if (meaning) {
    text.classList.add(meaning.what === "time" ? "time" : "link");
    text.title = tipOf(meaning, strings);
  }
  return [text];
}

function containerParts({ node, isExpanded }: NodeRow, { document, strings }: RowDrawing): (Node | string)[] {
  const count = element("span", "count", countOf(node, strings));
  if (isExpanded) return [count];
  const inside = element("bdi", "preview", ...textParts(preview(document, node), [], () => false));
  // How many keys an object has says little while some of them are to be seen.
  return node.kind === "array" && node.children.length > 0 ? [count, " ", inside] : [inside];
}

/** Tells `true`, `false` and `null` apart by shape too, for whoever sees no colours. */
function mark(node: JsonNode, value: string): Node[] {
  if (node.kind === "null") return [icon("null")];
  return node.kind === "boolean" ? [icon(value === "true" ? "true" : "false")] : [];
}

function tipOf(meaning: Meaning, strings: PageStrings): string {
  switch (meaning.what) {
    case "id":
      return strings.followId;
    case "address":
      return strings.followAddress;
    case "time":
      return timeText(meaning, Date.now(), window.document.documentElement.lang);
  }
}

function currentIn(
  highlighter: Highlighter,
  node: JsonNode,
  part: Found["part"],
): (start: number) => boolean {
  return (start) => highlighter.isCurrent(node, part, start);
}

function textParts(
  text: string,
  spans: readonly Span[],
  isCurrent: (start: number) => boolean,
  lines = false,
): (Node | string)[] {
  return segments(text, spans, lines).map(({ text: part, isEscape, match }) => {
    const shown = isEscape ? element("span", "escape", part) : part;
    return match ? element("mark", isCurrent(match.start) ? "current" : "", shown) : shown;
  });
}

function countOf({ kind, children: { length } }: JsonNode, strings: PageStrings): string {
  if (kind === "array") return length === 1 ? strings.oneItem : fill(strings.itemCount, formatNumber(length));
  return length === 1 ? strings.oneKey : fill(strings.keyCount, formatNumber(length));
}
