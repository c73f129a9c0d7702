import assert from "node:assert/strict";
import fc from "fast-check";
import { findChanges, type Changes } from "../../../../../media/recordView/changes/changes";
import { formatJsonPath } from "../../../../../media/recordView/json/jsonPath";
import {
  keyOf,
  parseJson,
  sourceOf,
  valueOf,
  type JsonDocument,
  type JsonNode,
} from "../../../../../media/recordView/json/jsonDocument";

const between = (before: string, after: string) => findChanges(parseJson(before), parseJson(after));

/** Everything that is said of two texts, by path. */
function told(before: string, after: string): string[] {
  const { marks, removed, ...texts } = between(before, after);
  const lines = removed.map(
    ({ node }) => `- ${formatJsonPath(texts.before, node)} ${sourceOf(texts.before, node)}`,
  );
  for (const [node, change] of marks) {
    const path = formatJsonPath(texts.after, node);
    if (change.what === "added") lines.push(`+ ${path} ${sourceOf(texts.after, node)}`);
    if (change.what === "changed")
      lines.push(`${path} ${sourceOf(texts.before, change.before)} → ${sourceOf(texts.after, node)}`);
  }
  return lines.sort();
}

/** A value as it counts: members sorted, numbers by their characters, strings by their value. */
function canonical(document: JsonDocument, node: JsonNode): string {
  if (node.kind === "array") return `[${node.children.map((child) => canonical(document, child)).join()}]`;
  if (node.kind !== "object") return scalar(document, node);
  return objectText(node.children.map((child) => [keyOf(document, child) ?? "", canonical(document, child)]));
}

const scalar = (document: JsonDocument, node: JsonNode) =>
  node.kind === "string" ? JSON.stringify(valueOf(document, node)) : sourceOf(document, node);
const objectText = (members: readonly (readonly [string, string])[]) =>
  `{${members
    .map(([key, text]) => `${JSON.stringify(key)}:${text}`)
    .sort()
    .join()}}`;

/** The earlier text, made again from the later one and what is said to have changed. */
function undone({ before, after, marks, removed }: Changes, node: JsonNode): string {
  const change = marks.get(node);
  if (change?.what === "changed") return canonical(before, change.before);
  const kept = node.children.filter((child) => marks.get(child)?.what !== "added");
  const gone = removed.filter(({ from }) => from === node).map((entry) => entry.node);
  const whole = (child: JsonNode) => undone({ before, after, marks, removed }, child);
  if (node.kind === "object") {
    const members = [
      ...kept.map((child) => [keyOf(after, child) ?? "", whole(child)] as const),
      ...gone.map((child) => [keyOf(before, child) ?? "", canonical(before, child)] as const),
    ];
    return objectText(members);
  }
  if (node.kind !== "array") return scalar(after, node);
  const elements: string[] = [];
  const rest = [...kept];
  for (let index = 0; index < kept.length + gone.length; index++) {
    const back = gone.find((child) => child.index === index);
    const next = back ? undefined : rest.shift();
    if (back) elements.push(canonical(before, back));
    else if (next) elements.push(whole(next));
  }
  return `[${elements.join()}]`;
}

/** Records that resemble each other enough for something to stay the same. */
const value = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom("1", "1.0", '"a"', '"\\u0061"', "null", "true", '"b"', "[]", "{}"),
    fc.array(tie("node"), { maxLength: 5 }).map((items) => `[${items.join(", ")}]`),
    fc
      .array(fc.tuple(fc.constantFrom("id", "a", "b", "\\u0061", "c"), tie("node")), { maxLength: 4 })
      .map((members) => `{ ${members.map(([key, text]) => `"${key}":${String(text)}`).join(",")} }`),
  ),
})).node;

describe("findChanges: what changed", () => {
  it("pairs tens of thousands of equal keys one by one, in their order", () => {
    const count = 60_000;
    const text = (last: string) =>
      `{${Array.from({ length: count }, (_, at) => `"k":${at === count - 1 ? last : at}`).join()}}`;
    const [one, ...others] = told(text("1"), text("2"));
    assert.match(one ?? "", /1 → 2$/);
    assert.deepEqual(others, []);
    assert.equal(between(text("1"), '{"k":0}').removed.length, count - 1);
  });

  it("is nothing where only spaces, escapes and the order of members differ", () => {
    assert.deepEqual(told('{"a":1,"b":["é"]}', '{ "b" : [ "\\u00e9" ], "a" : 1 }'), []);
  });

  it("is told exactly: numbers by their characters, also where doubles are equal", () => {
    assert.deepEqual(told('{"a":12345678901234567890,"b":1.0}', '{"a":12345678901234567891,"b":1}'), [
      "a 12345678901234567890 → 12345678901234567891",
      "b 1.0 → 1",
    ]);
  });

  it("names members that came, went, changed, or became something else", () => {
    assert.deepEqual(told('{"a":1,"b":{"c":null},"d":[]}', '{"b":{"c":false,"e":{}},"d":{}}'), [
      "+ b.e {}",
      "- a 1",
      "b.c null → false",
      "d [] → {}",
    ]);
  });

  it("pairs elements by id, so that one inserted in front changes nothing behind it", () => {
    const one = '{"id":"1","name":"One"}';
    assert.deepEqual(told(`{"tags":[${one}]}`, '{"tags":[{"id":"0"},{"name":"Uno","id":"1"}]}'), [
      '+ tags[0] {"id":"0"}',
      'tags[1].name "One" → "Uno"',
    ]);
    assert.deepEqual(told(`[${one}]`, '[{"id":"2","name":"One"}]'), [
      '+ [0] {"id":"2","name":"One"}',
      '- [0] {"id":"1","name":"One"}',
    ]);
  });

  it("pairs other elements by their text, then by place", () => {
    assert.deepEqual(told("[1,2,3]", "[0,1,3,4]"), ["+ [0] 0", "+ [3] 4", "- [1] 2"]);
    assert.deepEqual(told('["a","x","c"]', '["a","y","c"]'), ['[1] "x" → "y"']);
  });

  it("marks the containers around a change, and no others", () => {
    const { marks, after } = between('{"a":{"b":[1]},"c":{}}', '{"a":{"b":[2]},"c":{}}');
    const around = [...marks]
      .filter(([, { what }]) => what === "inside")
      .map(([node]) => formatJsonPath(after, node));
    assert.equal(around.length, 3);
    assert.ok(!around.includes("c"));
  });

  it("undone, gives the earlier record back", () => {
    fc.assert(
      fc.property(value, value, (before, after) => {
        const changes = between(before, after);
        assert.equal(undone(changes, changes.after.root), canonical(changes.before, changes.before.root));
        const isEmpty = changes.marks.size === 0 && changes.removed.length === 0;
        const isSame =
          canonical(changes.before, changes.before.root) === canonical(changes.after, changes.after.root);
        assert.equal(isEmpty, isSame);
      }),
      { numRuns: 1000 },
    );
  });

  it("copes with nesting of any depth, and with long lists", () => {
    const deep = (inside: string) => "[".repeat(20_000) + inside + "]".repeat(20_000);
    const { marks } = between(deep("1"), deep("2"));
    assert.equal(marks.size, 20_001);
    const list = (from: number) => `[${Array.from({ length: 5000 }, (_, index) => from + index).join()}]`;
    assert.ok(between(list(0), list(7)).marks.size > 0);
  });
});
