import assert from "node:assert/strict";
import { parseJson } from "../../../../../media/recordView/json/jsonDocument";
import { preview } from "../../../../../media/recordView/json/preview";

describe("preview: a container in its row", () => {
  it("previews a container in one short line", () => {
    const previewOf = (text: string) => {
      const document = parseJson(text);
      return preview(document, document.root);
    };
    assert.equal(previewOf('{"a": 1.0, "b": {"c": 1}, "d": [], "e": {}}'), "{a: 1.0, b: {…}, d: [], e: {}}");
    assert.equal(previewOf('[ "x\\u00e9", [1] ]'), '["x\\u00e9", […]]');
    assert.ok(previewOf(JSON.stringify(Array.from({ length: 10_000 }, String))).length < 120);
    assert.ok(previewOf(JSON.stringify({ ["k".repeat(10_000)]: "v".repeat(10_000) })).length < 180);
  });
});
