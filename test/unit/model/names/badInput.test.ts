import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { DocumentNameReader } from "../../../../src/model/names/documentNameReader";
import type { Grammar } from "../../../../src/model/languages/language";
import type { ObjectNames, SchemaNames } from "../../../../src/model/names/schemaNames";
import { describePlace, readNames } from "./readNames";
import { schemaOf, type ShortSchema } from "./schemaOf";

const short = JSON.parse(readFileSync(path.join(__dirname, "examples/schema.json"), "utf8")) as ShortSchema;
const schema = schemaOf(short);
const CALL = 'kizen.api.post("/records/projects/search", {"field_names": ["name", "budgett"]})\n';
const MARK = "budgett | certain field unknown; budget";

const marks = (source: string, grammar: Grammar = "Python", names: SchemaNames = schema) =>
  readNames(source, grammar, names)
    .filter(({ problem }) => problem)
    .map((place) => describePlace(source, place)?.replace(/^\S+ /, ""));

/** Milliseconds of computing in each step of a reading. */
function stepsOf(source: string): readonly number[] {
  const steps = new DocumentNameReader("Python").read(source, schema, () => undefined);
  const took: number[] = [];
  for (let isDone: boolean | undefined = false; isDone !== true;) {
    const start = process.cpuUsage().user;
    isDone = steps.next().done;
    took.push((process.cpuUsage().user - start) / 1000);
  }
  return took;
}

describe("names in bad input", () => {
  it("are found around what does not parse", () => {
    assert.deepEqual(marks(`<<<<<<< HEAD\nx = (\n=======\ny = ]\n>>>>>>> other\n\n${CALL}`), [MARK]);
    assert.deepEqual(marks(`${CALL}def half(`), [MARK]);
    assert.deepEqual(marks('{"object": "projects", "field_ref": "projects.budgett", ', "JSON"), [
      `projects.${MARK}`,
    ]);
  });

  it("are none in a line of 5 MB, in a binary file, or in what is nested without end", () => {
    assert.deepEqual(marks(`x = "${"a".repeat(5_000_000)}"`), []);
    assert.deepEqual(marks("\u0000\u0001\uFFFD\uD800PK\u0003\u0004".repeat(500)), []);
    assert.deepEqual(marks(`${"[".repeat(5000)}1`, "JSON"), []);
  });

  it("are not looked for in a binary file, whatever stands in it", () => {
    assert.deepEqual(marks(CALL), [MARK]);
    assert.deepEqual(marks(`${CALL}\0`), []);
    const archive = Buffer.from(Array.from({ length: 1_000_000 }, (_, at) => (at * 7919 + (at >> 7)) % 256));
    const [step, ...others] = stepsOf(`${CALL}${archive.toString("latin1")}`);
    assert.ok(step !== undefined && step < 100, `${step} ms`);
    assert.deepEqual(others, []);
  });

  it("are followed in time where one name is given something else again and again", () => {
    const body = 'if x:\n        body = {"field_names": ["name", "budgett"]}\n    else:\n        body = x';
    const post = 'kizen.api.post("/records/projects/search", body)';
    const source = `for x in y:\n    ${body}\n    ${post}\n`.repeat(1200);
    const took = stepsOf(source).reduce((sum, step) => sum + step, 0);
    assert.ok(took < 8000, `${took} ms`);
  });

  it("are followed in what goes in circles, as half-typed code does", () => {
    assert.deepEqual(marks(`x = x["a"]["b"]\nfor x in x:\n    x = x[x]\n${CALL}print(x)`), [MARK]);
  });

  it("are replaced by what has the label of an archived one now", () => {
    const [first] = schema.objects.get("projects")?.fields.values() ?? [];
    assert.ok(first);
    const [old, now] = ["cost_discarded_1700000000", "total_price"].map((apiName) => ({
      ...first,
      apiName,
      label: "Cost",
      isArchived: apiName !== "total_price",
    }));
    assert.ok(old && now);
    const projects = schema.objects.get("projects");
    assert.ok(projects);
    const fields = new Map([...projects.fields, [old.apiName, old], [now.apiName, now]]);
    const names = { ...schema, objects: new Map([...schema.objects, ["projects", { ...projects, fields }]]) };
    assert.deepEqual(marks(CALL.replace("budgett", "cost"), "Python", names), [
      "cost | certain field archived; total_price",
    ]);
  });

  it("are marked only where the schema of the object is whole", () => {
    const changed = (change: Partial<ObjectNames>) => ({
      ...schema,
      objects: new Map([...schema.objects].map(([name, object]) => [name, { ...object, ...change }])),
    });
    assert.deepEqual(marks(CALL), [MARK]);
    assert.deepEqual(marks(CALL, "Python", changed({ hasAllFields: false })), []);
    assert.deepEqual(marks(CALL, "Python", changed({ hasAllFields: false, fields: new Map() })), []);
    assert.deepEqual(marks(CALL, "Python", { ...schema, objects: new Map(), hasAllObjects: false }), []);
  });
});
