import type { PageStrings } from "../../src/recordView/protocol";
import { cut, firstLine, isLongString, LONGEST_SHOWN, preview, segments } from "./displayText";
import { element, fill, formatNumber, setAttributes } from "./element";
import { icon } from "./icons";
import { isContainer, keyOf, valueOf, type JsonDocument, type JsonNode } from "./jsonTree";
import { matchesNothing, type Matcher } from "./search";
import { CHUNK, type GapRow, type NodeRow, type Row } from "./treeRows";

export interface RowDrawing {
  readonly document: JsonDocument;
  readonly strings: PageStrings;
  readonly matches: Matcher;
}

/** A screen reader would read a long value to its end before it says anything else. */
const LONGEST_SPOKEN = 200;

export function rowElement(row: Row, drawing: RowDrawing): HTMLElement {
  const made = row.type === "node" ? nodeElement(row, drawing) : gapElement(row, drawing);
  made.tabIndex = -1;
  made.style.setProperty("--level", String(row.level));
  return made;
}

function nodeElement(row: NodeRow, drawing: RowDrawing): HTMLElement {
  const { node, level, isExpandable, isExpanded } = row;
  const { document, strings } = drawing;
  const body = element("span", "body", ...keyParts(node, drawing), ...valueParts(row, drawing));
  const twistie = element("span", "twistie", ...(isExpandable ? [icon("chevron")] : []));
  const made = element("div", "row", element("span", "indent"), twistie, body);
  if (isLongString(document, node)) made.classList.add(isExpanded ? "full" : "one-line");
  else if (isContainer(node)) made.classList.add("one-line");
  const spoken = isContainer(node)
    ? countOf(node, strings)
    : node.kind === "string" && valueOf(document, node) === ""
      ? '""'
      : cut(valueOf(document, node), LONGEST_SPOKEN);
  setAttributes(made, {
    role: "treeitem",
    "aria-level": level,
    "aria-setsize": node.parent?.children.length ?? 1,
    "aria-posinset": node.index + 1,
    "aria-label": node.parent ? `${keyOf(document, node) ?? node.index}: ${spoken}` : spoken,
    ...(isExpandable ? { "aria-expanded": isExpanded } : {}),
  });
  return made;
}

function gapElement({ level, from, to, parent }: GapRow, { strings }: RowDrawing): HTMLElement {
  const label = fill(strings.showMore, formatNumber(Math.min(CHUNK, to - from)), formatNumber(to - from));
  const made = element(
    "div",
    "row gap",
    element("span", "indent"),
    element("span", "twistie"),
    element("span", "body", label),
  );
  setAttributes(made, {
    role: "treeitem",
    "aria-level": level,
    "aria-setsize": parent.children.length,
    "aria-posinset": from + 1,
    "aria-label": label,
  });
  return made;
}

function keyParts(node: JsonNode, { document, matches }: RowDrawing): Node[] {
  if (!node.parent) return [];
  const key = keyOf(document, node);
  if (key === undefined)
    return [element("span", "index", String(node.index)), element("span", "colon", ": ")];
  // Quotes where a key would else be invisible or look like another.
  const name =
    key.trim() === key && key !== "" ? textParts(key, matches) : ['"', ...textParts(key, matches), '"'];
  return [element("bdi", "key", ...name), element("span", "colon", ": ")];
}

function valueParts(
  { node, isExpanded }: NodeRow,
  { document, strings, matches }: RowDrawing,
): (Node | string)[] {
  if (isContainer(node)) {
    const count = element("span", "count", countOf(node, strings));
    if (isExpanded) return [count];
    const inside = element("bdi", "preview", ...textParts(preview(document, node), matchesNothing));
    // How many keys an object has says little while some of them are to be seen.
    return node.kind === "array" && node.children.length > 0 ? [count, " ", inside] : [inside];
  }
  const value = valueOf(document, node);
  if (node.kind !== "string") return [element("span", `value ${node.kind}`, ...textParts(value, matches))];
  const shown = !isLongString(document, node)
    ? value
    : isExpanded
      ? cut(value, LONGEST_SHOWN)
      : firstLine(value);
  const parts = textParts(value, matches, isExpanded, shown.length);
  const isCut = shown.length < value.length;
  const made: Node[] = [element("bdi", "value string", '"', ...parts, isCut && !isExpanded ? "…" : '"')];
  if (isCut && isExpanded) {
    const note = fill(strings.cut, formatNumber(shown.length), formatNumber(value.length));
    made.push(element("span", "cut", note));
  }
  return made;
}

function textParts(text: string, matches: Matcher, lines = false, length = text.length): (Node | string)[] {
  return segments(text.slice(0, length), matches(text), lines).map(({ text: part, isEscape, isMatch }) => {
    const shown = isEscape ? element("span", "escape", part) : part;
    return isMatch ? element("mark", "", shown) : shown;
  });
}

function countOf({ kind, children: { length } }: JsonNode, strings: PageStrings): string {
  if (kind === "array") return length === 1 ? strings.oneItem : fill(strings.itemCount, formatNumber(length));
  return length === 1 ? strings.oneKey : fill(strings.keyCount, formatNumber(length));
}
