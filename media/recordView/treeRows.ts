import { isLongString } from "./displayText";
import { formatPath } from "./jsonPath";
import { isContainer, type JsonDocument, type JsonNode } from "./jsonTree";

/** A row of the tree as it is drawn: a value, or a gap that stands for siblings not drawn yet. */
export type Row = NodeRow | GapRow;

export interface NodeRow {
  readonly type: "node";
  readonly node: JsonNode;
  /** 1 for the outermost rows. */
  readonly level: number;
  readonly isExpandable: boolean;
  readonly isExpanded: boolean;
}

export interface GapRow {
  readonly type: "gap";
  readonly parent: JsonNode;
  readonly level: number;
  /** The children from `from` up to `to`, the latter not included. */
  readonly from: number;
  readonly to: number;
}

/** What to change in a drawing of the rows: `removed` rows at `at` give way to `inserted`. */
export interface Splice {
  readonly at: number;
  readonly removed: number;
  readonly inserted: readonly Row[];
}

/** Rows a gap shows at a time. */
export const CHUNK = 200;
/** In a text up to this many characters, and below a container of up to that many children, two levels are open. */
const SMALL_TEXT = 100_000;
const FEW_CHILDREN = 50;

/**
 * The rows that are open, as a flat list, and how it changes. Knows nothing of the page, so that the list can be
 * drawn in full or in part.
 */
export class TreeRows {
  readonly #rows: Row[];
  /** Chunks shown besides the first, for containers that have more than one. */
  readonly #chunks = new Map<JsonNode, Set<number>>();

  constructor(
    readonly document: JsonDocument,
    /** Path → open or not, where a person changed it; kept for the next time the page is made. */
    readonly toggled: Map<string, boolean>,
  ) {
    const { root } = document;
    // The record's own braces would only indent everything; they are drawn where there is nothing else.
    this.#rows = root.children.length > 0 ? this.#below(root) : [this.#row(root)];
  }

  get rows(): readonly Row[] {
    return this.#rows;
  }

  toggle(at: number): readonly Splice[] {
    const row = this.#rows[at];
    if (row?.type !== "node" || !row.isExpandable) return [];
    this.toggled.set(formatPath(this.document, row.node), !row.isExpanded);
    let end = at + 1;
    for (let next = this.#rows[end]; next && next.level > row.level; next = this.#rows[end]) end++;
    const changed = this.#row(row.node);
    return [this.#splice(at, end - at, changed.isExpanded ? [changed, ...this.#below(row.node)] : [changed])];
  }

  /** Opens every row beside this one. */
  expandSiblings(at: number): readonly Splice[] {
    const level = this.#rows[at]?.level ?? 0;
    let first = at;
    while ((this.#rows[first - 1]?.level ?? 0) >= level) first--;
    const splices: Splice[] = [];
    for (let index = first; (this.#rows[index]?.level ?? 0) >= level; index++) {
      const row = this.#rows[index];
      if (row?.type === "node" && row.level === level && row.node.children.length > 0 && !row.isExpanded)
        splices.push(...this.toggle(index));
    }
    return splices;
  }

  /** Shows the next rows of a gap. */
  showMore(at: number): readonly Splice[] {
    const row = this.#rows[at];
    if (row?.type !== "gap") return [];
    return this.#showChunk(row.parent, chunkOf(row.parent, row.from));
  }

  /** Opens what is needed for the node to have a row. */
  reveal(node: JsonNode): readonly Splice[] {
    const splices: Splice[] = [];
    for (const ancestor of [...ancestors(node), node]) {
      if (ancestor.parent)
        splices.push(...this.#showChunk(ancestor.parent, chunkOf(ancestor.parent, ancestor.index)));
      if (ancestor === node || !ancestor.parent) continue;
      const at = this.indexOf(ancestor);
      const row = this.#rows[at];
      if (row?.type === "node" && !row.isExpanded) splices.push(...this.toggle(at));
    }
    return splices;
  }

  /** Where the node's row is, -1 where it has none now. */
  indexOf(node: JsonNode): number {
    return this.#rows.findIndex((row) => row.type === "node" && row.node === node);
  }

  #splice(at: number, removed: number, inserted: readonly Row[]): Splice {
    this.#rows.splice(at, removed, ...inserted);
    return { at, removed, inserted };
  }

  #showChunk(parent: JsonNode, chunk: number): readonly Splice[] {
    if (this.#isShown(parent, chunk)) return [];
    const shown = this.#chunks.get(parent) ?? new Set();
    this.#chunks.set(parent, shown.add(chunk));
    const from = chunk * CHUNK;
    const at = this.#rows.findIndex(
      (row) => row.type === "gap" && row.parent === parent && row.from <= from && from < row.to,
    );
    const gap = this.#rows[at];
    if (gap?.type !== "gap") return [];
    return [this.#splice(at, 1, this.#between(parent, gap.from, gap.to))];
  }

  #isShown(parent: JsonNode, chunk: number): boolean {
    return chunk === 0 || this.#chunks.get(parent)?.has(chunk) === true;
  }

  #below(node: JsonNode): Row[] {
    return this.#between(node, 0, node.children.length);
  }

  /** Rows of the children in a range and of what is open below them; chunks not shown yet become gaps. */
  #between(parent: JsonNode, from: number, to: number): Row[] {
    const rows: Row[] = [];
    for (let start = from; start < to;) {
      const chunk = chunkOf(parent, start);
      let end = Math.min(endOfChunk(parent, chunk), to);
      if (this.#isShown(parent, chunk)) {
        for (const child of parent.children.slice(start, end)) this.#append(rows, child);
      } else {
        while (end < to && !this.#isShown(parent, chunkOf(parent, end)))
          end = Math.min(endOfChunk(parent, chunkOf(parent, end)), to);
        rows.push({ type: "gap", parent, level: parent.depth + 1, from: start, to: end });
      }
      start = end;
    }
    return rows;
  }

  #append(rows: Row[], node: JsonNode): void {
    const row = this.#row(node);
    rows.push(row);
    if (row.isExpanded) for (const below of this.#below(node)) rows.push(below);
  }

  #row(node: JsonNode): NodeRow {
    const isExpandable = node.children.length > 0 || isLongString(this.document, node);
    const isExpanded = isExpandable && this.#isOpen(node);
    return { type: "node", node, level: Math.max(node.depth, 1), isExpandable, isExpanded };
  }

  #isOpen(node: JsonNode): boolean {
    const byDefault =
      isContainer(node) &&
      node.depth < 2 &&
      this.document.text.length <= SMALL_TEXT &&
      node.children.length <= FEW_CHILDREN;
    if (this.toggled.size === 0) return byDefault;
    return this.toggled.get(formatPath(this.document, node)) ?? byDefault;
  }
}

/** The last chunk takes the rest, so that no gap stands for a handful. */
function chunkOf({ children }: JsonNode, index: number): number {
  return Math.min(Math.floor(index / CHUNK), Math.max(Math.floor(children.length / CHUNK) - 1, 0));
}

function endOfChunk(parent: JsonNode, chunk: number): number {
  const end = (chunk + 1) * CHUNK;
  return chunkOf(parent, end) === chunk ? parent.children.length : end;
}

function ancestors(node: JsonNode): JsonNode[] {
  const found: JsonNode[] = [];
  for (let at = node.parent; at; at = at.parent) found.unshift(at);
  return found;
}
