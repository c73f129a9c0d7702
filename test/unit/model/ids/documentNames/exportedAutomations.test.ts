import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readDocumentNames } from "../../../../../src/model/ids/documentNames/documentNames";
import { isId, scanIds } from "../../../../../src/model/ids/scanIds";
import { startModel, type TestModel } from "../../../../support/model/model";
import { schemaServer, type SchemaAnswers } from "../../../../support/servers/schemaServer";
import { takeSteps } from "../../../../../src/model/takeSteps";

const FIXTURES = path.join(__dirname, "../../../../../../shared/kizen-fixtures");
const NAMES = ["display_name", "name", "description", "api_name"];
const LEAST = 0.95;

type Json = Readonly<Record<string, unknown>>;

/** What stands under a key of an automation, by the key; the first that fits. */
const KINDS: readonly (readonly [kind: string, key: RegExp])[] = [
  ["step", /step/],
  ["variable", /variable|^text$/],
  ["trigger", /trigger(s|_webhook)$/],
  ["activity type", /activit/],
  ["option", /option|value$|tags/],
  ["stage", /stage/],
  ["category", /categor/],
  ["role", /role/],
  ["person", /employee|owner/],
  ["object", /object/],
  ["field", /field/],
  ["automation", /^$|automation/],
  ["app", /app$/],
];

const fixture = (name: string) => readFileSync(path.join(FIXTURES, name), "utf8");

/** Every object with an id and a name in what a text says, found without the code under test. */
function* namedIn(value: unknown, key = ""): Generator<readonly [id: string, kind: string]> {
  if (Array.isArray(value)) for (const element of value) yield* namedIn(element, key);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  const json = value as Json;
  const isNamed = NAMES.some((name) => typeof json[name] === "string" && json[name].trim() !== "");
  if (isNamed && typeof json["id"] === "string" && isId(json["id"])) yield [json["id"], kindOf(key)];
  for (const [name, inner] of Object.entries(json)) yield* namedIn(inner, isId(name) ? key : name);
}

function kindOf(key: string): string {
  return KINDS.find(([, pattern]) => pattern.test(key))?.[0] ?? "other";
}

/** A business with the objects of the fixtures. */
function schemaOfFixtures(): SchemaAnswers {
  const files = readdirSync(path.join(FIXTURES, "objects")).filter((file) => file !== "list.json");
  const objects = files.map((file) => JSON.parse(fixture(`objects/${file}`)) as Json);
  const answers: SchemaAnswers = {
    "/custom-objects": [...(JSON.parse(fixture("objects/list.json")) as Json[]), ...objects],
    "/team": JSON.parse(fixture("team/search.json")) as Json[],
  };
  for (const object of objects) {
    answers[`/custom-objects/${String(object["api_name"])}/fields`] = object["fields"];
    answers[`/custom-objects/${String(object["api_name"])}/categories`] = object["categories"];
    answers[`/pipelines/${String(object["id"])}/stages`] = object["stages"];
  }
  return answers;
}

describe("exported automations", () => {
  let model: TestModel;
  const automations = existsSync(FIXTURES) ? readdirSync(path.join(FIXTURES, "automations")) : [];

  before(async function () {
    if (automations.length === 0) this.skip();
    model = await startModel(schemaServer(schemaOfFixtures()));
    await model.schemas.open(model.business.key);
    model.server.requests.length = 0;
  });
  after(() => (model as TestModel | undefined)?.dispose());

  it("explain nearly every id that they or the schema name, of each kind, and ask for none", () => {
    const shares = new Map<string, { explained: number; nameable: number; all: number }>();
    const schema = Object.entries(schemaOfFixtures());
    const inSchema = new Map(schema.flatMap(([address, list]) => [...namedIn(list, address)]));
    for (const file of automations) {
      const text = fixture(`automations/${file}`);
      const kinds = new Map([...inSchema, ...namedIn(JSON.parse(text))]);
      const document = takeSteps(readDocumentNames(text, "JSON"));
      for (const { id } of scanIds(text)) {
        const kind = kinds.get(id) ?? "without a name";
        const share = shares.get(kind) ?? { explained: 0, nameable: 0, all: 0 };
        shares.set(kind, share);
        const isExplained = (document?.lookup(id).length ?? 0) > 0 || model.knownIds.lookup(id).length > 0;
        share.all++;
        if (kinds.has(id)) share.nameable++;
        if (isExplained) share.explained++;
      }
    }
    for (const [kind, { explained, nameable, all }] of shares) {
      process.stdout.write(`      ${kind}: ${explained} explained of ${nameable} with a name, of ${all}\n`);
      assert.ok(explained >= nameable * LEAST, `${kind}: ${explained} of ${nameable}`);
    }
    assert.deepEqual(model.server.requests, []);
  });
});
