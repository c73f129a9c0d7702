import assert from "node:assert/strict";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { packSentText } from "../../../../../src/features/recordView/sentText";
import { largeRecord } from "../../../../support/pages/recordTexts";

const LARGE = 250_000;

describe("packSentText: a text on its way to the page", () => {
  it("goes as it is where it is small", async () => {
    assert.equal(await packSentText('{"a":1.0}'), '{"a":1.0}');
  });

  it("is a fraction of what it was where it is large", async () => {
    const text = largeRecord("8d3f6e0a-5c1b-4f7e-9a2d-0b1c2d3e4f50");
    const sent = await packSentText(text);
    assert.ok(typeof sent !== "string" && sent.gzip.length < text.length / 4);
  });

  it("has every character when it arrives, and brings nothing along that lay beside it", async () => {
    const anyText = fc.string({ unit: "grapheme", minLength: 1, maxLength: 50 });
    await fc.assert(
      fc.asyncProperty(anyText, async (part) => {
        const text = part.repeat(Math.ceil(LARGE / part.length));
        const sent = await packSentText(text);
        assert.ok(typeof sent !== "string");
        assert.equal(gunzipSync(sent.gzip).toString("utf8"), text);
        assert.equal(sent.gzip.buffer.byteLength, sent.gzip.byteLength);
        assert.equal(sent.gzip.constructor, Uint8Array);
      }),
      { numRuns: 30 },
    );
  });
});
