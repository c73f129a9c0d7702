import type { NamedObjects } from "./inference";
import { enclosing } from "./enclosing";
import type { Node } from "../syntax/nodes";

/** Objects that were found one after the other. */
export interface Seen {
  readonly names: Set<string>;
  isOpen: boolean;
  isGuess?: boolean;
  isFar?: boolean;
  isOuter?: boolean;
}

/** The objects that the parts of a file name, each by the function, the class or the file it stands in. */
export class AllObjects {
  readonly #of = new Map<Node, Seen>();

  note(node: Node, names: readonly string[], isOpen = false): void {
    let inner = node;
    while (inner.parent) {
      const scope = enclosing(inner, "function", "class") ?? rootOf(inner);
      let seen = this.#of.get(scope);
      if (!seen) this.#of.set(scope, (seen = { names: new Set(), isOpen: false }));
      for (const name of names) seen.names.add(name);
      seen.isOpen ||= isOpen;
      inner = scope;
    }
  }

  of(scope: Node): NamedObjects {
    const seen = this.#of.get(scope);
    return { names: [...(seen?.names ?? [])], isOpen: seen?.isOpen ?? false };
  }
}

function rootOf(node: Node): Node {
  let root = node;
  while (root.parent) root = root.parent;
  return root;
}

export function noteAll({ names, isOpen, isFar, isGuess }: NamedObjects, seen: Seen): void {
  for (const name of names) seen.names.add(name);
  seen.isOpen ||= isOpen;
  if (isFar === true) seen.isFar = true;
  if (isGuess === true) seen.isGuess = true;
}
