import assert from "node:assert/strict";
import fc from "fast-check";
import ts from "typescript";
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

  it("end where they end, whatever the language means by a sign in them", () => {
    const piece = fc.constantFrom(
      ..."-<>?*/\\#[]{}!u'\"%a ".split(""),
      "-->",
      "--->",
      "?>",
      "\\u000a",
      "??/",
      "]]",
    );
    const name = fc.string({ unit: piece, maxLength: 20 });
    const ends: Readonly<Record<string, RegExp>> = {
      html: /--(?!>$)|--!>/,
      xml: /--(?!>$)/,
      php: /\?>/,
      java: /\\u/,
      c: /(?:\\|\?\?\/)$/,
      cpp: /(?:\\|\?\?\/)$/,
      shellscript: /\\$/,
      css: /\*\/(?!$)/,
      powershell: /[\r\n]/,
    };
    fc.assert(
      fc.property(name, fc.constantFrom(...Object.keys(ends)), (text, id) => {
        const written = trailingComment(id, text) ?? "";
        const inside = written.replace(/^<!--/, "");
        assert.doesNotMatch(inside, ends[id] ?? /$^/, written);
      }),
    );
  });

  it("stay one comment to a parser", () => {
    const piece = fc.constantFrom(
      "*/",
      "*",
      "/",
      "\\u000a",
      "\n",
      "\u2028",
      "`",
      "${x}",
      "evil()",
      "</script>",
    );
    fc.assert(
      fc.property(fc.string({ unit: piece, maxLength: 12 }), (text) => {
        for (const written of [trailingComment("typescript", text), inlineComment("typescript", text)]) {
          const { statements } = ts.createSourceFile("a.ts", `1 ${written ?? ""}`, ts.ScriptTarget.Latest);
          assert.equal(statements.length, 1, written);
        }
      }),
    );
  });
});
