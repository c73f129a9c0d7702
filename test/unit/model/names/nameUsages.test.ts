import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { findNameUsages, mayUse, type SoughtName } from "../../../../src/model/names/nameUsages";
import { readNames } from "./readNames";
import { schemaOf, type ShortSchema } from "./schemaOf";

const schema = schemaOf(
  JSON.parse(readFileSync(path.join(__dirname, "examples/schema.json"), "utf8")) as ShortSchema,
);
const ID = "0b5d3a52-7c1f-4e0a-9d8e-000000000001";
const field: SoughtName = { ids: new Set([ID]), name: { object: "projects", field: "budget" } };

describe("findNameUsages: where a name is used", () => {
  it("are where a parser finds it, and its id anywhere", () => {
    const source = [
      `# ${ID}`,
      'kizen.api.post("/records/projects/search", {"field_names": ["budget"]})',
      'print("budget")',
    ].join("\n");
    const found = findNameUsages(source, field, readNames(source, "Python", schema));
    assert.deepEqual(
      found.map(({ line, character }) => `${line}:${character}`),
      ["0:2", `1:${'kizen.api.post("/records/projects/search", {"field_names": ["'.length}`],
    );
  });

  it("are whole strings where no parser is", () => {
    const source = 'get "budget"\nget "projects.budget"\nbudget = "budgets"\nget "/records/projects/x"';
    const lines = (sought: SoughtName) => findNameUsages(source, sought, undefined).map(({ line }) => line);
    assert.deepEqual(lines(field), [0, 1]);
    assert.deepEqual(lines({ ids: new Set(), name: { object: "projects" } }), [3]);
    assert.deepEqual(lines({ ids: new Set(), name: undefined }), []);
  });

  it("are none in a text without the word and the id, which is not parsed", () => {
    assert.equal(mayUse("nothing of it", field), false);
    assert.equal(mayUse(`x ${ID.toUpperCase()}`, field), true);
    assert.equal(mayUse("budget", field), true);
  });
});
