import assert from "node:assert/strict";
import { completionQuery, isStringAt } from "../../../../src/model/languages/completionQuery";

/** The query at the `|` of a text. */
function at(languageId: string, marked: string) {
  const offset = marked.indexOf("|");
  const text = marked.replace("|", "");
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  const found = completionQuery(line, (column) =>
    isStringAt(languageId, text, offset - line.length + column),
  );
  return found && `${found.isMarked ? "marked " : ""}${found.start}: ${found.text}`;
}

describe("completionQuery: what is looked for at a cursor", () => {
  it("is what follows kizen:, in strings, code, comments and languages that nobody described", () => {
    assert.equal(at("typescript", 'const a = "kizen:acme co|";'), "marked 11: acme co");
    assert.equal(at("typescript", "const a = kizen:|;"), "marked 10: ");
    assert.equal(at("python", "# see Kizen:Zür|"), "marked 6: Zür");
    assert.equal(at("no-such-language", "x\nid = kizen:fl|"), "marked 5: fl");
    assert.equal(at("typescript", 'f("kizen:acme", |)'), undefined);
    assert.equal(at("typescript", "f(notkizen:acme|)"), undefined);
  });

  it("goes on behind a blank, a hyphen, a dot, an ampersand and an apostrophe that is part of the name", () => {
    assert.equal(
      at("typescript", 'f("kizen:pine & sons-in.law o\'ne|")'),
      "marked 3: pine & sons-in.law o'ne",
    );
    assert.equal(at("markdown", "see kizen:O'Ne|"), "marked 4: O'Ne");
    assert.equal(at("no-such-language", "x = kizen:o'n|"), "marked 4: o'n");
    assert.equal(at("python", "x = 'kizen:glob|'"), "marked 5: glob");
    assert.equal(at("python", "x = 'kizen:glob'|"), undefined);
    assert.equal(at("python", "x = 'kizen:glob' + y|"), undefined);
    assert.equal(at("no-such-language", "x = 'kizen:glob' |"), undefined);
    assert.equal(at("typescript", 'f("kizen:glob" |)'), undefined);
  });

  it("is a string's text so far, from two letters on, and nothing outside of strings", () => {
    assert.equal(at("typescript", 'const a = "acme c|orp";'), "11: acme c");
    assert.equal(at("json", '{ "company": "fl|" }'), "14: fl");
    assert.equal(at("no-such-language", 'id = "fl|'), "6: fl");
    assert.equal(at("typescript", 'const a = "a|";'), undefined);
    assert.equal(at("typescript", 'const a = "x"; acme|'), undefined);
    assert.equal(at("typescript", '// "acme|'), undefined);
    assert.equal(at("markdown", "Acme is|"), undefined);
    assert.equal(at("python", `x = "${"long ".repeat(20)}|"`), undefined);
  });
});
