import assert from "node:assert/strict";
import fc from "fast-check";
import { inlineComment, trailingComment } from "../../../../src/model/languages/comments";

describe("names as comments", () => {
  it("are written as the language writes them, or not at all", () => {
    const trailing = (language: string) => trailingComment(language, "Acme Corp");
    assert.deepEqual(["typescript", "python", "sql", "html", "json", "no-such-language"].map(trailing), [
      "// Acme Corp",
      "# Acme Corp",
      "-- Acme Corp",
      "<!-- Acme Corp -->",
      undefined,
      undefined,
    ]);
    assert.equal(inlineComment("typescript", "Acme"), "/* Acme */");
    assert.equal(inlineComment("python", "Acme"), undefined);
  });

  it("neither end early nor span lines, whatever the name is", () => {
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom("*/ evil()", "--> <b>", "a\r\nb", "a\u2028b", "#>", "]]", "\u202e} //\u2066"),
    );
    fc.assert(
      fc.property(
        name,
        fc.constantFrom("typescript", "html", "css", "python", "lua", "powershell"),
        (text, id) => {
          for (const written of [trailingComment(id, text), inlineComment(id, text)]) {
            if (written === undefined) continue;
            assert.doesNotMatch(written, /[\r\n\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
            if (written.startsWith("/*")) assert.equal(written.indexOf("*/"), written.length - 2);
            if (written.startsWith("<!--")) assert.equal(written.indexOf("-->"), written.length - 3);
          }
        },
      ),
    );
  });
});
