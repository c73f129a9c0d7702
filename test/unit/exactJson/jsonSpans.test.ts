import assert from "node:assert/strict";
import fc from "fast-check";
import { formatJson, memberElements, memberSpan } from "../../../src/exactJson/jsonSpans";

/** JSON texts as servers write them: odd white space, escapes, numbers no double holds, repeated keys. */
const jsonText = fc.letrec<{ value: string; array: string; object: string }>((tie) => {
  const space = fc.constantFrom("", " ", "\n", "\t ", "\r\n");
  const scalar = fc.oneof(
    fc.constantFrom("null", "true", "false", "1.0", "-0", "1e5", "12345678901234567890", "1250000.00"),
    fc.string({ unit: "binary", maxLength: 12 }).map((text) => JSON.stringify(text)),
    fc.constantFrom('"\\u00e9"', '"\\\\"', '"a\\"]}"', '"🏢"'),
  );
  const joined = (parts: fc.Arbitrary<string>, open: string, close: string) =>
    fc
      .tuple(fc.array(parts, { maxLength: 4 }), space)
      .map(([all, gap]) => open + gap + all.join(`${gap},${gap}`) + gap + close);
  return {
    value: fc.oneof({ depthSize: "small" }, scalar, tie("array"), tie("object")),
    array: joined(tie("value"), "[", "]"),
    object: joined(
      fc
        .tuple(fc.constantFrom('"id"', '"2"', '"1"', '"a b"', '"\\u0069d"'), space, tie("value"))
        .map(([k, s, v]) => `${k}${s}:${s}${v}`),
      "{",
      "}",
    ),
  };
});

/** The characters outside strings that carry no meaning, removed. */
function withoutWhitespace(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|\s+/gs, (part) => (part.startsWith('"') ? part : ""));
}

describe("jsonSpans: exact JSON", () => {
  it("finds every element of an array, with its own characters", () => {
    fc.assert(
      fc.property(jsonText.array, (text) => {
        const parts = (memberElements(`{"rows":${text}}`, "rows") ?? []).map(({ start, end }) =>
          `{"rows":${text}}`.slice(start, end),
        );
        assert.deepEqual(
          parts.map((part) => JSON.parse(part) as unknown),
          JSON.parse(text),
        );
      }),
    );
  });

  it("finds the member that JSON.parse sees, also where a key stands twice or is escaped", () => {
    fc.assert(
      fc.property(jsonText.object, (text) => {
        for (const [key, value] of Object.entries(JSON.parse(text) as object)) {
          const span = memberSpan(text, key);
          assert.ok(span);
          assert.deepEqual(JSON.parse(text.slice(span.start, span.end)), value);
        }
        assert.equal(memberSpan(text, "missing"), undefined);
      }),
    );
  });

  it("re-indents without changing a character that counts", () => {
    fc.assert(
      fc.property(jsonText.value, (text) => {
        const formatted = formatJson(text);
        assert.equal(withoutWhitespace(formatted), withoutWhitespace(text));
        assert.deepEqual(JSON.parse(formatted), JSON.parse(text));
        assert.equal(formatJson(formatted), formatted);
      }),
    );
  });

  it("formats as JSON.stringify does where nothing is lost by it", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        assert.equal(formatJson(text), JSON.stringify(JSON.parse(text), undefined, 2));
      }),
    );
  });

  it("formats what is nested deeper than a string could be long, without a change to its tokens", () => {
    const nested = (depth: number) => `{"a":[1,${'{"b":['.repeat(depth)}1,2${"]}".repeat(depth)},[3]]}`;
    for (const depth of [31, 32, 33, 500, 100_000]) {
      const text = nested(depth);
      const formatted = formatJson(text);
      assert.equal(withoutWhitespace(formatted), withoutWhitespace(text));
      assert.ok(formatted.length < 3_000 + 2 * text.length, String(depth));
      assert.ok(formatted.startsWith('{\n  "a": [\n    1,\n    {\n      "b": [\n'));
      assert.ok(formatted.endsWith("\n    },\n    [\n      3\n    ]\n  ]\n}"));
    }
  });
});
