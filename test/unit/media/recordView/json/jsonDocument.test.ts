import assert from "node:assert/strict";
import fc from "fast-check";
import { parseTree, type Node } from "jsonc-parser";
import {
  descendants,
  keyOf,
  parseJson,
  sourceOf,
  valueOf,
  type JsonNode,
} from "../../../../../media/recordView/json/jsonDocument";
import { anyJson } from "../jsonTexts";

/** The same tree as jsonc-parser sees it: kind, place, place of the key, children. */
type Outline = [kind: string, start: number, end: number, key: number | undefined, children: Outline[]];

function outline({ kind, start, end, key, children }: JsonNode): Outline {
  return [kind, start, end, key?.start, children.map(outline)];
}

function outlineOf(node: Node, key?: Node): Outline {
  const children = (node.children ?? []).map((child) => {
    if (child.type !== "property") return outlineOf(child);
    const [name, value] = child.children ?? [];
    return value ? outlineOf(value, name) : outlineOf(child);
  });
  return [node.type, node.offset, node.offset + node.length, key?.offset, children];
}

describe("parseJson: the tree of a JSON document", () => {
  it("finds the places that jsonc-parser finds, in any text", () => {
    fc.assert(
      fc.property(anyJson, (text) => {
        const expected = parseTree(text);
        assert.ok(expected);
        assert.deepEqual(outline(parseJson(text).root), outlineOf(expected));
      }),
      { numRuns: 500 },
    );
  });

  it("gives slices that mean what the text means", () => {
    fc.assert(
      fc.property(anyJson, (text) => {
        const document = parseJson(text);
        assert.deepEqual(JSON.parse(sourceOf(document, document.root)), JSON.parse(text));
        for (const node of descendants(document.root)) {
          const value: unknown = JSON.parse(sourceOf(document, node));
          if (node.kind === "string") assert.equal(valueOf(document, node), value);
          else assert.equal(valueOf(document, node), sourceOf(document, node));
          node.children.forEach((child, index) => {
            assert.equal(child.index, index);
            assert.equal(child.parent, node);
            assert.equal(child.depth, node.depth + 1);
          });
        }
      }),
    );
  });

  it("keeps numbers, the order of keys, keys that stand twice and escapes", () => {
    const text = '{ "2": 12345678901234567890, "1": 1.0, "a": 1e5, "a": "\\u00e9\\n", "\\u0062": -0 }';
    const document = parseJson(text);
    assert.deepEqual(
      document.root.children.map((node) => [keyOf(document, node), sourceOf(document, node)]),
      [
        ["2", "12345678901234567890"],
        ["1", "1.0"],
        ["a", "1e5"],
        ["a", '"\\u00e9\\n"'],
        ["b", "-0"],
      ],
    );
    assert.equal(document.root.children.map((node) => valueOf(document, node)).at(3), "é\n");
  });

  it("reads arrays nested a hundred thousand deep, and long strings", () => {
    const depth = 100_000;
    const document = parseJson("[".repeat(depth) + '"' + '\\"'.repeat(depth) + '"' + "]".repeat(depth));
    const all = [...descendants(document.root)];
    assert.equal(all.length, depth + 1);
    assert.equal(all.at(-1)?.depth, depth);
  });
});
