/**
 * What a document says, whichever language it is written in: no more of its grammar than is needed to see which strings
 * are names, and of what. Readers make it, `linkProgram` joins its parts.
 */

/** Where the text that a node was read from begins in its document; it moves when text before it is typed. */
export interface Base {
  at: number;
}

interface Joined {
  /** What the node stands in; set by `linkProgram`, undefined for the root. */
  parent?: Node;
  /** Of names, functions and classes: the function, class or file that they stand in. */
  scope?: Node;
}

/** A stretch of a string as it is written, escapes and all; `start` counts from the base of its string. */
export interface Piece {
  readonly source: string;
  readonly start: number;
}

/** A string, or a template with holes. `start` and `end` enclose what stands inside the quotes. */
export interface Text extends Joined {
  readonly kind: "text";
  readonly base: Base;
  readonly start: number;
  readonly end: number;
  readonly pieces: readonly (Piece | Node)[];
  /** The name of a property behind a dot, or of a key without quotes: it tells, but is no string. */
  readonly isBare: boolean;
}

export interface Name extends Joined {
  readonly kind: "name";
  readonly name: string;
}

/** `of.key` or `of[key]`; without a key: some part of `of`, such as an element or what a pattern takes out of it. */
export interface Member extends Joined {
  readonly kind: "member";
  readonly of: Node;
  readonly key: Node | undefined;
}

export interface Entry extends Joined {
  readonly kind: "entry";
  /** Undefined where it is computed. */
  readonly key: Text | undefined;
  value: Node;
}

export interface Mapping extends Joined {
  readonly kind: "mapping";
  /** An element of JSX: its attributes are keys of a library we do not know. */
  readonly isMarkup: boolean;
  readonly entries: Entry[];
  /** What is spread into it. */
  readonly rest: Node[];
}

export interface List extends Joined {
  readonly kind: "list";
  readonly items: Node[];
}

export interface Call extends Joined {
  readonly kind: "call";
  readonly callee: Node;
  readonly args: Node[];
  /** Arguments by name. */
  readonly named: Entry[];
}

interface Compare extends Joined {
  readonly kind: "compare";
  readonly sides: readonly Node[];
}

/** One of several values: `a or b`, `a ?? b`, `test ? a : b`. */
interface Choice extends Joined {
  readonly kind: "choice";
  readonly options: readonly Node[];
  readonly rest: readonly Node[];
}

interface Concat extends Joined {
  readonly kind: "concat";
  readonly sides: readonly Node[];
}

export interface Fn extends Joined {
  readonly kind: "function";
  readonly name: string | undefined;
  readonly params: readonly (string | undefined)[];
  readonly body: Node[];
}

export interface Class extends Joined {
  readonly kind: "class";
  readonly name: string | undefined;
  readonly body: Node[];
}

export interface Assign extends Joined {
  readonly kind: "assign";
  readonly target: Node;
  /** It adds to what the target has: `+=`. */
  readonly isAdded?: boolean;
  /** What a parameter is where a call gives nothing for it. */
  readonly isDefault?: boolean;
  value: Node;
}

/** A loop, or a part of a comprehension: each target is an element of the source. */
interface Each extends Joined {
  readonly kind: "each";
  readonly targets: readonly Node[];
  readonly source: Node;
}

interface Return extends Joined {
  readonly kind: "return";
  readonly value: Node;
}

export interface Block extends Joined {
  readonly kind: "block";
  readonly children: Node[];
}

export type Node =
  | Text
  | Name
  | Member
  | Entry
  | Mapping
  | List
  | Call
  | Compare
  | Choice
  | Concat
  | Fn
  | Class
  | Assign
  | Each
  | Return
  | Block;

export function block(children: Node[] = []): Block {
  return { kind: "block", children };
}

/** `a && b` is b, wherever it is anything. */
export function secondOf([first = block(), second = block()]: readonly Node[]): Node {
  return { kind: "choice", options: [second], rest: [first] };
}

/** The source of a string without holes; undefined for a template that has some. */
export function sourceOf(text: Text): string | undefined {
  if (text.pieces.length === 0) return "";
  const [only] = text.pieces;
  return text.pieces.length === 1 && only && !("kind" in only) ? only.source : undefined;
}

/** What stands directly in a node, in the order of its parts. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "text":
      return node.pieces.filter((piece): piece is Node => "kind" in piece);
    case "name":
      return [];
    case "member":
      return node.key ? [node.of, node.key] : [node.of];
    case "entry":
      return node.key ? [node.key, node.value] : [node.value];
    case "mapping":
      return [...node.entries, ...node.rest];
    case "list":
      return node.items;
    case "call":
      return [node.callee, ...node.args, ...node.named];
    case "compare":
    case "concat":
      return node.sides;
    case "choice":
      return [...node.options, ...node.rest];
    case "function":
    case "class":
      return node.body;
    case "assign":
      return [node.target, node.value];
    case "each":
      return [...node.targets, node.source];
    case "return":
      return [node.value];
    case "block":
      return node.children;
  }
}

/** The key by which a member is read, where it is written out: `.x` or `["x"]`. */
export function keyOfMember({ key }: Member): string | undefined {
  return key?.kind === "text" ? sourceOf(key) : undefined;
}

/** What a parameter is where a call gives nothing for it. */
export function defaultOf(name: string, value: Node): Assign {
  return { kind: "assign", target: { kind: "name", name }, value, isDefault: true };
}
