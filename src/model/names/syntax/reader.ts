import type { SyntaxNode } from "@lezer/common";
import { block, type Base, type Node, type Piece, type Text } from "./nodes";

/** Reads one node of a parser's tree. */
export type ReadNode = (node: SyntaxNode, reader: Reader) => Node;

/** Characters from which a part is read in a step of its own, and after which the parts behind it wait. */
const LARGE = 4000;
/** Characters from which a part is kept for the next reading. */
const WORTH_KEEPING = 300;
/** Parts of one whole that are read in one step. */
const RUN = 200;
/** Nesting beyond which nothing is read: no program needs it, and a stack has an end. */
const DEEPEST = 200;

interface Kept {
  readonly node: Node;
  readonly base: Base;
}

/** Parts of a document by their source, for its next reading; equal parts are kept each. */
export type KeptParts = Map<string, Kept[]>;

/**
 * Turns the tree of a parser into nodes, in steps that are short whatever the document looks like. Parts whose source is
 * the same as at the reading before are taken from there.
 */
export class Reader {
  readonly kept: KeptParts = new Map();
  readonly #source: string;
  readonly #read: ReadNode;
  readonly #before: KeptParts;
  readonly #steps: (() => void)[] = [];
  readonly #offset: number;
  #base: Base;
  #depth = 0;
  /** Inside a part that is kept nothing waits for a later step, and nothing is kept for itself. */
  #isKeeping = false;

  /** `offset` is where the source begins in its document; the tree counts from the source. */
  constructor(source: string, read: ReadNode, before: KeptParts, offset = 0) {
    this.#source = source;
    this.#read = read;
    this.#before = before;
    this.#offset = offset;
    this.#base = { at: offset };
  }

  /** Reads a node, step by step: what it yields is nothing but a chance to do something else. */
  *document(top: SyntaxNode): Generator<undefined, Node> {
    const root = block();
    this.#steps.push(() => this.each(top, (child) => this.into(child, root.children)));
    // Steps are taken from the end: only what one reading has left open is held, however long the document.
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      step();
      yield;
    }
    return root;
  }

  read(node: SyntaxNode | null | undefined): Node {
    if (!node || this.#depth >= DEEPEST) return block();
    this.#depth++;
    const read = this.#read(node, this);
    this.#depth--;
    return read;
  }

  /** Visits the children of a node; after many of them the rest waits for a step of its own. */
  each(node: SyntaxNode, visit: (child: SyntaxNode) => void): void {
    this.#run(node.firstChild, visit);
  }

  /** Reads a part and puts it behind the others; a large one is put there when its step comes. */
  into(node: SyntaxNode, list: Node[]): void {
    const at = list.length;
    list.push(block());
    this.place(node, (read) => (list[at] = read));
  }

  /** Reads a part and hands it over, at once or, if it is large, when its step comes. */
  place(node: SyntaxNode, put: (read: Node) => void): void {
    const length = node.to - node.from;
    if (this.#isKeeping || length < WORTH_KEEPING) put(this.read(node));
    else if (length < LARGE) put(this.#keep(node));
    else {
      this.#later(() => put(this.read(node)));
    }
  }

  sourceOf({ from, to }: { readonly from: number; readonly to: number }): string {
    return this.#source.slice(from, to);
  }

  /** A string without holes between two offsets. */
  text(from: number, to: number, isBare = false): Text {
    return this.template(from, to, [this.piece(from, to)], isBare);
  }

  template(from: number, to: number, pieces: readonly (Piece | Node)[], isBare = false): Text {
    const base = this.#base;
    const shift = this.#offset - base.at;
    return { kind: "text", base, start: from + shift, end: to + shift, pieces, isBare };
  }

  piece(from: number, to: number): Piece {
    return { source: this.#source.slice(from, to), start: from + this.#offset - this.#base.at };
  }

  #later(step: () => void): void {
    const depth = this.#depth;
    this.#steps.push(() => {
      this.#depth = depth;
      step();
    });
  }

  #run(first: SyntaxNode | null, visit: (child: SyntaxNode) => void): void {
    let count = 0;
    for (let child = first; child; child = child.nextSibling) {
      const isEnough = count++ === RUN || (first && child.from - first.from > LARGE);
      if (isEnough && !this.#isKeeping && child !== first) {
        const rest = child;
        return this.#later(() => this.#run(rest, visit));
      }
      visit(child);
    }
  }

  #keep(node: SyntaxNode): Node {
    const source = this.sourceOf(node);
    let kept = this.#before.get(source)?.pop();
    if (kept) kept.base.at = this.#offset + node.from;
    else {
      const outer = this.#base;
      this.#base = { at: this.#offset + node.from };
      this.#isKeeping = true;
      kept = { node: this.read(node), base: this.#base };
      this.#isKeeping = false;
      this.#base = outer;
    }
    const same = this.kept.get(source);
    if (same) same.push(kept);
    else this.kept.set(source, [kept]);
    return kept.node;
  }
}

/** The children of a node that are no punctuation. */
export function partsOf(node: SyntaxNode): SyntaxNode[] {
  const parts: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (/^[A-Za-z]/.test(child.name) && !/Comment$/.test(child.name)) parts.push(child);
  }
  return parts;
}
