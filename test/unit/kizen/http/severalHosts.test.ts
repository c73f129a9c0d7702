import assert from "node:assert/strict";
import { isKizenError, withKey, type Credentials, type Transport } from "../../../../src/kizen";
import { createTransport } from "../../../../src/kizen/api/client";
import { destinationName } from "../../../../src/kizen/http/destinationName";
import { eventually } from "../../../support/time/eventually";
import {
  json,
  SECRET,
  startScriptedServer,
  type ScriptedServer,
} from "../../../support/servers/scriptedServer";

const REQUEST = { method: "GET", path: "/company" } as const;

describe("a transport that sends to several hosts", () => {
  let good: ScriptedServer;
  let bad: ScriptedServer;
  let transport: Transport;

  before(async () => {
    good = await startScriptedServer((_, response) => json(response, 200, {}));
    bad = await startScriptedServer(() => undefined);
  });
  beforeEach(() => {
    bad.requests.length = 0;
    transport = createTransport({ requestsPerSecond: 24, timeout: 30_000 });
  });
  afterEach(() => transport.dispose());
  after(() => Promise.all([good.close(), bad.close()]));

  const startBad = (count: number, credentials: Credentials = bad.credentials) =>
    Array.from({ length: count }, (_, click) =>
      transport
        .sender(credentials)({ method: "GET", path: `/company/${click}` })
        .catch((error: unknown) => {
          assert.ok(isKizenError(error) && error.kind === "cancelled", String(error));
        }),
    );
  const answerOfGood = async () => (await transport.sender(good.credentials)(REQUEST)).status;

  it("answers those of one while another has asked for a pause", async () => {
    bad.answer = (_, response) => json(response, 503, {}, { "retry-after": "25" });
    const calls = startBad(1);
    await eventually(() => assert.equal(transport.activity().requests[0]?.state, "retrying"));
    assert.equal(await answerOfGood(), 200);
    const [waiting] = transport.activity().requests;
    assert.deepEqual([waiting?.state, waiting?.hold, bad.requests.length], ["retrying", "pause", 1]);
    transport.dispose();
    await Promise.all(calls);
  });

  it("answers those of one while 20 clicks hang at another", async () => {
    bad.answer = () => undefined;
    const calls = startBad(20);
    await eventually(() => assert.equal(bad.requests.length, 16));
    assert.equal(await answerOfGood(), 200);
    const { running, waiting } = transport.activity();
    assert.deepEqual([running, waiting], [16, 4]);
    transport.dispose();
    await Promise.all(calls);
  });

  it("tells keys of one host apart, whatever user and business they come with", async () => {
    bad.answer = (request, response) =>
      request.headers["x-api-key"] === SECRET
        ? json(response, 503, {}, { "retry-after": "25" })
        : json(response, 200, {});
    const calls = startBad(1);
    await eventually(() => assert.equal(transport.activity().requests[0]?.state, "retrying"));
    const same = transport.sender(withKey({ ...bad.credentials, businessId: "another" }))(REQUEST);
    const other = withKey({ ...bad.credentials, apiKey: `other-${SECRET}` });
    assert.equal((await transport.sender(other)(REQUEST)).status, 200);
    assert.equal(bad.requests.length, 2);
    transport.dispose();
    await Promise.all([...calls, assert.rejects(same)]);
  });

  it("names a destination without its key", () => {
    assert.ok(!destinationName(bad.credentials).includes(SECRET));
    assert.ok(destinationName(bad.credentials).startsWith(new URL(bad.origin).host));
  });
});
