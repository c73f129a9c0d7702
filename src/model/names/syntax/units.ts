import type { Tree } from "@lezer/common";

/** A part of a document that is looked at as a whole: a function, or what is as long as one. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  /** What the parser calls it. */
  readonly kind: string;
}

/** Characters from which a part is taken apart. */
const LARGE = 4000;
/** Parts that are looked at in one step. */
const RUN = 500;

/** What a document consists of, in its order and in short steps. */
export function* unitsOf(tree: Tree): Generator<undefined, readonly Unit[]> {
  const units: Unit[] = [];
  const cursor = tree.cursor();
  let isOpen = cursor.firstChild();
  for (let count = 1; isOpen; count++) {
    const { from, to, name } = cursor;
    if (to - from < LARGE || !cursor.firstChild()) {
      units.push({ start: from, end: to, kind: name });
      isOpen = cursor.nextSibling();
      while (!isOpen && cursor.parent()) isOpen = cursor.nextSibling();
    }
    if (count % RUN === 0) yield;
  }
  return units;
}
