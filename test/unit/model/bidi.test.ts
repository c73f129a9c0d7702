import assert from "node:assert/strict";
import fc from "fast-check";
import { isolateBidi } from "../../../src/model/bidi";

describe("isolateBidi: a text that stands in a line with others", () => {
  it("is left as it is where it runs as they do", () => {
    for (const text of ["", "Acme", "Łódź 株式会社 🏢", "a\u200db"]) assert.equal(isolateBidi(text), text);
  });

  it("is isolated where it runs from right to left", () => {
    assert.equal(isolateBidi("شركة النور"), "\u2068شركة النور\u2069");
    assert.equal(isolateBidi("Acme (שלום)"), "\u2068Acme (שלום)\u2069");
  });

  it("turns nothing beside it, whatever it holds", () => {
    assert.equal(isolateBidi("Acme \u202egpj.exe"), "Acme \ufffdgpj.exe");
    const piece = fc.constantFrom(
      "a",
      "1",
      "ש",
      "\u202a",
      "\u202b",
      "\u202c",
      "\u202d",
      "\u202e",
      "\u2066",
      "\u2069",
    );
    fc.assert(
      fc.property(fc.string({ unit: piece }), (text) => {
        const shown = isolateBidi(text);
        assert.doesNotMatch(shown.replace(/^\u2068|\u2069$/g, ""), /[\u202a-\u202e\u2066-\u2069]/);
        assert.equal(shown.startsWith("\u2068"), text.includes("ש"));
      }),
    );
  });
});
