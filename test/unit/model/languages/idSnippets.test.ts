import assert from "node:assert/strict";
import fc from "fast-check";
import { idSnippets, type SnippetPlace } from "../../../../src/model/languages/idSnippets";

const records = [
  { id: "0b5d3a52-7c1f-4e0a-9d8e-3f2a1b4c5d6e", label: "Acme" },
  { id: "ffffffff-0000-4111-8222-333333333333", label: 'Flint "Ltd"' },
];
const [A, B] = records.map(({ id }) => id);

const snippets = (languageId: string, place: Partial<SnippetPlace> = {}, count = 2) =>
  Object.fromEntries(
    idSnippets(records.slice(0, count), { languageId, isCode: true, isLineEnd: true, ...place }).map(
      ({ shape, text }) => [shape, text],
    ),
  );

describe("idSnippets: ids as pieces of code", () => {
  it("take the notation of TypeScript and the quotes of the file", () => {
    assert.deepEqual(snippets("typescript", { usualQuote: "'" }), {
      id: `'${A}', '${B}'`,
      commented: `'${A}', // Acme\n'${B}' // Flint "Ltd"`,
      array: `['${A}', '${B}']`,
      map: `{\n\t'Acme': '${A}',\n\t"Flint \\"Ltd\\"": '${B}'\n}`,
    });
    assert.equal(snippets("typescript", { isLineEnd: false }, 1)["commented"], `"${A}" /* Acme */`);
  });

  it("take that of Python, JSON, Go, SQL and YAML", () => {
    assert.deepEqual(snippets("python", { isLineEnd: false }, 1), {
      id: `"${A}"`,
      array: `["${A}"]`,
      map: `{ "Acme": "${A}" }`,
    });
    assert.deepEqual(Object.keys(snippets("json")), ["id", "array", "map"]);
    assert.equal(snippets("go")["array"], `[]string{"${A}", "${B}"}`);
    assert.equal(snippets("sql")["array"], `('${A}', '${B}')`);
    assert.equal(snippets("yaml")["array"], `- ${A}\n- ${B}`);
    assert.equal(snippets("yaml")["map"], `"Acme": ${A}\n"Flint \\"Ltd\\"": ${B}`);
  });

  it("are bare ids in strings and comments, and in languages that nobody described", () => {
    assert.deepEqual(snippets("typescript", { isCode: false }), { id: `${A}\n${B}` });
    assert.deepEqual(snippets("no-such-language"), { id: `${A}, ${B}` });
  });

  it("are JSON in JSON, whatever a record is called", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("Acme", "a\nb", "\u0000")), {
          minLength: 1,
          maxLength: 4,
        }),
        (labels) => {
          const named = labels.map((label, index) => ({ id: `id-${index}`, label }));
          const place = { languageId: "json", isCode: true, isLineEnd: true };
          const map = idSnippets(named, place).find(({ shape }) => shape === "map")?.text ?? "";
          // By a strict parser: it takes no control character. No id is lost, also where names are equal.
          const ids = Object.values(JSON.parse(map) as Record<string, string>);
          assert.deepEqual(ids.toSorted(), named.map(({ id }) => id).toSorted());
        },
      ),
    );
  });

  it("keep names of code in HCL from being code, and write equal names apart", () => {
    const named = [
      { id: "a", label: '${file("/etc/passwd")} %{ if x }' },
      { id: "b", label: "Acme" },
      { id: "c", label: "Acme" },
    ];
    const place = { languageId: "terraform", isCode: true, isLineEnd: true };
    const map = idSnippets(named, place).find(({ shape }) => shape === "map")?.text ?? "";
    const rows = ['"$${file(\\"/etc/passwd\\")} %%{ if x }" = "a"', '"Acme (b)" = "b"', '"Acme (c)" = "c"'];
    assert.equal(map, `{\n\t${rows.join(",\n\t")}\n}`);
  });

  it("have no comment behind them where that would be a part of the value", () => {
    for (const language of ["dockerfile", "makefile"])
      assert.equal(snippets(language)["commented"], undefined);
  });
});
