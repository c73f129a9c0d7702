import assert from "node:assert/strict";
import fc from "fast-check";
import { jsonText, linesText } from "../../../../src/model/records/jsonText";

/** What a double, a sorted object or a re-encoded string would lose. */
const RECORD =
  '{"b":12345678901234567890,"a":1.0,"10":1e5,"2":"\\u00e9 \\/ é 🏢","b":-0,"empty":{},"none":[]}';
const RECORD_LINES = [
  "{",
  '  "b": 12345678901234567890,',
  '  "a": 1.0,',
  '  "10": 1e5,',
  '  "2": "\\u00e9 \\/ é 🏢",',
  '  "b": -0,',
  '  "empty": {},',
  '  "none": []',
  "}",
];

describe("jsonText: copied records", () => {
  it("are one id or name a line", () => {
    assert.equal(linesText([]), "");
    assert.equal(linesText(["a"]), "a");
    assert.equal(linesText(["a", "b"]), "a\nb");
  });

  it("are the JSON of one record, exactly as the server sent it", () => {
    assert.equal(jsonText([RECORD]), RECORD_LINES.join("\n"));
  });

  it("are an array of several records, each exactly as the server sent it", () => {
    const indented = RECORD_LINES.map((line) => `  ${line}`).join("\n");
    assert.equal(jsonText([RECORD, RECORD]), `[\n${indented},\n${indented}\n]`);
    assert.equal(jsonText([]), "[]");
  });

  it("parse to the values of the server's text", () => {
    fc.assert(
      fc.property(fc.array(fc.json(), { minLength: 2 }), (texts) => {
        assert.deepEqual(
          JSON.parse(jsonText(texts)),
          texts.map((text) => JSON.parse(text) as unknown),
        );
        assert.deepEqual(JSON.parse(jsonText(texts.slice(0, 1))), JSON.parse(texts[0] ?? ""));
      }),
    );
  });
});
