import type { Node } from "../syntax/nodes";

/** The nearest node of one of the kinds around another. */
export function enclosing<K extends Node["kind"]>(
  node: Node,
  ...kinds: readonly K[]
): Extract<Node, { kind: K }> | undefined {
  for (let one = node.parent; one; one = one.parent) {
    const { kind } = one;
    if (kinds.some((wanted) => kind === wanted)) return one as Extract<Node, { kind: K }>;
  }
  return undefined;
}
