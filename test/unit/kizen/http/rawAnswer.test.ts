import assert from "node:assert/strict";
import { mock } from "node:test";
import fc from "fast-check";
import { createAnswer } from "../../../../src/kizen/http/answer";
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

  it("is decoded no further than its beginning for whoever takes its bytes", () => {
    const body = bodyOf(`{"results":[${"1,".repeat(500_000)}1]}`);
    const raw = { method: "GET", path: "/company", status: 200, contentType: "", body, requestId: undefined };
    const decoding = mock.method(TextDecoder.prototype, "decode");
    const decoded = () => decoding.mock.calls.map(({ arguments: [input] }) => input?.byteLength ?? 0);
    try {
      const answer = createAnswer({ method: "GET", path: "/company" }, raw, "no key");
      assert.equal(answer.bytes, body.bytes);
      assert.ok(
        decoded().every((bytes) => bytes < 10_000),
        decoded().join(),
      );
      assert.equal(answer.text.length, body.bytes.length);
      assert.ok(decoded().includes(body.bytes.length));
    } finally {
      decoding.mock.restore();
    }
  });

  it("puts a sign in the place of what is no UTF-8", () => {
    assert.equal(new ResponseBody(Uint8Array.of(0x22, 0xff, 0x22)).text, '"\uFFFD"');
  });
});
