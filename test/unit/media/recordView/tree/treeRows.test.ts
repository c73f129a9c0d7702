import assert from "node:assert/strict";
import fc from "fast-check";
import {
  Expansion,
  freshExpansion,
  type SavedExpansion,
} from "../../../../../media/recordView/tree/expansion";
import { formatJsonPath } from "../../../../../media/recordView/json/jsonPath";
import { descendants, parseJson, valueOf } from "../../../../../media/recordView/json/jsonDocument";
import { TreeRows } from "../../../../../media/recordView/tree/treeRows";
import { anyJson } from "../jsonTexts";

const create = (text: string, saved: SavedExpansion = freshExpansion, columns = 80) => {
  const document = parseJson(text);
  return new TreeRows(document, new Expansion(document, saved), () => columns);
};

/** The rows as text: a path with its sign, or what stands on a line. */
function drawn({ document, rows }: TreeRows): string[] {
  return rows.map((row) => {
    if (row.type === "line") return `"${row.text}"`;
    const sign = row.isExpandable ? (row.isExpanded ? "-" : "+") : " ";
    return `${sign}${formatJsonPath(document, row.node)}`;
  });
}

describe("TreeRows: rows", () => {
  it("open two levels of a small record, and no more", () => {
    const tree = create('{"a":{"b":{"c":1}},"list":[{"x":1}],"empty":{},"s":"text"}');
    assert.deepEqual(drawn(tree), ["-a", "+a.b", "-list", "+list[0]", " empty", " s"]);
  });

  it("open only the outermost level of a large one", () => {
    const tree = create(JSON.stringify({ a: { b: 1 }, long: "x".repeat(200_000) }));
    assert.deepEqual(drawn(tree), ["+a", "+long"]);
  });

  it("show a record that is no container, or an empty one, as one row", () => {
    assert.deepEqual(drawn(create("1.0")), [" $"]);
    assert.deepEqual(drawn(create("{}")), [" $"]);
  });

  it("show a string that does not fit into its row line by line, all of it", () => {
    const tree = create(JSON.stringify({ long: "word ".repeat(30), lines: "a\nb", short: "x".repeat(60) }));
    assert.deepEqual(drawn(tree), ["+long", "+lines", " short"]);
    tree.toggle(1);
    assert.deepEqual(drawn(tree), ["+long", "-lines", '"a"', '"b"', " short"]);
    tree.toggle(0);
    assert.deepEqual(drawn(tree).slice(0, 3), [
      "-long",
      `"${"word ".repeat(16)}"`,
      `"${"word ".repeat(14)}"`,
    ]);
    tree.toggle(0);
    assert.deepEqual(drawn(tree)[0], "+long");
  });

  it("ask how much fits, and ask again", () => {
    let columns = 20;
    const document = parseJson('{"k":"some twenty characters"}');
    const tree = new TreeRows(document, new Expansion(document, freshExpansion), () => columns);
    assert.deepEqual(drawn(tree), ["+k"]);
    columns = 40;
    tree.rebuild();
    assert.deepEqual(drawn(tree), [" k"]);
  });

  it("find the line that a character of a long string is on", () => {
    const value = "word ".repeat(100);
    const tree = create(JSON.stringify({ long: value }));
    tree.toggle(0);
    const node = tree.document.root.children[0];
    assert.ok(node);
    for (let character = 0; character < value.length; character += 7) {
      const row = tree.rows[tree.indexOf(node, character)];
      assert.ok(row?.type === "line" && row.start <= character && character < row.start + row.text.length);
    }
    assert.equal(tree.indexOf(node), 0);
  });

  it("remember what was opened and closed, also inside of what is closed", () => {
    const tree = create('{"a":{"b":{"c":1}},"z":0}');
    tree.toggle(1);
    tree.toggle(0);
    assert.deepEqual(drawn(tree), ["+a", " z"]);
    const again = create('{"a":{"b":{"c":1}},"z":0}', tree.expansion.save());
    again.toggle(0);
    assert.deepEqual(drawn(again), ["-a", "-a.b", " a.b.c", " z"]);
  });

  it("expand all siblings, not what is beside their parent", () => {
    const tree = create('{"a":{"x":{"y":1},"z":[2],"s":3},"b":{"x":{"y":1}}}');
    tree.expandSiblings(1);
    assert.deepEqual(drawn(tree), ["-a", "-a.x", " a.x.y", "-a.z", " a.z[0]", " a.s", "-b", "+b.x"]);
  });

  it("expand and collapse everything, and keep that in a few words", () => {
    const text = JSON.stringify({ list: Array.from({ length: 10_000 }, (_, index) => ({ index })) });
    const tree = create(text);
    tree.expandAll(true);
    assert.equal(tree.rows.length, 20_001);
    tree.toggle(1);
    assert.deepEqual(tree.expansion.save(), { base: "all", toggled: [["/list/0", false]] });
    assert.equal(create(text, tree.expansion.save()).rows.length, 20_000);
    tree.expandAll(false);
    assert.deepEqual(drawn(tree), ["+list"]);
    assert.deepEqual(tree.expansion.save(), { base: "none", toggled: [] });
  });

  it("are all there for what is nested deeper than calls may be", () => {
    const depth = 20_000;
    const tree = create(`${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`);
    tree.expandAll(true);
    assert.equal(tree.rows.length, depth);
    assert.equal(tree.rows.at(-1)?.level, depth);
  });

  it("reveal any node, and lose no character of a string that is open", () => {
    fc.assert(
      fc.property(anyJson, fc.array(fc.nat(), { maxLength: 10 }), (text, choices) => {
        const tree = create(text, freshExpansion, 20);
        const nodes = [...descendants(tree.document.root)];
        for (const choice of choices) {
          const node = nodes[choice % nodes.length];
          assert.ok(node);
          if (choice % 3 === 0) tree.toggle(choice % tree.rows.length);
          else if (choice % 3 === 1) tree.expandSiblings(choice % tree.rows.length);
          else tree.reveal(node);
          if (choice % 3 === 2 && (node.parent || node.children.length === 0))
            assert.notEqual(tree.indexOf(node), -1);
        }
        // What was changed bit by bit is what is made at once.
        const before = drawn(tree);
        tree.rebuild();
        assert.deepEqual(drawn(tree), before);
        for (const row of tree.rows) {
          if (row.type !== "node" || row.node.kind !== "string" || !row.isExpanded) continue;
          const lines = tree.rows.flatMap((line) =>
            line.type === "line" && line.node === row.node ? [line.text] : [],
          );
          assert.equal(lines.join(""), valueOf(tree.document, row.node).replaceAll("\n", ""));
        }
      }),
    );
  });
});
