import assert from "node:assert/strict";
import fc from "fast-check";
import { readDocumentNames } from "../../../../../src/model/ids/documentNames/documentNames";
import { languageOf } from "../../../../../src/model/languages/languages";
import { scanIds } from "../../../../../src/model/ids/scanIds";
import { takeSteps } from "../../../../../src/model/takeSteps";

const [A, B, C] = [
  "0b5d3a52-7c1f-4e0a-9d8e-3f2a1b4c5d6e",
  "ffffffff-0000-4111-8222-333333333333",
  "99999999-0000-4111-8222-333333333333",
] as const;

const namesIn = (text: string, languageId: string) => {
  const grammar = languageOf(languageId)?.grammar;
  return grammar && takeSteps(readDocumentNames(text, grammar));
};
const labels = (text: string, languageId: string, id: string) =>
  namesIn(text, languageId)
    ?.lookup(id)
    .map(({ label, role }) => [label, role]);

/** What every language says with its own signs. */
const document = {
  id: A,
  name: "Nightly “sync”",
  steps: [
    { id: B.toUpperCase(), description: "Wait a day", parent_step_id: null },
    { id: C, display_name: " ", name: "Send it", parent_step_id: B },
  ],
};

describe("DocumentNames", () => {
  const texts = {
    json: JSON.stringify(document, undefined, 2),
    jsonc: `// exported\n${JSON.stringify(document)}`,
    jsonl: `{"x":1}\n${JSON.stringify(document)}\n`,
    yaml: [
      `id: ${A}`,
      "name: Nightly “sync”",
      "steps:",
      `  - id: "${B.toUpperCase()}"`,
      "    description: >-",
      "      Wait",
      "      a day",
      `  - {id: '${C}', display_name: " ", name: 'Send it', parent_step_id: ${B}}`,
    ].join("\n"),
  };
  for (const [languageId, text] of Object.entries(texts)) {
    it(`explains the ids of ${languageId} by the names beside them`, () => {
      assert.deepEqual(labels(text, languageId, A), [["Nightly “sync”", ""]]);
      assert.deepEqual(labels(text, languageId, B), [["Wait a day", "steps"]]);
      assert.deepEqual(labels(text, languageId, C), [["Send it", "steps"]]);
    });

    it(`tells where an id of ${languageId} stands beside its name`, () => {
      const names = namesIn(text, languageId);
      assert.ok(names);
      for (const id of [A, B, C]) {
        const [first] = names.lookup(id);
        assert.ok(first);
        assert.equal(text.slice(first.start, first.end).toLowerCase(), id);
        assert.ok(names.isSaidBeside(first.start, first.label));
      }
      const reference = scanIds(text).filter(({ id }) => id === B)[1];
      assert.ok(reference);
      assert.equal(names.isSaidBeside(reference.start, "Wait a day"), false);
      assert.equal(names.isSaidBeside(reference.start, "Send it"), true);
    });
  }

  it("knows names behind the same key, names of what a key stands for, and every name once", () => {
    const text = JSON.stringify({
      relation: { related_object: A, related_object_name: "Companies" },
      owner_id: B,
      owner_name: "Ada",
      fields: { [C]: { name: "amount", value: 1 } },
      again: [
        { id: A, name: "Companies" },
        { id: A, api_name: "companies_company" },
      ],
    });
    assert.deepEqual(labels(text, "json", A), [
      ["Companies", "related_object"],
      ["companies_company", "again"],
    ]);
    assert.deepEqual(labels(text, "json", B), [["Ada", "owner"]]);
    assert.deepEqual(labels(text, "json", C), [["amount", "fields"]]);
  });

  it("knows people by both parts of their name or their address, and things by a name that repeats what they are", () => {
    const text = JSON.stringify({
      owner: { id: A, first_name: "Ada", last_name: "Byron", email: "ada@x.example" },
      team: [{ id: B, email: "b@x.example" }],
      business_plugin_apps: [{ id: C, plugin_app_api_name: "gemini", plugin_app_name: "Gemini" }],
    });
    assert.deepEqual(labels(text, "json", A), [["Ada Byron", "owner"]]);
    assert.deepEqual(labels(text, "json", B), [["b@x.example", "team"]]);
    assert.deepEqual(labels(text, "json", C), [["Gemini", "business_plugin_apps"]]);
    assert.ok(namesIn(text, "json")?.isSaidBeside(text.indexOf(A), "Ada Byron"));
  });

  it("says nothing of languages that it does not read, and takes no id for a name", () => {
    assert.equal(namesIn(`{"id":"${A}","name":"x"}`, "python"), undefined);
    assert.deepEqual(labels(`{"id":"${A}","name":"${B}"}`, "json", A), []);
    assert.deepEqual(labels(`{"id":"${A}","name":12,"description":null}`, "json", A), []);
  });

  it("keeps the names of what is whole in a document that is half typed or merged by hand", () => {
    const whole = `{"id":"${A}","name":"Whole"}`;
    for (const text of [
      `[${whole}, {"id": "${B}", "na`,
      `{"a": {"b": [${whole}], "c": }`,
      `<<<<<<< HEAD\n[${whole}]\n=======\n[]\n>>>>>>> x`,
      `[[${whole}, {"id": "${B}", "x": [ ] ]`,
    ])
      assert.deepEqual(labels(text, "json", A)?.[0]?.[0], "Whole", text);
    assert.deepEqual(labels(`- id: ${A}\n  name: Whole\n- id: "${B}\n  na`, "yaml", A)?.[0]?.[0], "Whole");
  });

  it("survives whatever is nested, broken or repeated", () => {
    const deep = "[".repeat(200_000);
    assert.deepEqual(labels(`[{"id":"${A}","name":"First"}, ${deep}`, "json", A)?.[0]?.[0], "First");
    for (const text of [
      "{".repeat(100_000) + "]".repeat(100_000),
      '"'.repeat(1_000_000),
      '"a\n'.repeat(300_000),
    ])
      assert.deepEqual(labels(`[{"id":"${A}","name":"First"}, ${text}`, "json", A)?.[0]?.[0], "First");
    assert.deepEqual(labels("{a: ".repeat(3000), "yaml", A), []);
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.constantFrom(...Object.keys(texts)),
        (text, language) => {
          namesIn(text, language);
        },
      ),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: texts.json.length }), (cut) => {
        namesIn(texts.json.slice(0, cut), "json");
        namesIn(texts.yaml.slice(0, cut), "yaml");
      }),
    );
  });
});
