import assert from "node:assert/strict";
import type { IncomingMessage, ServerResponse } from "node:http";
import { inspect } from "node:util";
import { isKizenError, type KizenError, type KizenErrorKind, type Transport } from "../../../../src/kizen";
import { createTransport } from "../../../../src/kizen/api/client";
import type { Attempt, ReadRequest } from "../../../../src/kizen";
import type { Send } from "../../../../src/kizen/types";
import { eventually } from "../../../support/time/eventually";
import { fastClock } from "../../../support/time/fastClock";
import {
  json,
  SECRET,
  startScriptedServer,
  type ScriptedServer,
} from "../../../support/servers/scriptedServer";

const REQUEST: ReadRequest = { method: "GET", path: "/company", query: { page: 1, page_size: 100 } };

type Answer = (request: IncomingMessage, response: ServerResponse, number: number) => void;

const html =
  (status: number): Answer =>
  (_, response) => {
    response.writeHead(status, { "content-type": "text/html" });
    response.end("<!doctype html><title>Kizen</title>");
  };
const plain =
  (body: string): Answer =>
  (_, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(body);
  };

let server: ScriptedServer;
let transport: Transport;
let attempts: Attempt[];

// Without chance no back-off after a lost connection takes any time.
const start = (timeout = 5_000, requestsPerSecond = 24, clock = fastClock(1)) => {
  attempts = [];
  transport = createTransport({
    requestsPerSecond,
    timeout,
    clock,
    onAttempt: (attempt) => attempts.push(attempt),
  });
};

/** Starts anew with a clock on which the pauses of a minute take a second. */
const startFast = () => {
  transport.dispose();
  const clock = fastClock(60);
  start(5_000, 24, clock);
  return clock;
};

const send = (request: ReadRequest = REQUEST, signal?: AbortSignal) =>
  transport.sender(server.credentials)(request, { signal });

/** What a call rejects with, or throws where its answer is looked at. */
const failure = async (answer: ReturnType<Send>): Promise<KizenError> => {
  const error: unknown = await answer
    .then(({ value }) => assert.fail(`it should have failed: ${JSON.stringify(value)}`))
    .catch((reason: unknown) => reason);
  if (!isKizenError(error)) throw error;
  return error;
};

describe("the transport", () => {
  before(async () => {
    server = await startScriptedServer((_, response) => json(response, 200, { ok: true }));
  });
  beforeEach(() => {
    server.arrivals.length = 0;
    server.requests.length = 0;
    start();
  });
  afterEach(() => transport.dispose());
  after(() => server.close());

  describe("requests", sending);
  describe("answers", judging);
  describe("refusals", waiting);
  describe("the network", losing);
  describe("calls under way", ending);
});

function sending(): void {
  it("sends the three headers and nothing of them in the address", async () => {
    server.answer = (_, response) => json(response, 200, { id: 1 });
    const answer = await send();
    const [request] = server.requests;
    assert.equal(request?.headers["x-api-key"], SECRET);
    assert.equal(request.headers["x-user-id"], "user");
    assert.equal(request.headers["x-business-id"], "business");
    assert.equal(request.url, "/api/company?page=1&page_size=100");
    assert.deepEqual([answer.status, answer.requestId, answer.text], [200, "req-1", '{"id":1}']);
  });

  it("sends a search as a POST with its body", async () => {
    let body = "";
    server.answer = (request, response) => {
      request.on("data", (chunk: Buffer) => (body += chunk.toString()));
      request.on("end", () => json(response, 200, {}));
    };
    await send({
      method: "POST",
      path: "/records/companies_company/search",
      query: { page: 2 },
      body: { query: [] },
    });
    assert.equal(body, '{"query":[]}');
    assert.equal(server.requests[0]?.url, "/api/records/companies_company/search?page=2");
  });

  it("sends no POST that is not on the list of reads", async () => {
    // @ts-expect-error -- The type knows the list as well.
    const add: ReadRequest = { method: "POST", path: "/records/companies_company/add", body: {} };
    await assert.rejects(send(add), TypeError);
    assert.deepEqual(server.requests, []);
  });
}

function judging(): void {
  const table: readonly (readonly [name: string, kind: KizenErrorKind, answer: Answer])[] = [
    [
      "401",
      "unauthorized",
      (_, r) => json(r, 401, { detail: "Invalid key.", code: "authentication_failed" }),
    ],
    ["403", "forbidden", (_, r) => json(r, 403, { detail: "No.", code: "permission_required" })],
    ["404 in JSON", "notFound", (_, r) => json(r, 404, { detail: "Not found.", code: "not_found" })],
    ["404 as a page", "notFound", html(404)],
    ["405", "methodNotAllowed", (_, r) => json(r, 405, { detail: 'Method "GET" not allowed.' })],
    ["409", "conflict", (_, r) => json(r, 409, { code: "conflict" })],
    ["410", "notFound", (_, r) => json(r, 410, {})],
    ["400 with fields", "invalidRequest", (_, r) => json(r, 400, { page_size: ["Too large."] })],
    ["418", "unexpectedStatus", (_, r) => json(r, 418, {})],
    [
      "500 with a body",
      "serverError",
      (_, r) => json(r, 500, { errors: [{ message: "Broken.", code: "x" }] }),
    ],
    ["500 without a body", "serverError", (_, r) => json(r, 500, "")],
    ["a log-in page with 200", "webApp", html(200)],
    ["no body", "malformedJson", plain("")],
    ["text", "notJson", plain("OK")],
    ["truncated JSON", "malformedJson", plain('{"results":[{"id":"1"')],
    [
      "a redirect to another host",
      "redirected",
      (_, r) => void r.writeHead(302, { location: "http://127.0.0.2:1/" }).end(),
    ],
    [
      "a redirect to http",
      "redirected",
      (_, r) => void r.writeHead(301, { location: "http://app.go.kizen.com/" }).end(),
    ],
    [
      "a wrong content encoding",
      "notJson",
      (_, r) =>
        void r.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" }).end("{}"),
    ],
  ];

  for (const [name, kind, answer] of table) {
    it(`calls ${name}: ${kind}, after one attempt, without the key`, async () => {
      server.answer = answer;
      const error = await failure(send());
      assert.equal(error.kind, kind);
      assert.equal(attempts.length, 1);
      assert.ok(!inspect(error, { depth: 10, showHidden: true }).includes(SECRET));
    });
  }

  it("shows what the server stated and keeps its request id", async () => {
    server.answer = (_, response) => json(response, 400, { page_size: ["Too large."] });
    const error = await failure(send());
    assert.deepEqual([error.detail, error.requestId, error.status], ["page_size: Too large.", "req-1", 400]);
  });

  it("never takes the key to another host", async () => {
    const other = await startScriptedServer((_, response) => json(response, 200, {}));
    server.answer = (_, response) =>
      void response.writeHead(307, { location: `${other.origin}/api/company` }).end();
    await failure(send());
    assert.equal(other.requests.length, 0);
    await other.close();
  });
}

function waiting(): void {
  for (const status of [502, 504, 503, 429, 408, 425, 522]) {
    it(`tries again after ${status}`, async () => {
      startFast();
      server.answer = (_, response, number) =>
        number < 3 ? json(response, status, "", { "retry-after": "0" }) : json(response, 200, { ok: true });
      assert.equal((await send()).status, 200);
      assert.deepEqual(
        attempts.map(({ outcome, attempt }) => [outcome, attempt]),
        [
          [status, 1],
          [status, 2],
          [200, 3],
        ],
      );
    });
  }

  it("fails at once where the server asks for more patience than makes sense, and says for how much", async () => {
    server.answer = (_, response) => json(response, 429, { detail: "Slow down." }, { "retry-after": "3600" });
    const first = await failure(send());
    const { kind, status, detail, requestId, retryAfter } = first;
    assert.deepEqual(
      { kind, status, detail, requestId, retryAfter },
      { kind: "rateLimited", status: 429, detail: "Slow down.", requestId: "req-1", retryAfter: 3_600_000 },
    );
    assert.match(first.message, /3600 s/);
    const second = await failure(send());
    assert.equal(second.kind, "rateLimited");
    assert.ok((second.retryAfter ?? 0) > 3_500_000);
    assert.equal(server.requests.length, 1);
  });

  it("waits for half a minute in all and no longer, however often it is refused", async () => {
    startFast();
    server.answer = (_, response) => json(response, 503, "", { "retry-after": "25" });
    const error = await failure(send());
    assert.deepEqual([error.kind, error.retryAfter, server.requests.length], ["rateLimited", 25_000, 2]);
  });

  for (const [name, headers] of [
    ["nothing", {}],
    ["an empty text", { "retry-after": "" }],
    ["zero", { "retry-after": "0" }],
    [
      "a date gone by",
      { "retry-after": "Wed, 25 Nov 2026 12:00:00 GMT", date: "Wed, 25 Nov 2026 12:00:00 GMT" },
    ],
    ["no time", { "retry-after": "garbage 2099" }],
  ] as const) {
    it(`pauses before each of four more attempts where Retry-After says ${name}, then gives up`, async () => {
      const clock = startFast();
      const pauses: number[] = [];
      let answeredAt = -Infinity;
      server.answer = (_, response) => {
        pauses.push(clock.now() - answeredAt);
        answeredAt = clock.now();
        json(response, 503, "", headers);
      };
      const error = await failure(send());
      assert.deepEqual([error.kind, error.retryAfter, pauses.length], ["rateLimited", undefined, 5]);
      assert.ok(Math.min(...pauses) >= 1_000, pauses.join());
    });
  }

  it("compares a date with the server's own clock", async () => {
    startFast();
    const [date, later] = ["Wed, 25 Nov 2015 12:00:00 GMT", "Wed, 25 Nov 2015 12:00:25 GMT"];
    server.answer = (_, response) => json(response, 503, "", { date, "retry-after": later });
    assert.equal((await failure(send())).retryAfter, 25_000);
  });

  it("pauses every request after one refusal, for as long as the server asks", async () => {
    const clock = startFast();
    const arrivals: number[] = [];
    server.answer = (_, response, number) => {
      arrivals.push(clock.now());
      json(response, number === 1 ? 503 : 200, "{}", { "retry-after": "20" });
    };
    const first = send();
    await eventually(() => assert.equal(transport.activity().requests[0]?.hold, "pause"));
    await Promise.all([
      first,
      ...[1, 2, 3, 4].map((page) => send({ method: "GET", path: `/company/${page}` })),
    ]);
    const [refusedAt = Infinity, ...later] = arrivals;
    assert.equal(later.length, 5);
    assert.ok(
      later.every((at) => at - refusedAt >= 20_000),
      later.join(),
    );
  });
}

function losing(): void {
  it("tries again after a lost connection, and says so in the end", async () => {
    server.answer = (request) => request.socket.destroy();
    const error = await failure(send());
    assert.equal(error.kind, "connectionLost");
    assert.equal(server.requests.length, 5);
  });

  it("calls a body that breaks off in the middle a lost connection", async () => {
    server.answer = (request, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
      response.write('{"results":[', () => request.socket.destroy());
    };
    assert.equal((await failure(send())).kind, "connectionLost");
  });

  it("calls a host that refuses or does not exist by its name", async () => {
    const closed = await startScriptedServer(() => undefined);
    await closed.close();
    assert.equal((await failure(transport.sender(closed.credentials)(REQUEST))).kind, "connectionRefused");
    const nowhere = { ...server.credentials, baseUrl: "http://nowhere.invalid/api" };
    assert.equal((await failure(transport.sender(nowhere)(REQUEST))).kind, "hostNotFound");
  });

  for (const [name, answer] of [
    ["no answer", () => undefined],
    ["a body that never ends", (_, response) => void response.writeHead(200).write("[")],
    [
      "one byte at a time",
      (_, response) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write(" "), 50);
        response.on("close", () => clearInterval(timer));
      },
    ],
  ] as readonly (readonly [string, Answer])[]) {
    it(`times out on ${name}`, async () => {
      transport.dispose();
      start(400);
      server.answer = answer;
      assert.equal((await failure(send())).kind, "timeout");
    });
  }

  it("does not count the time in the queue towards the time-out", async () => {
    transport.dispose();
    start(900, 2);
    server.answer = (_, response) => json(response, 200, {});
    await Promise.all([1, 2, 3, 4, 5].map(() => send()));
    assert.ok(attempts.some(({ waitedMs }) => waitedMs > 1500));
  });
}

function ending(): void {
  describe("a cancelled call", () => {
    /** Aborts, and checks that the caller is told before anything else can happen: no timer, no event. */
    const cancelled = async (call: Promise<unknown>, controller: AbortController) => {
      let told: unknown;
      call.catch((error: unknown) => (told = error));
      controller.abort();
      await new Promise((resolve) => setImmediate(resolve));
      assert.ok(isKizenError(told) && told.kind === "cancelled");
    };
    const idle = () => eventually(() => assert.deepEqual(transport.activity().requests, []));

    it("on the network ends at once, and closes its connection", async () => {
      let arrived: () => void = () => undefined;
      const arrival = new Promise<void>((resolve) => (arrived = resolve));
      const closed = new Promise<void>((resolve) => {
        server.answer = ({ socket }) => {
          socket.on("close", () => resolve());
          arrived();
        };
      });
      const controller = new AbortController();
      const call = send(REQUEST, controller.signal);
      await arrival;
      await cancelled(call, controller);
      await closed;
      await idle();
    });

    it("in the queue ends at once, and is never sent", async () => {
      transport.dispose();
      start(5_000, 1);
      server.answer = (_, response) => json(response, 200, {});
      await send();
      const controller = new AbortController();
      const waiting = send(REQUEST, controller.signal);
      await new Promise((resolve) => setTimeout(resolve, 50));
      assert.equal(transport.activity().waiting, 1);
      await cancelled(waiting, controller);
      await idle();
      await send();
      assert.equal(server.requests.length, 2);
    });

    it("that waits to be tried again ends at once, and is not tried again", async () => {
      startFast();
      server.answer = (_, response) => json(response, 503, "", { "retry-after": "25" });
      const controller = new AbortController();
      const call = send(REQUEST, controller.signal);
      await eventually(() => assert.equal(transport.activity().requests[0]?.state, "retrying"));
      await cancelled(call, controller);
      await idle();
      server.answer = (_, response) => json(response, 200, {});
      await send({ method: "GET", path: "/company/1" });
      assert.deepEqual(
        server.requests.map(({ url }) => url),
        ["/api/company?page=1&page_size=100", "/api/company/1"],
      );
    });

    it("is what everything becomes when the client is closed, and what comes after", async () => {
      server.answer = () => undefined;
      const calls = [send(), send({ method: "GET", path: "/company/1" })].map(failure);
      transport.dispose();
      const late = failure(send());
      assert.deepEqual(
        (await Promise.all([...calls, late])).map(({ kind }) => kind),
        ["cancelled", "cancelled", "cancelled"],
      );
    });
  });

  it("says once that Kizen keeps refusing, and goes on by itself", async () => {
    startFast();
    let suspensions = 0;
    transport.onDidSuspend(() => suspensions++);
    server.answer = (_, response, number) =>
      json(response, number <= 8 ? 503 : 200, {}, { "retry-after": "0" });
    assert.equal((await failure(send())).kind, "rateLimited");
    assert.deepEqual([suspensions, transport.activity().isSuspended], [1, true]);
    assert.equal((await send()).status, 200);
    assert.deepEqual([suspensions, transport.activity().isSuspended], [1, false]);
  });

  it("has no key in any attempt it reports", async () => {
    server.answer = (_, response) => json(response, 500, { detail: "no" });
    await failure(send());
    assert.ok(!JSON.stringify(attempts).includes(SECRET));
    assert.deepEqual(Object.keys(attempts[0] ?? {}).sort(), [
      "attempt",
      "businessId",
      "method",
      "ms",
      "outcome",
      "path",
      "waitedMs",
    ]);
  });
}
