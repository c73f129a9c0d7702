import type { SyntaxNode } from "@lezer/common";
import { block, type Entry, type Node, type Text } from "./nodes";
import type { Reader } from "./reader";

/** Reads a node of `@lezer/yaml`. */
export function readYaml(node: SyntaxNode, reader: Reader): Node {
  switch (node.name) {
    case "Literal":
      return reader.text(node.from, node.to);
    case "BlockLiteral": {
      const content = node.getChild("BlockLiteralContent");
      return content ? reader.text(content.from, content.to) : block();
    }
    case "QuotedLiteral":
      return reader.text(node.from + 1, Math.max(node.from + 1, node.to - 1));
    case "BlockMapping":
    case "FlowMapping":
      return readMapping(node, reader);
    case "BlockSequence":
    case "FlowSequence": {
      const items: Node[] = [];
      reader.each(node, (child) => {
        const item = child.name === "Item" ? child.firstChild : null;
        if (item) reader.into(item, items);
      });
      return { kind: "list", items };
    }
    case "Anchored":
    case "Tagged":
      return reader.read(node.lastChild);
    case "Document": {
      const children: Node[] = [];
      reader.each(node, (child) => reader.into(child, children));
      return block(children);
    }
    default:
      return block();
  }
}

function readMapping(node: SyntaxNode, reader: Reader): Node {
  const entries: Entry[] = [];
  reader.each(node, (pair) => {
    if (pair.name !== "Pair") return;
    const keyNode = pair.getChild("Key")?.firstChild;
    const key = keyNode ? reader.read(keyNode) : undefined;
    const entry: Entry = {
      kind: "entry",
      key: key?.kind === "text" ? asKey(key) : undefined,
      value: block(),
    };
    entries.push(entry);
    const value = pair.lastChild;
    if (value && /^[A-Z]/.test(value.name) && value.name !== "Key")
      reader.place(value, (read) => (entry.value = read));
  });
  return { kind: "mapping", isMarkup: false, entries, rest: [] };
}

/** A key of YAML is no string that someone wrote as a value. */
function asKey(key: Text): Text {
  return { ...key, isBare: true };
}
