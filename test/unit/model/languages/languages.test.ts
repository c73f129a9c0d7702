import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { allLanguages, languageOf, languageOfPath } from "../../../../src/model/languages/languages";

const source = path.join(__dirname, "../../../../src");
/** What is as well a kind of data, an HTTP code, or one letter. Each of the others names nothing but a language. */
const words = new Set(["c", "r", "go", "css", "html", "json", "less", "markdown", "sql", "swift", "xml"]);
const ids: ReadonlySet<string> = new Set(allLanguages.map(({ id }) => id).filter((id) => !words.has(id)));

/** The languages that a source text names in a string, or as the key of a table. */
function languagesNamedIn(file: string, text: string): string[] {
  const named: string[] = [];
  const visit = (node: ts.Node): void => {
    const isKey = ts.isIdentifier(node) && ts.isPropertyAssignment(node.parent) && node.parent.name === node;
    if ((isKey || ts.isStringLiteralLike(node)) && node.text.split(" ").some((word) => ids.has(word)))
      named.push(`${file}: ${node.text}`);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return named;
}

describe("languages: one table", () => {
  it("names each language once, and each extension of a file", () => {
    const extensions = allLanguages.flatMap((language) => language.extensions ?? []);
    for (const names of [allLanguages.map(({ id }) => id), extensions])
      assert.deepEqual(
        names.filter((name, index) => names.indexOf(name) !== index),
        [],
      );
  });

  it("is the only place in which a language has a name", () => {
    const files = readdirSync(source, { recursive: true, encoding: "utf8" })
      .map((file) => file.replaceAll("\\", "/"))
      .filter((file) => file.endsWith(".ts") && !file.startsWith("model/languages/families/"));
    assert.ok(files.length > 200);
    const named = files.flatMap((file) =>
      languagesNamedIn(file, readFileSync(path.join(source, file), "utf8")),
    );
    assert.deepEqual(named, []);
  });

  it("would be noticed where a second one began", () => {
    const texts = [
      'const prose = new Set(["markdown", "latex"]);',
      'if (languageId === "yaml") return;',
      "const quotes = { python: '\"' };",
      'const hash = "python ruby".split(" ");',
    ];
    for (const text of texts) assert.equal(languagesNamedIn("x.ts", text).length, 1, text);
    assert.deepEqual(
      languagesNamedIn("x.ts", 'open({ language: "json" }); const { python } = versions;'),
      [],
    );
  });

  it("knows no language by what every object has", () => {
    for (const name of ["constructor", "__proto__", "toString", ""]) {
      assert.equal(languageOf(name), undefined);
      assert.equal(languageOfPath(`/folder/file.${name}`), undefined);
    }
  });

  it("finds the language of a file by how its path ends", () => {
    const of = (file: string) => languageOfPath(file)?.id;
    assert.deepEqual(["/a/b.py", "/a/B.TSX", "/a.py/b", "/a/b.py.bak", "/a/b.ndjson"].map(of), [
      "python",
      "typescriptreact",
      undefined,
      undefined,
      "jsonl",
    ]);
  });
});
