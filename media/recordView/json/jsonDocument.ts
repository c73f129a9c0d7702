import type { Span } from "../../shared/text/segments";

/**
 * A JSON text as a tree of places in that text. Values are not converted: what is shown and copied are slices of
 * what the server sent, so that `12345678901234567890`, `1.0`, the order of keys and keys that stand twice survive.
 *
 * Written here because the parsers at hand convert numbers, recurse (10,000 nested arrays overflow them) and take 1.0 s
 * and 320 MB for a text of 10 MB; this one takes 0.2 s and 120 MB.
 */

type JsonKind = "object" | "array" | "string" | "number" | "boolean" | "null";

export interface JsonNode extends Span {
  readonly kind: JsonKind;
  readonly parent: JsonNode | undefined;
  /** Position among its siblings. */
  readonly index: number;
  /** 0 for the root. */
  readonly depth: number;
  /** The key's place, quotes included, where this is a member of an object. */
  readonly key: Span | undefined;
  /** Members or elements in the order of the text; none for a scalar. */
  readonly children: readonly JsonNode[];
}

interface OpenNode extends JsonNode {
  end: number;
  readonly children: OpenNode[];
}

export interface JsonDocument {
  readonly text: string;
  readonly root: JsonNode;
}

const BACKSLASH = 0x5c;
const NO_CHILDREN: never[] = [];

/** Expects valid JSON, as a text of the host is: it was proved when the answer arrived. */
export function parseJson(text: string): JsonDocument {
  const top: OpenNode[] = [];
  let parent: OpenNode | undefined;
  let key: Span | undefined;

  const add = (kind: JsonKind, start: number, end: number): OpenNode => {
    const siblings = parent ? parent.children : top;
    const children: OpenNode[] = kind === "object" || kind === "array" ? [] : NO_CHILDREN;
    const depth = parent ? parent.depth + 1 : 0;
    const node: OpenNode = { kind, parent, index: siblings.length, depth, key, start, end, children };
    key = undefined;
    siblings.push(node);
    return node;
  };

  for (let at = 0; at < text.length;) {
    switch (text.charAt(at)) {
      case '"': {
        const end = endOfString(text, at);
        if (parent?.kind === "object" && !key) key = { start: at, end };
        else add("string", at, end);
        at = end;
        break;
      }
      case "{":
      case "[":
        parent = add(text[at] === "{" ? "object" : "array", at, text.length);
        at++;
        break;
      case "}":
      case "]":
        at++;
        if (parent) parent.end = at;
        parent = parent?.parent as OpenNode | undefined;
        break;
      case " ":
      case "\t":
      case "\n":
      case "\r":
      case ",":
      case ":":
        at++;
        break;
      default: {
        const end = endOfLiteral(text, at);
        add(kindOfLiteral(text[at]), at, end);
        at = end;
      }
    }
  }
  const [root] = top;
  if (!root) throw new SyntaxError("An empty text is not JSON.");
  return { text, root };
}

/** The offset after the closing quote of the string literal at `start`. */
function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let before = quote - 1;
    while (text.charCodeAt(before) === BACKSLASH) before--;
    if ((quote - before) % 2 === 1) return quote + 1;
  }
  return text.length;
}

const literalEnd = /[\s,\]}]|$/g;

function endOfLiteral(text: string, start: number): number {
  literalEnd.lastIndex = start;
  return literalEnd.exec(text)?.index ?? text.length;
}

function kindOfLiteral(first: string | undefined): JsonKind {
  if (first === "t" || first === "f") return "boolean";
  return first === "n" ? "null" : "number";
}

export function sourceOf({ text }: JsonDocument, { start, end }: Span): string {
  return text.slice(start, end);
}

/** What a person reads and copies as the value: a string without quotes and escapes, all else as it stands. */
export function valueOf(document: JsonDocument, node: JsonNode): string {
  const source = sourceOf(document, node);
  return node.kind === "string" ? decode(source) : source;
}

/** The member's key without quotes and escapes; undefined for an element of an array and for the root. */
export function keyOf(document: JsonDocument, { key }: JsonNode): string | undefined {
  return key && decode(sourceOf(document, key));
}

function decode(literal: string): string {
  return literal.includes("\\") ? (JSON.parse(literal) as string) : literal.slice(1, -1);
}

export function isContainer({ kind }: JsonNode): boolean {
  return kind === "object" || kind === "array";
}

/** The node and everything below it, in the order of the text. */
export function* descendants(root: JsonNode): Generator<JsonNode> {
  const waiting: JsonNode[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    for (let index = node.children.length - 1; index >= 0; index--) {
      const child = node.children[index];
      if (child) waiting.push(child);
    }
  }
}
