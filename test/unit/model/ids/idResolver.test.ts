import assert from "node:assert/strict";
import type { RequestListener } from "node:http";
import type { Business } from "../../../../src/model/businesses/businesses";
import { Emitter } from "../../../../src/model/event";
import { FailedIds } from "../../../../src/model/ids/failedIds";
import { IdResolver } from "../../../../src/model/ids/idResolver";
import { eventually } from "../../../support/time/eventually";
import { startModel, type TestModel } from "../../../support/model/model";
import { envelope, lots, schemaServer } from "../../../support/servers/schemaServer";
import { json } from "../../../support/servers/scriptedServer";

const id = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-000000000000`;
const KNOWN = id("1");
const GONE = id("2");
const BROKEN = id("3");
const SLOW = id("4");
const HOUR = 60 * 60 * 1000;

const answer: RequestListener = (request, response) => {
  const asked = request.url?.split("/").at(-1);
  if (asked === KNOWN) json(response, 200, { id: KNOWN, name: "Acme" });
  else if (asked === BROKEN) json(response, 400, { detail: "Broken." });
  else if (asked !== SLOW) json(response, 404, { detail: "Not found.", code: "not_found" });
};

describe("IdResolver: asking for ids", () => {
  let model: TestModel;
  let now: number;
  const hint = { priority: "hint" } as const;
  const point = { priority: "nextPage" } as const;
  const requests = () => model.server.requests.map(({ url }) => url.split("/").at(-1));
  const createResolver = () => {
    const failedIds = new FailedIds(model.businesses, model.installation.stateStore(), () => now);
    return { failedIds, resolver: new IdResolver({ ...model, failedIds }) };
  };

  beforeEach(async () => {
    model = await startModel(answer);
    now = Date.UTC(2026, 0, 1);
  });
  afterEach(() => model.dispose());

  it("asks once, and never for what is known", async () => {
    const { resolver } = createResolver();
    const answers = await Promise.all([hint, point, hint].map((options) => resolver.resolve(KNOWN, options)));
    for (const [known] of answers) assert.equal(known?.label, "Acme");
    await resolver.resolve(KNOWN.toUpperCase(), point);
    assert.deepEqual(requests(), [KNOWN]);
  });

  it("asks nobody for ids that mean nothing", async () => {
    const { resolver } = createResolver();
    for (const one of ["00000000-0000-0000-0000-000000000000", "257BB114-1B86-4761-99BD-95292DE23F46"])
      assert.deepEqual(await resolver.resolve(one, point), []);
    assert.deepEqual(requests(), []);
  });

  it("asks in vain once a day, also after a restart, whoever asks", async () => {
    const { resolver, failedIds } = createResolver();
    assert.deepEqual(await resolver.resolve(GONE, hint), []);
    for (const options of [hint, point]) await resolver.resolve(GONE.toUpperCase(), options);
    assert.equal(resolver.isUnknownTo(model.business.key, GONE), true);
    failedIds.dispose();
    const { resolver: restarted } = createResolver();
    now += 23 * HOUR;
    await restarted.resolve(GONE, point);
    assert.deepEqual(requests(), [GONE]);
    now += 2 * HOUR;
    await restarted.resolve(GONE, hint);
    assert.deepEqual(requests(), [GONE, GONE]);
  });

  it("says who was asked in vain, and asks again where a person wants it", async () => {
    const { resolver } = createResolver();
    assert.equal(resolver.vainTries(GONE), undefined);
    const first = model.business.key;
    const { key: second } = await model.businesses.add({ ...model.business, name: "Second" }, "key");
    await resolver.resolve(GONE, { ...point, businessKey: first });
    now += HOUR;
    model.server.answer = (_, response) => json(response, 400, { detail: "Broken." });
    await resolver.resolve(GONE, point);
    now += HOUR;
    assert.deepEqual(resolver.vainTries(GONE), { unknownTo: [first], failedAt: [second], age: HOUR });
    model.server.answer = (_, response) => json(response, 200, { id: GONE, name: "Back" });
    assert.deepEqual(await resolver.resolve(GONE, hint), []);
    const [known] = await resolver.resolve(GONE, { ...point, again: true });
    assert.equal(known?.label, "Back");
  });

  it("lets someone who points ask again where there was no answer, and decoration wait for the next day", async () => {
    const { resolver } = createResolver();
    await resolver.resolve(BROKEN, hint);
    assert.equal(resolver.isUnknownTo(model.business.key, BROKEN), false);
    await resolver.resolve(BROKEN, point);
    now += HOUR;
    await resolver.resolve(BROKEN, hint);
    assert.equal(requests().length, 1);
    await resolver.resolve(BROKEN, point);
    assert.equal(requests().length, 2);
  });

  it("asks the active business first, the others only where it knows nothing, or just the one that is meant", async () => {
    const { resolver } = createResolver();
    const first = model.business.key;
    const { key: second } = await model.businesses.add({ ...model.business, name: "Second" }, "key");
    const [known] = await resolver.resolve(KNOWN, point);
    assert.equal(known?.businessKey, second);
    assert.equal(requests().length, 1);
    await resolver.resolve(GONE, point);
    assert.equal(requests().length, 3);
    await resolver.resolve(KNOWN, { ...point, businessKey: first });
    assert.deepEqual(
      model.knownIds.lookup(KNOWN).map(({ businessKey }) => businessKey),
      [second, first],
    );
  });

  it("stops asking a business that offers no single records", async () => {
    const { resolver } = createResolver();
    model.server.answer = (_, response) => {
      response.writeHead(404, { "content-type": "text/html" });
      response.end("<!doctype html><h1>Not Found</h1>");
    };
    for (const one of [KNOWN, GONE, BROKEN]) await resolver.resolve(one, hint);
    assert.deepEqual(
      model.server.requests.map(({ url }) => url),
      [`/api/company/${KNOWN}`, `/api/records/companies_company/${KNOWN}`],
    );
    assert.equal(resolver.isUnknownTo(model.business.key, GONE), false);
  });

  it("ends the request when the last one who waits leaves, and remembers nothing of it", async () => {
    const { resolver } = createResolver();
    const leaving = [new AbortController(), new AbortController()];
    let hasClosed = false;
    model.server.answer = (request) => void request.socket.on("close", () => (hasClosed = true));
    const asking = leaving.map(({ signal }) => resolver.resolve(SLOW, { ...point, signal }));
    await eventually(() => assert.equal(requests().length, 1));
    leaving[0]?.abort();
    await asking[0];
    assert.equal(hasClosed, false);
    leaving[1]?.abort();
    await asking[1];
    await eventually(() => assert.equal(hasClosed, true));
    model.server.answer = (_, response) => json(response, 200, { id: SLOW, name: "Slow" });
    const [known] = await resolver.resolve(SLOW, hint);
    assert.equal(known?.label, "Slow");
  });
});

describe("IdResolver: among many kinds of record", () => {
  it("asks for an id as three of them, those that were used lately first", async () => {
    const objects = ["a", "b", "c", "d", "e"].map((name) => ({
      ...lots,
      id: `id-${name}`,
      name,
      object_name: name,
    }));
    const model = await startModel(schemaServer({ "/custom-objects": envelope(objects) }));
    const { key: businessKey } = model.business;
    await model.schemas.of(businessKey).load("objects");
    await model.recent.note({ businessKey, kind: "e", id: KNOWN }, "Acme", "opened");
    await model.recent.note({ businessKey, kind: "gone", id: KNOWN }, "Acme", "opened");
    model.server.requests.length = 0;
    await model.idResolver.resolve(GONE, { priority: "nextPage" });
    assert.deepEqual(
      model.server.requests.map(({ url }) => url),
      ["e", "a", "b"].map((object) => `/api/records/${object}/${GONE}`),
    );
    await model.dispose();
  });
});

const BUSINESS: Business = {
  key: "b",
  name: "Acme",
  baseUrl: "https://kizen.example/api",
  userId: "u",
  businessId: "i",
  isSample: false,
};

describe("FailedIds: ids asked for in vain", () => {
  it("are kept of all windows, the newest two thousand, and nothing else that the state holds", () => {
    const state = new Map<string, unknown>([
      ["ids.failed", [1, ["x"], ["b/a", "no", "unknown"], ["b/z", 5, "unknown"], ["gone/z", 5, "unknown"]]],
    ]);
    const store = {
      get: (key: string) => state.get(key),
      set: (key: string, value: unknown) => Promise.resolve(void state.set(key, value)),
    };
    const businesses = {
      get: (key: string) => (key === "b" ? BUSINESS : undefined),
      onDidRemove: new Emitter<string>().event,
    };
    const open = (now: number) => new FailedIds(businesses, store, () => now);
    const [one, other] = [open(10), open(9)];
    assert.equal(one.find("b", "Z")?.failure, "unknown");
    assert.equal(one.find("gone", "z"), undefined);
    for (let index = 0; index < 1500; index++) one.note("b", `one-${index}`, "unknown");
    one.dispose();
    for (let index = 0; index < 1500; index++) other.note("b", `other-${index}`, "failed");
    other.dispose();
    const read = open(20);
    assert.equal((state.get("ids.failed") as unknown[]).length, 2000);
    assert.deepEqual(read.find("b", "other-1499"), { failure: "failed", age: 11 });
    assert.deepEqual(read.find("b", "one-1499"), { failure: "unknown", age: 10 });
    assert.equal(read.find("b", "one-0")?.failure, "unknown");
    assert.equal(read.find("b", "other-999"), undefined);
  });
});
