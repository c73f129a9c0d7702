import assert from "node:assert/strict";
import { inspect } from "node:util";
import fc from "fast-check";
import type { Attempt, Transport } from "../../../src/kizen";
import { createTransport } from "../../../src/kizen/client";
import { systemClock } from "../../../src/kizen/clock";
import { describeError } from "../../../src/model/errorText";
import { produced } from "../../support/produced";
import { json, SECRET, startScriptedServer, type ScriptedServer } from "../../support/scriptedServer";

/** Where axios, undici and Node keep what was sent, or repeat it. */
const places = [
  "message",
  "stack",
  "config",
  "request",
  "response",
  "code",
  "name",
  "errors",
  "toJSON",
] as const;

describe("the API key", () => {
  const { fetch } = globalThis;
  let server: ScriptedServer;
  let transport: Transport;
  let attempts: Attempt[];

  before(async () => {
    server = await startScriptedServer((_, response) => json(response, 200, {}));
  });
  afterEach(() => {
    globalThis.fetch = fetch;
    transport.dispose();
  });
  after(() => server.close());

  const start = () => {
    attempts = [];
    transport = createTransport({
      requestsPerSecond: 25,
      timeout: 5_000,
      clock: { ...systemClock, random: () => 0 },
      onAttempt: (attempt) => attempts.push(attempt),
    });
  };
  /** Everything that a person, a log or another program may see of a call that failed. */
  const shownOfFailure = async (): Promise<string> => {
    const send = transport.sender(server.credentials);
    const error: unknown = await send({ method: "GET", path: "/company" }).then(
      () => assert.fail("it should have failed"),
      (reason: unknown) => reason,
    );
    const worded = describeError(error, (message, ...args) => `${message} ${args.join(" ")}`);
    const { stack, message } = error as Error;
    const shown = [
      inspect({ error, worded, attempts }, { depth: 12, showHidden: true }),
      JSON.stringify({ error, worded, attempts }),
      ...[String(error), stack, message],
    ].join("\n");
    produced.keep("errors", shown);
    return shown;
  };

  it("is in nothing that is shown, wherever a failure of the network carries it", async () => {
    const failure = fc.record({
      at: fc.subarray([...places], { minLength: 1 }),
      code: fc.constantFrom("ERR_CANCELED", "ECONNRESET", "ERR_TLS_CERT_ALTNAME_INVALID", "ENOTFOUND", "X"),
      depth: fc.nat(4),
    });
    await fc.assert(
      fc.asyncProperty(failure, async ({ at, code, depth }) => {
        const carrying = () => {
          const error = Object.assign(new TypeError("fetch failed"), { code });
          for (const place of at) Object.assign(error, { [place]: carried(place) });
          return error;
        };
        let thrown: Error = carrying();
        for (let level = 0; level < depth; level++) thrown = Object.assign(carrying(), { cause: thrown });
        globalThis.fetch = () => Promise.reject(thrown);
        start();
        assert.ok(!(await shownOfFailure()).includes(SECRET));
        transport.dispose();
      }),
      { numRuns: 25 },
    );
  }).timeout(60_000);

  it("is in nothing that is shown, wherever the server repeats it", async () => {
    const bodies = [
      { detail: `Key ${SECRET} is not known.` },
      { code: SECRET },
      { message: SECRET },
      { errors: [{ message: SECRET, code: SECRET }] },
      { non_field_errors: [SECRET] },
      { [SECRET]: [SECRET] },
      SECRET,
    ];
    for (const status of [400, 401, 403, 404, 409, 500]) {
      for (const [index, body] of bodies.entries()) {
        server.answer = (_, response) => json(response, status, body, { "x-request-id": SECRET });
        start();
        assert.ok(!(await shownOfFailure()).includes(SECRET), `body ${index} with status ${status}`);
        transport.dispose();
      }
    }
  }).timeout(60_000);
});

function carried(place: (typeof places)[number]): unknown {
  const headers = { "X-API-KEY": SECRET };
  if (place === "errors") return [Object.assign(new Error(SECRET), { headers })];
  if (place === "toJSON") return () => ({ headers });
  return place === "config" || place === "request" || place === "response"
    ? { headers }
    : `failed: ${SECRET}`;
}
