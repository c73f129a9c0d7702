import type { Expansion } from "./expansion";
import { keyOf, valueOf, type JsonDocument, type JsonNode } from "../json/jsonDocument";
import { textLinesOf, needsLines } from "../text/textLines";

/** A row of the tree: a value, or one line of a long string that is open. All are of one height. */
export type Row = NodeRow | LineRow;

export interface NodeRow {
  readonly type: "node";
  readonly node: JsonNode;
  /** 1 for the outermost rows. */
  readonly level: number;
  readonly isExpandable: boolean;
  readonly isExpanded: boolean;
}

export interface LineRow {
  readonly type: "line";
  readonly node: JsonNode;
  readonly level: number;
  /** What stands on the line, a part of the string's value. */
  readonly text: string;
  /** Where it begins in the value. */
  readonly start: number;
  /** Position among the lines, and how many there are. */
  readonly index: number;
  readonly count: number;
}

/** How many characters of a fixed-width font the text of a row at a level has room for. */
export type Columns = (level: number) => number;

/** Lines longer than this are hard to read. */
const MOST_COLUMNS = 120;

/** The rows that are open, as a flat list. Knows nothing of the page, which draws those on screen. */
export class TreeRows {
  #rows: readonly Row[];

  constructor(
    readonly document: JsonDocument,
    readonly expansion: Expansion,
    private readonly columns: Columns,
  ) {
    this.#rows = this.#all();
  }

  get rows(): readonly Row[] {
    return this.#rows;
  }

  /** Opens or closes the row, where it can be; returns whether it could. */
  toggle(at: number): boolean {
    const row = this.#rows[at];
    if (row?.type !== "node" || !row.isExpandable) return false;
    this.expansion.set(row.node, !row.isExpanded);
    let end = at + 1;
    for (let next = this.#rows[end]; next && next.level > row.level; next = this.#rows[end]) end++;
    const changed = this.#row(row.node);
    const below = changed.isExpanded ? this.#below(row.node) : [];
    this.#rows = [...this.#rows.slice(0, at), changed, ...below, ...this.#rows.slice(end)];
    return true;
  }

  /** Opens every container beside this row. */
  expandSiblings(at: number): void {
    const siblings = this.#rows[at]?.node.parent?.children ?? [];
    for (const node of siblings) if (node.children.length > 0) this.expansion.set(node, true);
    this.rebuild();
  }

  expandAll(isOpen: boolean): void {
    this.expansion.setAll(isOpen);
    this.rebuild();
  }

  /** Opens what is needed for the node to have a row. */
  reveal(node: JsonNode): void {
    const closed: JsonNode[] = [];
    for (let above = node.parent; above; above = above.parent)
      if (above.parent && !this.expansion.isOpen(above)) closed.push(above);
    if (closed.length === 0) return;
    for (const above of closed) this.expansion.set(above, true);
    this.rebuild();
  }

  /** Makes the rows anew, after the room for their text changed. */
  rebuild(): void {
    this.#rows = this.#all();
  }

  /** Where the node's row is, or that of the line which has this character of it; -1 where it has none now. */
  indexOf(node: JsonNode, character?: number): number {
    const at = this.#rows.findIndex((row) => row.node === node);
    if (character === undefined || at === -1) return at;
    let line = at;
    for (let next = this.#rows[line + 1]; next?.node === node; next = this.#rows[line + 1]) {
      if (next.type === "line" && next.start > character) break;
      line++;
    }
    return line;
  }

  #all(): Row[] {
    const { root } = this.document;
    // The record's own braces would only indent everything; they are drawn where there is nothing else.
    if (root.children.length > 0) return this.#below(root);
    const row = this.#row(root);
    return row.isExpanded ? [row, ...this.#below(root)] : [row];
  }

  /** The rows of all that is open below a node. Keeps its own stack: records may be nested deeper than calls may. */
  #below(node: JsonNode): Row[] {
    const rows: Row[] = [];
    if (node.children.length === 0) this.#addLines(rows, node);
    const open = [{ children: node.children, next: 0 }];
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const child = top.children[top.next++];
      if (!child) {
        open.pop();
        continue;
      }
      const row = this.#row(child);
      rows.push(row);
      if (!row.isExpanded) continue;
      if (child.children.length > 0) open.push({ children: child.children, next: 0 });
      else this.#addLines(rows, child);
    }
    return rows;
  }

  #addLines(rows: Row[], node: JsonNode): void {
    const value = valueOf(this.document, node);
    const level = levelOf(node) + 1;
    const lines = textLinesOf(value, Math.min(this.columns(level), MOST_COLUMNS));
    for (const [index, [start, end]] of lines.entries()) {
      const text = value.slice(start, end);
      rows.push({ type: "line", node, level, text, start, index, count: lines.length });
    }
  }

  #row(node: JsonNode): NodeRow {
    const isExpandable = node.kind === "string" ? this.#isLong(node) : node.children.length > 0;
    const isExpanded = isExpandable && this.expansion.isOpen(node);
    return { type: "node", node, level: levelOf(node), isExpandable, isExpanded };
  }

  /** Whether a string's row cannot show all of it. */
  #isLong(node: JsonNode): boolean {
    const key = keyOf(this.document, node) ?? String(node.index);
    // A colon, a space and two quotes stand around them.
    const room = Math.max(this.columns(levelOf(node)) - key.length - 4, 1);
    return needsLines(valueOf(this.document, node), room);
  }
}

function levelOf({ depth }: JsonNode): number {
  return Math.max(depth, 1);
}
