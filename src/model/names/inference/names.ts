import { enclosing } from "./enclosing";
import type { Fn, Name, Node } from "../syntax/nodes";

/** A function, a class, or the root. */
export type ScopeNode = Node;

/** What a name is given at one place. */
interface Definition {
  readonly target: Name;
  readonly value: Node;
  /** The assignment or the loop. */
  readonly node: Node;
  /** What the name had before is still in it: `fields += […]`. */
  readonly isAdded: boolean;
  readonly order: number;
}

/** Uses of one name that are followed. */
export const MOST_USES = 40;
/** Definitions before and behind one use that are looked at: a loop may bring it back to those behind. */
const MOST_REACHING = 20;

/** The names of a program: what each of them stands for where it is used, and where what it is given is used. */
export class Names {
  readonly #root: Node;
  readonly #definitions = new Map<ScopeNode, Map<string, Definition[]>>();
  readonly #names = new Map<string, Name[]>();
  readonly #order = new Map<Name, number>();
  readonly #reaching = new Map<Name, readonly Definition[]>();
  /** Where the names of each spelling are used, by the scope that gives them something. */
  readonly #uses = new Map<string, ReadonlyMap<ScopeNode, readonly Name[]>>();
  #next = 0;

  constructor(root: Node) {
    this.#root = root;
  }

  /** In the order of the document. */
  note(name: Name): void {
    this.#order.set(name, this.#next++);
    add(this.#names, name.name, name);
  }

  define(target: Node, value: Node, node: Node, scope: ScopeNode): void {
    if (target.kind !== "name") return;
    let definitions = this.#definitions.get(scope);
    if (!definitions) this.#definitions.set(scope, (definitions = new Map<string, Definition[]>()));
    const isAdded = node.kind === "assign" && node.isAdded === true;
    add(definitions, target.name, { target, value, node, isAdded, order: this.#next++ });
  }

  /** What a name is given where it is used; empty for a parameter, or where nobody gives it anything here. */
  valuesOf(name: Name): readonly Node[] {
    return this.#definitionsOf(name).map(({ value }) => value);
  }

  /** The function that a name is a parameter of, and its place among them. */
  parameterOf(name: Name): { readonly fn: Fn; readonly index: number } | undefined {
    const scope = this.#scopeOf(name.name, name);
    if (scope?.kind !== "function" || this.#definitions.get(scope)?.has(name.name)) return undefined;
    return { fn: scope, index: scope.params.indexOf(name.name) };
  }

  /** Where a name is used that is given something at a node: only where it may still be that. */
  usesOf(name: string, at: Node): readonly Name[] {
    const scope = this.#scopeOf(name, at);
    if (!scope) return [];
    let uses = this.#uses.get(name);
    if (!uses) {
      const byScope = new Map<ScopeNode, Name[]>();
      for (const one of this.#names.get(name) ?? [])
        add(byScope, this.#scopeOf(name, one) ?? this.#root, one);
      this.#uses.set(name, (uses = byScope));
    }
    const all = uses.get(scope) ?? [];
    const given = at.kind === "name" && at.name === name ? this.#definitionsOf(at) : [];
    if (given.length === 0 || given.length === this.#definitions.get(scope)?.get(name)?.length)
      return all.slice(0, MOST_USES);
    return all
      .filter((use) => this.#definitionsOf(use).some((one) => given.includes(one)))
      .slice(0, MOST_USES);
  }

  /** The definitions that a use may mean: names are given new things all the time, `body` above all. */
  #definitionsOf(name: Name): readonly Definition[] {
    const known = this.#reaching.get(name);
    if (known) return known;
    const scope = this.#scopeOf(name.name, name);
    const all = (scope && this.#definitions.get(scope)?.get(name.name)) ?? [];
    const isPlain = all.length < 2 || !scope || isRunLater(name, scope);
    const found = isPlain ? all : reachingOf(name, this.#order.get(name) ?? 0, all);
    this.#reaching.set(name, found);
    return found;
  }

  #scopeOf(name: string, at: Node): ScopeNode | undefined {
    let scope = at.scope ?? enclosing(at, "function", "class") ?? this.#root;
    for (;;) {
      if (scope.kind === "function" && scope.params.includes(name)) return scope;
      if (this.#definitions.get(scope)?.has(name)) return scope;
      const outer = scope.scope;
      if (!outer || outer === scope) return undefined;
      scope = outer;
    }
  }
}

function reachingOf(name: Name, order: number, all: readonly Definition[]): readonly Definition[] {
  const own = all.find(({ target }) => target === name);
  if (own) return [own];
  const around = ancestorsOf(name);
  const found: Definition[] = [];
  let at = firstAfter(all, order);
  const next = at;
  let last: ReadonlySet<Node> | undefined;
  while (at > 0 && !last && found.length < MOST_REACHING) {
    const definition = all[--at];
    if (!definition || around.has(definition.node)) continue;
    found.unshift(definition);
    const place = placeOf(definition.node);
    if (!definition.isAdded && around.has(place)) last = ancestorsOf(definition.node);
  }
  for (const definition of all.slice(next, next + MOST_REACHING)) {
    let common: Node | undefined = definition.node;
    while (common && !around.has(common)) common = common.parent;
    const isTogether = common?.parent !== undefined && common.kind !== "function" && common.kind !== "class";
    if (isTogether && common && last?.has(common) !== true) found.push(definition);
  }
  return found.length > 0 ? found : all;
}

/** The index of the first definition behind a place in the document. */
function firstAfter(all: readonly Definition[], order: number): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.order ?? 0) < order) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The statements that a definition is one of: where those are run, it is. */
function placeOf(node: Node): Node {
  let place = node.parent ?? node;
  while (place.kind === "block" && place.children.length === 1 && place.parent) place = place.parent;
  return place;
}

function ancestorsOf(node: Node): ReadonlySet<Node> {
  const found = new Set<Node>();
  for (let one = node.parent; one; one = one.parent) found.add(one);
  return found;
}

/** Whether a use stands in a function that somebody may call at any time: a callback is run where it stands. */
function isRunLater(name: Name, scope: ScopeNode): boolean {
  for (let node: Node | undefined = name.parent; node && node !== scope; node = node.parent)
    if (node.kind === "function" && node.parent?.kind !== "call") return true;
  return false;
}

export function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const before = map.get(key);
  if (before) before.push(value);
  else map.set(key, [value]);
}
