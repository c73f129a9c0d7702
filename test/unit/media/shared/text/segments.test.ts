import assert from "node:assert/strict";
import fc from "fast-check";
import { cut, segments } from "../../../../../media/shared/text/segments";
import { matcherOf } from "../../recordView/queries";

const plain = (text: string) => ({ text, isEscape: false, match: undefined });
const escape = (text: string) => ({ text, isEscape: true, match: undefined });

describe("segments: text as it is drawn", () => {
  it("shows what cannot be seen, and leaves out nothing", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.string({ unit: "binary", maxLength: 2 }),
        (text, query) => {
          const drawn = segments(text, matcherOf(query)(text));
          const back = drawn.map(({ text: part, isEscape }) =>
            isEscape ? (JSON.parse(`"${part}"`) as string) : part,
          );
          assert.equal(back.join(""), text);
        },
      ),
    );
    assert.deepEqual(segments("a\nb\u202ec\ud800", []), [
      plain("a"),
      escape("\\n"),
      plain("b"),
      escape("\\u202e"),
      plain("c"),
      escape("\\ud800"),
    ]);
  });

  it("keeps what scripts and emoji are written with", () => {
    for (const text of ["👩‍👩‍👧", "نمی‌خواهم", "שלום", "e\u0301"])
      assert.deepEqual(segments(text, []), [plain(text)]);
  });

  it("keeps the lines of a string that is shown in full", () => {
    assert.deepEqual(segments("a\n\tb\r", [], true), [plain("a\n\tb"), escape("\\r")]);
  });

  it("marks matches, also across what is escaped", () => {
    assert.deepEqual(segments("xa\nbx", matcherOf("a\nb")("xa\nbx")), [
      plain("x"),
      { text: "a", isEscape: false, match: { start: 1, end: 4 } },
      { text: "\\n", isEscape: true, match: { start: 1, end: 4 } },
      { text: "b", isEscape: false, match: { start: 1, end: 4 } },
      plain("x"),
    ]);
  });

  it("marks what is left of a match where the text was cut", () => {
    const beyond = { start: 1, end: 9 };
    assert.deepEqual(segments("ab", [beyond]), [plain("a"), { ...plain("b"), match: beyond }]);
    assert.deepEqual(segments("ab", [{ start: 5, end: 9 }]), [plain("ab")]);
  });

  it("cuts between characters", () => {
    assert.equal(cut("ab🏢", 3), "ab");
    assert.equal(cut("ab🏢", 4), "ab🏢");
  });
});
