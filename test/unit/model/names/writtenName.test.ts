import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import vm from "node:vm";
import fc from "fast-check";
import { parse as parseYaml } from "yaml";
import type { Grammar } from "../../../../src/model/languages/language";
import { writtenName } from "../../../../src/model/names/writtenName";

const signs = [
  '"',
  "'",
  "`",
  "\\",
  "$",
  "{",
  "}",
  "${",
  "{{",
  "\n",
  "\r",
  "\t",
  "\0",
  "\u2028",
  "#",
  ": ",
  "-",
];
const names = fc.string({
  unit: fc.constantFrom(...signs, "yes", "é", "🏢", "a", "1", " "),
  minLength: 1,
  maxLength: 8,
});

const run = (program: string): unknown => vm.runInNewContext(program);
const fromYaml = (program: string) => (parseYaml(program) as { readonly x: unknown }).x;

/** What a program says in whose string a name was written. */
const readers: readonly (readonly [
  Grammar,
  before: string,
  behind: string,
  read: (program: string) => unknown,
])[] = [
  ["JavaScript", "x = '", "'", run],
  ["JavaScript", 'x = "', '"', run],
  ["TypeScript", "x = `", "`", run],
  ["JSON", '"', '"', JSON.parse],
  ["YAML", "x: '", "'", fromYaml],
  ["YAML", 'x: "', '"', fromYaml],
  ["YAML", "x: ", "", fromYaml],
];

describe("writtenName: a name of a server in a string", () => {
  for (const [grammar, before, behind, read] of readers) {
    it(`is what ${grammar} says behind ${before}`, () => {
      fc.assert(
        fc.property(names, (name) => {
          const text = writtenName(name, before, grammar);
          if (text !== undefined) assert.equal(read(before + text + behind), name);
        }),
      );
      for (const name of ["Won't Do", 'say "hi"', "yes", "12", "Large"])
        assert.equal(read(before + (writtenName(name, before, grammar) ?? "") + behind), name);
    });
  }

  it("is what Python says in strings of all kinds", function () {
    if (spawnSync("python3", ["-c", ""]).status !== 0) this.skip();
    const hostile = fc.sample(names, { numRuns: 300, seed: 7 });
    const all = ["'", '"', '"""', "'''", 'f"', "F'", 'u"'].flatMap((opening) =>
      hostile.flatMap((name) => {
        const text = writtenName(name, `x = ${opening}`, "Python");
        return text === undefined ? [] : [[opening + text + opening.replace(/^[a-z]/i, ""), name] as const];
      }),
    );
    assert.ok(all.length > 1000);
    const literals = all.map(([literal]) => literal).join(",\n");
    const input = `import json\nprint(json.dumps([${literals}]))`;
    const { stdout, stderr } = spawnSync("python3", ["-"], { input, encoding: "utf8" });
    assert.equal(stderr, "");
    assert.deepEqual(
      JSON.parse(stdout),
      all.map(([, name]) => name),
    );
  });

  it("is not written where nothing can be escaped, or where no string begins", () => {
    for (const [before, grammar] of [
      ['r"', "Python"],
      ["b'", "Python"],
      ["/records/", "Python"],
      ["deals.", "YAML"],
      ['<A title="', "TSX"],
    ] as const) {
      assert.equal(writtenName(`a"b'c`, before, grammar), undefined, before);
      assert.equal(writtenName("a_b", before, grammar), "a_b");
    }
  });
});
