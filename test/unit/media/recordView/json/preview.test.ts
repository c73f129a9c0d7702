import assert from "node:assert/strict";
import { parseJson, type JsonNode } from "../../../../../media/recordView/json/jsonDocument";
import { preview } from "../../../../../media/recordView/json/preview";

describe("preview: a container in its row", () => {
  const previewOf = (text: string, at = (root: JsonNode): JsonNode | undefined => root) => {
    const document = parseJson(text);
    const node = at(document.root);
    assert.ok(node);
    return preview(document, node);
  };

  it("previews a container in one short line", () => {
    assert.equal(previewOf('{"a": 1.0, "b": {"c": 1}, "d": [], "e": {}}'), "{a: 1.0, b: {…}, d: [], e: {}}");
    assert.equal(previewOf('[ "x\\u00e9", [1] ]'), '["x\\u00e9", […]]');
    assert.ok(previewOf(JSON.stringify(Array.from({ length: 10_000 }, String))).length < 120);
    assert.ok(previewOf(JSON.stringify({ ["k".repeat(10_000)]: "v".repeat(10_000) })).length < 180);
  });

  it("begins with the value of a field, and leaves out the id that is its key", () => {
    const field = '{"id":"d36cae2d","name":"name","field_type":"text","value":"Firm 1"}';
    const inner = (root: JsonNode) => root.children[0];
    assert.equal(
      previewOf(`{"d36cae2d":${field}}`, inner),
      '{value: "Firm 1", name: "name", field_type: "text"}',
    );
    // In an array, nothing else says the id.
    assert.equal(
      previewOf(`[${field}]`, inner),
      '{value: "Firm 1", id: "d36cae2d", name: "name", field_type: "text"}',
    );
    assert.equal(previewOf('{"id":"1","value":2}'), '{id: "1", value: 2}');
  });
});
