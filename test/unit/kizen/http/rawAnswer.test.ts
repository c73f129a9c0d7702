import assert from "node:assert/strict";
import fc from "fast-check";
import { beginsAsJson, ResponseBody } from "../../../../src/kizen/http/rawAnswer";

const bodyOf = (text: string) => new ResponseBody(new TextEncoder().encode(text));

describe("ResponseBody: the body of a response", () => {
  it("is the text that was sent, whatever its script and length", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 3000 }), (text) => {
        // A byte order mark is no part of a text, and half a character is none that could be sent.
        const sent = text.replace(/^\uFEFF/, "").toWellFormed();
        assert.equal(bodyOf(sent).text, sent.replace(/^\uFEFF/, ""));
      }),
    );
  });

  it("says how it begins without being read to its end, also where a character lies across the cut", () => {
    const body = bodyOf(`${"ж".repeat(511)}${"語".repeat(100_000)}`);
    assert.equal(body.beginning, `${"ж".repeat(511)}\uFFFD`);
  });

  it("begins as JSON behind a byte order mark and behind any length of white space", () => {
    for (const text of ["{}", " [1]", "\uFEFF{}", `${"\n".repeat(5000)}{"a":1}`])
      assert.ok(beginsAsJson(bodyOf(text)), JSON.stringify(text.slice(0, 10)));
    for (const text of ["", "  ", "\n".repeat(5000), "<!doctype html>", "nothing"])
      assert.ok(!beginsAsJson(bodyOf(text)), JSON.stringify(text.slice(0, 10)));
  });

  it("puts a sign in the place of what is no UTF-8", () => {
    assert.equal(new ResponseBody(Uint8Array.of(0x22, 0xff, 0x22)).text, '"\uFFFD"');
  });
});
