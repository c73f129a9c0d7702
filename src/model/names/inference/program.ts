import { add, MOST_USES, Names, type ScopeNode } from "./names";
import {
  childrenOf,
  keyOfMember,
  sourceOf,
  type Assign,
  type Call,
  type Class,
  type Fn,
  type List,
  type Mapping,
  type Member,
  type Name,
  type Node,
  type Text,
} from "../syntax/nodes";

/** Nodes that are joined in one step. */
const RUN = 250;

/** Nodes with their parents, and what is where: the way from a name to what it stands for, and back. */
export class Program {
  readonly texts: Text[] = [];
  readonly lists: List[] = [];
  readonly mappings: Mapping[] = [];
  readonly classes: Class[] = [];
  readonly root: Node;
  readonly #names: Names;
  readonly #members = new Map<string, Member[]>();
  readonly #attributes = new Map<string, Node[]>();
  readonly #functions = new Map<string, Fn[]>();
  readonly #callsByName = new Map<string, Call[]>();
  readonly #classesByName = new Map<string, Class[]>();

  private constructor(root: Node) {
    this.root = root;
    this.#names = new Names(root);
  }

  /** Joins the nodes of a document, in short steps. */
  static *link(root: Node): Generator<undefined, Program> {
    const program = new Program(root);
    delete root.parent;
    root.scope = root;
    const open: (readonly [node: Node, scope: ScopeNode])[] = [[root, root]];
    for (let next = open.pop(), count = 1; next; next = open.pop(), count++) {
      const [node, outer] = next;
      const isScope = node.kind === "function" || node.kind === "class";
      if (isScope || node.kind === "name") node.scope = outer;
      const scope = isScope ? node : outer;
      const children = childrenOf(node);
      for (let at = children.length - 1; at >= 0; at--) {
        const child = children[at];
        if (!child) continue;
        child.parent = node;
        open.push([child, scope]);
      }
      program.#note(node, outer);
      if (count % RUN === 0) yield;
    }
    return program;
  }

  valuesOfName(name: Name): readonly Node[] {
    return this.#names.valuesOf(name);
  }

  parameterOf(name: Name): { readonly fn: Fn; readonly index: number } | undefined {
    return this.#names.parameterOf(name);
  }

  usesOfName(name: string, at: Node): readonly Name[] {
    return this.#names.usesOf(name, at);
  }

  /** What an attribute of an object is given: `self.x = …`, `static X = …`. */
  valuesOfAttribute(name: string): readonly Node[] {
    return this.#attributes.get(name) ?? [];
  }

  /** Where something is read by a key: `.x` or `["x"]`. */
  usesOfKey(key: string): readonly Member[] {
    return (this.#members.get(key) ?? []).slice(0, MOST_USES);
  }

  functionsNamed(name: string): readonly Fn[] {
    return this.#functions.get(name) ?? [];
  }

  classesNamed(name: string): readonly Class[] {
    return this.#classesByName.get(name) ?? [];
  }

  callsNamed(name: string): readonly Call[] {
    return (this.#callsByName.get(name) ?? []).slice(0, MOST_USES);
  }

  #note(node: Node, scope: ScopeNode): void {
    if (node.kind === "text") {
      if (!node.isBare) this.texts.push(node);
    } else if (node.kind === "list") this.lists.push(node);
    else if (node.kind === "mapping") this.mappings.push(node);
    else if (node.kind === "class") this.#noteClass(node);
    else if (node.kind === "name") this.#names.note(node);
    else if (node.kind === "assign") this.#noteAssignment(node, scope);
    else if (node.kind === "member") addNamed(this.#members, keyOfMember(node), node);
    else if (node.kind === "call") addNamed(this.#callsByName, calledName(node), node);
    else if (node.kind === "function") addNamed(this.#functions, nameOfFunction(node), node);
    else if (node.kind === "each") {
      for (const target of node.targets)
        this.#names.define(
          target,
          { kind: "member", of: node.source, key: undefined, parent: node },
          node,
          scope,
        );
    }
  }

  #noteClass(node: Class): void {
    this.classes.push(node);
    addNamed(this.#classesByName, node.name, node);
  }

  #noteAssignment(node: Assign, scope: ScopeNode): void {
    const { target, value } = node;
    // What a parameter is when nobody gives anything for it does not make it less of one.
    if (node.isDefault !== true) this.#names.define(target, value, node, scope);
    const key = target.kind === "member" ? keyOfMember(target) : undefined;
    const attribute = target.kind === "name" && scope.kind === "class" ? target.name : key;
    if (attribute !== undefined) add(this.#attributes, attribute, value);
  }
}

/** What a call calls: the name of a function, or of a method. */
export function calledName({ callee }: Call): string | undefined {
  if (callee.kind === "name") return callee.name;
  return callee.kind === "member" ? keyOfMember(callee) : undefined;
}

/** The key of a part of something: `.x`, `["x"]`, or what such a method is given: `.get("x")`. */
export function keyOfPart(part: Node, method: string): string | undefined {
  if (part.kind === "member") return keyOfMember(part);
  if (part.kind !== "call" || calledName(part) !== method) return undefined;
  const [key] = part.args;
  return key?.kind === "text" ? sourceOf(key) : undefined;
}

/** The name a function is called by: its own, or that of what holds it. */
export function nameOfFunction(fn: Fn): string | undefined {
  if (fn.name !== undefined) return fn.name;
  const { parent } = fn;
  if (parent?.kind === "entry") return parent.key && sourceOf(parent.key);
  if (parent?.kind !== "assign") return undefined;
  const { target } = parent;
  if (target.kind === "name") return target.name;
  return target.kind === "member" ? keyOfMember(target) : undefined;
}

function addNamed<V>(map: Map<string, V[]>, name: string | undefined, value: V): void {
  if (name !== undefined) add(map, name, value);
}
