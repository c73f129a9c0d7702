import assert from "node:assert/strict";
import fc from "fast-check";
import { isKizenError, type KizenClient, type KizenErrorKind, type Transport } from "../../../../src/kizen";
import { createKizenClient, createTransport } from "../../../../src/kizen/api/client";
import { json, startScriptedServer, type ScriptedServer } from "../../../support/servers/scriptedServer";

const ID = "5a3b1c00-0000-4000-8000-0000000000aa";

describe("one record", () => {
  let server: ScriptedServer;
  let transport: Transport;
  let client: KizenClient;

  before(async () => {
    server = await startScriptedServer((_, response) => json(response, 200, {}));
    transport = createTransport({ requestsPerSecond: 25, timeout: 5_000 });
  });
  beforeEach(() => {
    server.requests.length = 0;
    client = createKizenClient(server.credentials, transport, { companiesApi: "v2" });
  });
  after(async () => {
    transport.dispose();
    await server.close();
  });

  const kindOf = (call: Promise<unknown>): Promise<KizenErrorKind | "an answer"> =>
    call.then(
      () => "an answer" as const,
      (error: unknown) => {
        if (!isKizenError(error)) throw error;
        return error.kind;
      },
    );

  const answers: readonly (readonly [name: string, body: string, outcome: KizenErrorKind | "an answer"])[] = [
    ["itself", `{"id":"${ID}","name":"Acme"}`, "an answer"],
    ["itself, in capitals", `{"id":"${ID.toUpperCase()}","name":"Acme"}`, "an answer"],
    ["another record", `{"id":"5a3b1c00-0000-4000-8000-0000000000ab","name":"Globex"}`, "otherRecord"],
    ["a record with a number for an id", `{"id":5,"name":"Globex"}`, "otherRecord"],
    ["a page of a list", `{"count":1,"next":null,"results":[{"id":"${ID}"}]}`, "unexpectedShape"],
    ["a page that has an id", `{"id":"page","results":[{"id":"${ID}"}]}`, "otherRecord"],
    ["an envelope", `{"data":{"id":"${ID}"}}`, "unexpectedShape"],
    ["nothing", "{}", "unexpectedShape"],
    ["a list", `[{"id":"${ID}"}]`, "unexpectedShape"],
  ];
  for (const [name, body, outcome] of answers) {
    it(`that comes as ${name}: ${outcome}`, async () => {
      server.answer = (_, response) => json(response, 200, body);
      assert.equal(await kindOf(client.companies.get(ID)), outcome);
      assert.equal(await kindOf(client.records("client_client").get(ID)), outcome);
    });
  }

  it("keeps the digits of an id that is a number", async () => {
    server.answer = (_, response) => json(response, 200, '{"id":9007199254740993}');
    assert.equal((await client.companies.get("9007199254740993")).id, "9007199254740993");
    assert.equal(await kindOf(client.companies.get("9007199254740992")), "otherRecord");
  });

  it("of an object is found by its name as well", async () => {
    server.answer = (_, response) => json(response, 200, `{"id":"${ID}","name":"deals"}`);
    for (const [asked, outcome] of [
      [ID, "an answer"],
      ["deals", "an answer"],
      ["leads", "otherRecord"],
    ] as const) {
      assert.equal(await kindOf(client.objects.get(asked)), outcome);
    }
  });

  it("with an id that would leave its path is not asked for", async () => {
    for (const id of ["", ".", "..", "\ud800", "a\udfff"]) {
      assert.equal(await kindOf(client.companies.get(id)), "unusableId", JSON.stringify(id));
      assert.equal(await kindOf(client.records("deals").get(id)), "unusableId");
      assert.equal(await kindOf(client.records(id).get(ID)), "unusableId");
      assert.equal(await kindOf(client.objects.stages(id)), "unusableId");
      assert.equal(await kindOf(client.objects.fields(id)), "unusableId");
    }
    assert.equal(server.requests.length, 0);
  });

  it("is asked for below its collection, whatever its id", () => {
    const id = fc.oneof(
      fc.string({ unit: "grapheme", minLength: 1 }),
      fc.constantFrom("%2e", "%2E%2e", "../x", "..\\x", "a/b", "/", "...", "%2f..", "?x", "#x", ";", "a b"),
    );
    fc.assert(
      fc.property(id, (one) => {
        if (one === "." || one === "..") return;
        const { pathname } = new URL(`https://app.go.kizen.com/api${client.companies.describeGet(one).path}`);
        assert.match(pathname, /^\/api\/company\/[^/]+$/);
        assert.equal(decodeURIComponent(pathname.slice("/api/company/".length)), one);
      }),
    );
  });
});
