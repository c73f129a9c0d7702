import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { isKizenError, type KizenClient, type Transport } from "../../../../src/kizen";
import { createKizenClient, createTransport } from "../../../../src/kizen/api/client";
import { json, startScriptedServer, type ScriptedServer } from "../../../support/servers/scriptedServer";

const FIXTURES = path.join(__dirname, "../../../../../shared/kizen-fixtures");

let server: ScriptedServer;
let transport: Transport;
let client: KizenClient;
/** Bodies by path; what has none is a 404. */
let bodies: Record<string, unknown>;

const object = (name: string, more = {}) => ({ id: `id-${name}`, name, object_name: "Deals", ...more });

describe("the schema of a business, as its server answers", () => {
  before(async () => {
    server = await startScriptedServer(({ url = "" }, response) => {
      const { pathname, searchParams } = new URL(url, "http://127.0.0.1");
      const page = searchParams.get("page");
      const body = bodies[pathname.replace("/api", "") + (page === null ? "" : `?page=${page}`)];
      if (body === undefined) json(response, 404, { detail: "Not found.", code: "not_found" });
      else json(response, 200, body);
    });
    transport = createTransport({ requestsPerSecond: 25, timeout: 5_000 });
    client = createKizenClient(server.credentials, transport);
  });
  beforeEach(() => (server.requests.length = 0));
  after(async () => {
    transport.dispose();
    await server.close();
  });

  describe("objects and fields", listing);
  describe("the rest", readingTheRest);
});

function listing(): void {
  it("is asked for with its built-in objects, which Kizen leaves out by itself", async () => {
    bodies = { "/custom-objects": { results: [], next: null } };
    await client.objects.list();
    assert.deepEqual(
      server.requests.map(({ url }) => url),
      ["/api/custom-objects?custom_only=false&page_size=1000"],
    );
  });

  it("has the objects of three pages, those of one label both, and no archived one", async () => {
    const next = "http://elsewhere.example/";
    bodies = {
      "/custom-objects": { results: [object("deals"), object("Deals-2_7f")], next },
      "/custom-objects?page=2": { results: [object("old_discarded_17200")], next },
    };
    bodies["/custom-objects?page=3"] = { results: [object("npi_ce9d20")], next: null };
    const { entries } = await client.objects.list();
    assert.deepEqual(
      entries.map(({ apiName }) => apiName),
      ["deals", "Deals-2_7f", "npi_ce9d20"],
    );
  });

  it("ends where a page brings nothing new, and says that it may miss something", async () => {
    const body = { results: [object("deals")], next: "http://elsewhere.example/" };
    bodies = { "/custom-objects": body, "/custom-objects?page=2": body };
    const { entries, isPartial } = await client.objects.list();
    assert.deepEqual([entries.length, isPartial, server.requests.length], [1, true, 2]);
  });
}

function readingTheRest(): void {
  for (const [form, wrap] of [
    ["a bare array", (rows: unknown) => rows],
    ["results", (results: unknown) => ({ results, next: null })],
  ] as const) {
    it(`reads fields and stages from ${form}, and loses one bad entry only`, async () => {
      bodies = {
        "/custom-objects/deals/fields": wrap([
          {
            id: "f1",
            name: "zone",
            field_type: "timezone",
            options: [{ id: "Europe/Zurich", name: "Zurich" }],
          },
          { id: "f2", name: "a", options: null },
          { id: "f3", name: "b", field_type: "never_heard_of" },
          { id: "f4", name: "c", options: [{ name: "No ID" }, null, "text", {}] },
          "a text",
          { display_name: "neither id nor name" },
          { id: "f5", name: "d", relation: { related_object: "gone" }, is_hidden: true, is_read_only: true },
        ]),
        "/pipelines/p/stages": wrap([{ id: "s1", name: "Open", status: "open" }, { name: "no id" }]),
      };
      const { entries, isPartial } = await client.objects.fields("deals");
      assert.deepEqual(
        entries.map(({ id, options }) => [id, ...options.map((option) => `${option.id}|${option.label}`)]),
        [["f1", "Europe/Zurich|Zurich"], ["f2"], ["f3"], ["f4", "|No ID"], ["f5"]],
      );
      assert.equal(isPartial, true);
      assert.equal(entries[4]?.relation?.objectId, "gone");
      assert.deepEqual(
        [entries[4].isHidden, entries[4].isReadOnly, entries[4].isRequired],
        [true, true, false],
      );
      const stages = await client.objects.stages("p");
      assert.deepEqual(stages, { entries: [{ id: "s1", label: "Open", status: "open" }], isPartial: true });
    });
  }

  it("keeps the digits of ids and labels that are numbers", async () => {
    const field =
      '{"id":9007199254740993,"name":"rate","display_name":1.10,"is_required":true,"options":[{"id":-0,"name":1e21}]}';
    bodies = {
      "/custom-objects/deals/fields": `[${field}]`,
      "/custom-objects/deals/categories": `{"results":[${field}],"next":0}`,
    };
    const { entries } = await client.objects.fields("deals");
    const [{ id, label, isRequired, options } = assert.fail()] = entries;
    assert.deepEqual([id, label, isRequired], ["9007199254740993", "1.10", true]);
    assert.deepEqual(options, [{ id: "-0", label: "1e21", code: "" }]);
    const categories = await client.objects.categories("deals");
    assert.deepEqual(categories, { entries: [{ id, label: "rate" }], isPartial: false });
  });

  it("names nothing by a text of which nothing is to be seen", async () => {
    for (const blank of [" ", "\u200b", "\u3164\ufeff", "\u2800"]) {
      const option = { id: "small", name: blank, display_name: "Small" };
      bodies = {
        "/custom-objects/deals/fields": [{ id: "f", name: "size", display_name: blank, options: [option] }],
        "/custom-objects/deals/categories": [{ id: "c", name: blank }],
        "/pipelines/deals/stages": [{ id: "s", name: blank }],
        "/role": { results: [{ id: "r", name: blank }] },
      };
      const [field] = (await client.objects.fields("deals")).entries;
      const [category] = (await client.objects.categories("deals")).entries;
      const [stage] = (await client.objects.stages("deals")).entries;
      const [role] = (await client.people.roles()).entries;
      assert.deepEqual(
        [field, field?.options[0], category, stage, role].map((one) => one?.label),
        ["size", "Small", "c", "s", "r"],
      );
    }
  });

  it("says that an answer is no list instead of showing it as an empty one", async () => {
    bodies = { "/custom-objects": { detail: "not today" }, "/role": { results: 7 } };
    for (const ask of [() => client.objects.list(), () => client.people.roles()]) {
      await assert.rejects(ask, (error) => isKizenError(error) && error.kind === "unexpectedShape");
    }
  });

  it("reads activity types, their fields, automations, roles and people", async () => {
    bodies = {
      "/activities": { results: [{ id: "a", name: "Call", api_name: "call" }], next: null },
      "/activities/a/fields": [{ id: "f", name: "outcome", display_name: "Outcome" }],
      "/automation2/automations": { results: [{ id: "x", name: "Greet", active: false }], next: null },
      "/role": { results: [{ id: "r", name: "Admin" }], next: null },
      "/team": [{ id: "p", first_name: "Ada", last_name: "Lovelace", email: "a@b.example" }, { id: "q" }],
    };
    assert.deepEqual((await client.activities.types()).entries[0]?.apiName, "call");
    assert.deepEqual((await client.activities.fields("a")).entries[0]?.label, "Outcome");
    assert.deepEqual((await client.automations.list()).entries[0]?.isActive, false);
    assert.deepEqual((await client.people.roles()).entries[0]?.label, "Admin");
    assert.deepEqual(
      (await client.people.team()).entries.map(({ label }) => label),
      ["Ada Lovelace", "q"],
    );
  });

  it("asks for the records of any object by one way, also for those of one stage only", async () => {
    bodies = { "/records/deals-2/search?page=1": { results: [{ id: "1" }], next: null } };
    const records = client.records("deals-2", { field: "stage", value: "s1" });
    const request = { page: 1, pageSize: 10 } as Parameters<typeof records.list>[0];
    assert.deepEqual((await records.list(request)).records.length, 1);
    const described = records.describeList(request);
    assert.deepEqual("body" in described && described.body, {
      and: true,
      query: [
        {
          id: "query-0",
          and: true,
          filters: [{ type: "fields", field: "stage", subtype: "non_custom", condition: "=", value: "s1" }],
        },
      ],
    });
  });

  it("reads every object, category, field, option and relation of the real shapes", async function () {
    if (!existsSync(FIXTURES)) this.skip();
    type Field = { options: unknown[] | null; relation: unknown };
    const listed = JSON.parse(readFileSync(path.join(FIXTURES, "objects/list.json"), "utf8")) as object[];
    bodies = { "/custom-objects": { results: listed, next: null } };
    const objects = await client.objects.list();
    assert.deepEqual([objects.entries.length, objects.isPartial], [listed.length, false]);
    for (const name of ["client_client", "deals", "document_sets", "encounters", "patients", "tax_lot"]) {
      const file = readFileSync(path.join(FIXTURES, `objects/${name}.json`), "utf8");
      const { fields, categories } = JSON.parse(file) as { fields: Field[]; categories: object[] };
      bodies = { "/custom-objects/x/fields": fields, "/custom-objects/x/categories": categories };
      const grouped = await client.objects.categories("x");
      assert.deepEqual([grouped.entries.length, grouped.isPartial], [categories.length, false], name);
      const { entries, isPartial } = await client.objects.fields("x");
      const count = (all: readonly { options: readonly unknown[] | null }[]) =>
        all.reduce((sum, { options }) => sum + (options?.length ?? 0), 0);
      assert.deepEqual([entries.length, isPartial], [fields.length, false], name);
      assert.equal(count(entries), count(fields), name);
      const related = fields.filter(({ relation }) => relation !== null && relation !== undefined);
      assert.equal(entries.filter(({ relation }) => relation).length, related.length, name);
    }
  });
}
