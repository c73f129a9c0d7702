import assert from "node:assert/strict";
import { inspect } from "node:util";
import fc from "fast-check";
import type { Attempt, Transport } from "../../../../src/kizen";
import { createTransport } from "../../../../src/kizen/api/client";
import { readPage } from "../../../../src/kizen/api/page";
import type { Send } from "../../../../src/kizen/types";
import { systemClock } from "../../../../src/kizen/limit/clock";
import { describeError } from "../../../../src/model/errorText";
import { produced } from "../../../support/leaks/produced";
import { findSecret } from "../../../support/leaks/secretSearch";
import { spellings } from "../../../support/leaks/spellings";
import {
  json,
  SECRET,
  startScriptedServer,
  type ScriptedServer,
} from "../../../support/servers/scriptedServer";
import { english } from "../../../support/english";

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

describe("createTransport: the API key", () => {
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
  const shownOfFailure = async (
    ask: (send: Send) => Promise<unknown> = (send) => send({ method: "GET", path: "/company" }),
  ): Promise<string> => {
    const error: unknown = await ask(transport.sender(server.credentials)).then(
      () => assert.fail("it should have failed"),
      (reason: unknown) => reason,
    );
    const worded = describeError(error, english);
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
  });

  it("is in nothing that is shown, however the server spells it and wherever the text is cut", async () => {
    const spelling = fc.constantFrom(...Object.values(spellings));
    const text = fc.string({ maxLength: 320 });
    const place = fc.constantFrom("detail", "code", "errors", "x", "results");
    await fc.assert(
      fc.asyncProperty(spelling, fc.nat(), text, place, async (spell, seed, before, name) => {
        const body = {
          [name]:
            name === "errors" ? [{ message: before + spell(SECRET, seed) }] : before + spell(SECRET, seed),
        };
        server.answer = (_, response) => json(response, name === "results" ? 200 : 401, body);
        start();
        const shown = await shownOfFailure(async (send) =>
          readPage(await send({ method: "GET", path: "/company" }), 1),
        );
        assert.equal(findSecret(shown.toLowerCase(), SECRET.toLowerCase()), undefined);
        assert.ok(!shown.toLowerCase().includes(SECRET.slice(0, 16).toLowerCase()));
        transport.dispose();
      }),
      { numRuns: 30 },
    );
  });

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
  });
});

function carried(place: (typeof places)[number]): unknown {
  const headers = { "X-API-KEY": SECRET };
  if (place === "errors") return [Object.assign(new Error(SECRET), { headers })];
  if (place === "toJSON") return () => ({ headers });
  return place === "config" || place === "request" || place === "response"
    ? { headers }
    : `failed: ${SECRET}`;
}
