import assert from "node:assert/strict";
import fc from "fast-check";
import { formatPath } from "../../../media/recordView/jsonPath";
import { descendants, parseJson } from "../../../media/recordView/jsonTree";
import { CHUNK, TreeRows, type Row, type Splice } from "../../../media/recordView/treeRows";
import { anyJson } from "./jsonTexts";

const create = (text: string, toggled: readonly (readonly [string, boolean])[] = []) =>
  new TreeRows(parseJson(text), new Map(toggled));

/** The rows as text: a path with its sign, or the range of a gap. */
function drawn({ document, rows }: TreeRows): string[] {
  return rows.map((row) => {
    if (row.type === "gap") return `${row.from}…${row.to}`;
    const sign = row.isExpandable ? (row.isExpanded ? "-" : "+") : " ";
    return `${sign}${formatPath(document, row.node)}`;
  });
}

function patched(rows: readonly Row[], splices: readonly Splice[]): Row[] {
  const copy = [...rows];
  for (const { at, removed, inserted } of splices) copy.splice(at, removed, ...inserted);
  return copy;
}

describe("record view: rows", () => {
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

  it("expand long strings and strings of several lines", () => {
    const tree = create(JSON.stringify({ long: "x".repeat(121), lines: "a\nb", short: "x".repeat(60) }));
    assert.deepEqual(drawn(tree), ["+long", "+lines", " short"]);
    tree.toggle(1);
    assert.deepEqual(drawn(tree), ["+long", "-lines", " short"]);
  });

  it("remember what was opened and closed, also inside of what is closed", () => {
    const tree = create('{"a":{"b":{"c":1}},"z":0}');
    tree.toggle(1);
    tree.toggle(0);
    assert.deepEqual(drawn(tree), ["+a", " z"]);
    const again = create('{"a":{"b":{"c":1}},"z":0}', [...tree.toggled]);
    again.toggle(0);
    assert.deepEqual(drawn(again), ["-a", "-a.b", " a.b.c", " z"]);
  });

  it("expand all siblings, not what is beside their parent", () => {
    const tree = create('{"a":{"x":{"y":1},"z":[2],"s":3},"b":{"x":{"y":1}}}');
    tree.expandSiblings(1);
    assert.deepEqual(drawn(tree), ["-a", "-a.x", " a.x.y", "-a.z", " a.z[0]", " a.s", "-b", "+b.x"]);
  });

  describe("of ten thousand items", () => {
    const items = JSON.stringify(Array.from({ length: 10_000 }, (_, index) => index));

    it("come in chunks", () => {
      const tree = create(items);
      assert.equal(tree.rows.length, CHUNK + 1);
      assert.equal(drawn(tree).at(-1), "200…10000");
      tree.showMore(CHUNK);
      assert.equal(drawn(tree)[CHUNK], " [200]");
      assert.equal(drawn(tree).at(-1), "400…10000");
    });

    it("leave gaps around one that is revealed far away", () => {
      const tree = create(items);
      const node = tree.document.root.children[7777];
      assert.ok(node);
      tree.reveal(node);
      const rows = drawn(tree);
      assert.equal(rows.length, 2 * CHUNK + 2);
      assert.equal(rows[CHUNK], "200…7600");
      assert.equal(rows[tree.indexOf(node)], " [7777]");
      assert.equal(rows.at(-1), "7800…10000");
      tree.showMore(CHUNK);
      assert.equal(drawn(tree)[2 * CHUNK], "400…7600");
    });

    it("stay shown when their container is closed and opened", () => {
      const tree = create(`{"list":${items}}`);
      tree.toggle(0);
      tree.showMore(CHUNK + 1);
      const before = drawn(tree);
      tree.toggle(0);
      tree.toggle(0);
      assert.deepEqual(drawn(tree), before);
    });

    it("have no gap for a handful", () => {
      assert.equal(create(JSON.stringify(Array(2 * CHUNK - 1).fill(0))).rows.length, 2 * CHUNK - 1);
      assert.equal(drawn(create(JSON.stringify(Array(2 * CHUNK).fill(0)))).at(-1), "200…400");
    });
  });

  it("describe every change exactly, and reveal any node", () => {
    fc.assert(
      fc.property(anyJson, fc.array(fc.nat(), { maxLength: 10 }), (text, choices) => {
        const tree = create(text);
        const nodes = [...descendants(tree.document.root)];
        for (const choice of choices) {
          const before = [...tree.rows];
          const node = nodes[choice % nodes.length];
          assert.ok(node);
          const at = choice % tree.rows.length;
          const splices =
            choice % 3 === 0
              ? tree.toggle(at)
              : choice % 3 === 1
                ? tree.expandSiblings(at)
                : tree.reveal(node);
          assert.deepEqual(patched(before, splices), tree.rows);
          if (choice % 3 === 2 && (node.parent || node.children.length === 0))
            assert.notEqual(tree.indexOf(node), -1);
        }
      }),
    );
  });
});
