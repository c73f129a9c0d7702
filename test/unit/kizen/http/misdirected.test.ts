import assert from "node:assert/strict";
import { isKizenError, type Attempt, type ReadRequest, type Transport } from "../../../../src/kizen";
import { createTransport } from "../../../../src/kizen/api/client";
import { fastClock } from "../../../support/time/fastClock";
import { json, startScriptedServer, type ScriptedServer } from "../../../support/servers/scriptedServer";

const requests: readonly ReadRequest[] = [
  { method: "GET", path: "/company" },
  { method: "POST", path: "/records/1/search", body: {} },
];

describe("createTransport: a request that the wrong server got (421)", () => {
  let server: ScriptedServer;
  let transport: Transport;
  let attempts: Attempt[];

  beforeEach(async () => {
    attempts = [];
    server = await startScriptedServer(() => undefined);
    const onAttempt = (attempt: Attempt) => void attempts.push(attempt);
    transport = createTransport({ requestsPerSecond: 24, timeout: 5_000, clock: fastClock(60), onAttempt });
  });
  afterEach(() => {
    transport.dispose();
    return server.close();
  });

  const outcomes = () => attempts.map(({ outcome }) => outcome);

  for (const request of requests) {
    it(`is sent again through the limiter, ${request.method}`, async () => {
      server.answer = (_, response, number) =>
        json(response, number === 1 ? 421 : 200, number === 1 ? { detail: "Not here." } : { id: "1" });
      const { value } = await transport.sender(server.credentials)(request);
      assert.deepEqual(value, { id: "1" });
      assert.deepEqual(outcomes(), [421, 200]);
      assert.equal(server.requests.length, 2);
    });

    it(`arrives as often as it was counted where every answer is 421, ${request.method}`, async () => {
      server.answer = (_, response) => json(response, 421, { detail: "Not here." });
      const isMisdirected = (error: unknown) => isKizenError(error) && error.status === 421;
      await assert.rejects(transport.sender(server.credentials)(request), isMisdirected);
      assert.deepEqual(outcomes(), [421, 421, 421, 421, 421]);
      assert.equal(server.requests.length, attempts.length);
    });
  }
});
