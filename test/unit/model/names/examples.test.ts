import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Grammar } from "../../../../src/model/languages/language";
import { schemaOf, type ShortSchema } from "./schemaOf";
import { describePlace, readNames } from "./readNames";

const folder = path.join(__dirname, "examples");
const read = (file: string) => readFileSync(path.join(folder, file), "utf8");
const schema = schemaOf(JSON.parse(read("schema.json")) as ShortSchema);
/** What stands in each file, each name in a line; nothing else may be found. */
const expected = JSON.parse(read("expected.json")) as Readonly<Record<string, readonly string[]>>;

const languages: Readonly<Record<string, Grammar>> = {
  py: "Python",
  js: "JavaScript",
  jsx: "JavaScript",
  ts: "TypeScript",
  tsx: "TSX",
  yaml: "YAML",
  yml: "YAML",
  json: "JSON",
  jsonl: "JSON Lines",
};

describe("examples: names in strings", () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".txt"))) {
    it(`finds all names of ${file.replace(/\.txt$/, "")}, and no others`, () => {
      const source = read(file);
      const grammar = languages[file.split(".").at(-2) ?? ""];
      assert.ok(grammar);
      const found = readNames(source, grammar, schema).flatMap((place) => describePlace(source, place) ?? []);
      assert.deepEqual(found, expected[file]);
    });
  }
});
