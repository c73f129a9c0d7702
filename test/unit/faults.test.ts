import assert from "node:assert/strict";
import { createServer as createTlsServer } from "node:https";
import { createServer as createProxyServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { getGlobalDispatcher, ProxyAgent, setGlobalDispatcher } from "undici";
import {
  isKizenError,
  loadKizenClient,
  pageRequest,
  withKey,
  type CredentialValues,
  type KizenClient,
  type KizenErrorKind,
  type Page,
  type Transport,
} from "../../src/kizen";
import { describeError } from "../../src/model/errorText";
import { fastClock } from "../support/time/fastClock";
import { eventually } from "../support/time/eventually";
import { makeCertificate } from "../support/servers/certificates";
import { produced } from "../support/leaks/produced";
import { json, SECRET, startScriptedServer, type ScriptedServer } from "../support/servers/scriptedServer";
import { english as t } from "../support/english";

/** Milliseconds: short where the time-out is what is waited for. */
const [SHORT, LONG] = [400, 10_000];
type Reply = (request: IncomingMessage, response: ServerResponse) => unknown;

/** What a person is told: kind, a part of the sentence, and what the button does. */
type Told = readonly [kind: KizenErrorKind, sentence: string, action: string];

interface Fault {
  readonly name: string;
  readonly reply?: Reply;
  /** What is asked; default the first page. */
  readonly ask?: (client: KizenClient) => Promise<unknown>;
  /** Where the client goes instead of to the scripted server. */
  readonly credentials?: (
    server: ScriptedServer,
  ) => Promise<Partial<CredentialValues>> | Partial<CredentialValues>;
  readonly told?: Told;
  /** Where it is no failure at all: what comes of it. */
  readonly page?: (page: Page) => void;
}

const PAGE = '{"count":1,"next":null,"previous":null,"results":[{"id":"a","name":"Acme"}]}';
const body =
  (text: string, headers: Record<string, string> = {}): Reply =>
  (_, response) =>
    json(response, 200, text, headers);
const status =
  (code: number, text: unknown = { detail: "Stated." }): Reply =>
  (_, response) =>
    json(response, code, text);
const html =
  (code: number): Reply =>
  (_, response) =>
    response.writeHead(code, { "content-type": "text/html" }).end("<!doctype html><title>Kizen</title>");
const redirect =
  (location: string): Reply =>
  (_, response) =>
    response.writeHead(302, { location }).end();
const record = (client: KizenClient) => client.companies.get("a");

const RETRY = "retry";
const LOG = "showLog";
const REPLACE_KEY = "replaceApiKey";
const ADD = "addBusiness";
const TIMED_OUT: Told = ["timeout", "did not answer in time", RETRY];
const LOST: Told = ["connectionLost", "The connection to 127.0.0.1:", RETRY];
const NOT_JSON: Told = ["notJson", "The answer is not JSON", LOG];
const WEB_APP: Told = ["webApp", "This looks like the address of the Kizen web app", ADD];
const GATEWAY: Told = ["gateway", "Kizen's gateway could not reach", RETRY];
const REDIRECTED: Told = ["redirected", "wanted to send the request elsewhere", ADD];

const faults: readonly Fault[] = [
  {
    name: "connection refused",
    credentials: async () => {
      const gone = await startScriptedServer(() => undefined);
      await gone.close();
      return gone.credentials;
    },
    told: ["connectionRefused", "refused the connection.", RETRY],
  },
  { name: "reset before an answer", reply: (request) => request.socket.destroy(), told: LOST },
  {
    name: "reset in the middle of the body",
    reply: (request, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
      response.write('{"results":[', () => request.socket.destroy());
    },
    told: LOST,
  },
  { name: "silence", reply: () => undefined, told: TIMED_OUT },
  {
    name: "a body that never ends",
    reply: (_, response) => response.writeHead(200).write('{"results":['),
    told: TIMED_OUT,
  },
  {
    name: "one byte at a time",
    reply: (_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      let sent = 0;
      const timer = setInterval(() => response.write(PAGE.charAt(sent++)), 100);
      response.on("close", () => clearInterval(timer));
    },
    told: TIMED_OUT,
  },
  {
    name: "truncated JSON",
    reply: body('{"results":[{"id":"a"'),
    told: ["malformedJson", "The answer is broken JSON", RETRY],
  },
  {
    name: "NaN in one record",
    reply: body('{"results":[{"id":"a","value":NaN},{"id":"b"}],"next":null}'),
    told: ["invalidJson", "something that JSON does not have", LOG],
  },
  { name: "304", reply: status(304, ""), told: ["unexpectedStatus", "Kizen gave an answer that", LOG] },
  {
    name: "a host called proxy that does not exist",
    credentials: () => ({ baseUrl: "http://my-proxy.invalid/api" }),
    told: ["hostNotFound", "my-proxy.invalid could not be found", RETRY],
  },
  {
    name: "a detail in 100,000 lists",
    reply: status(400, `{"detail":${"[".repeat(100_000)}${"]".repeat(100_000)}}`),
    told: ["invalidRequest", "Kizen did not accept the request", LOG],
  },
  { name: "a log-in page with 200", reply: html(200), told: WEB_APP },
  {
    name: "the web app, which calls its page JSON",
    reply: body("<!doctype html><div id=root></div>"),
    told: WEB_APP,
  },
  { name: "an empty body", reply: body(" "), told: ["malformedJson", "The answer is broken JSON", RETRY] },
  { name: "a wrong content-encoding", reply: body(PAGE, { "content-encoding": "gzip" }), told: NOT_JSON },
  {
    name: "a page of 10 MB",
    reply: body(`{"count":1,"next":null,"results":[{"id":"a","note":"${"x".repeat(10 * 1024 * 1024)}"}]}`),
    page: ({ records }) => assert.ok((records[0]?.text.length ?? 0) > 10 * 1024 * 1024),
  },
  {
    name: "ids that stand twice",
    reply: body('{"count":2,"next":null,"results":[{"id":"a","name":"1"},{"id":"a","name":"2"}]}'),
    page: ({ records }) =>
      assert.deepEqual(
        records.map(({ id, value }) => [id, value["name"]]),
        [
          ["a", "1"],
          ["a", "2"],
        ],
      ),
  },
  {
    name: "no results",
    reply: body('{"count":2,"next":null}'),
    told: ["unexpectedShape", "The answer does not have the shape", LOG],
  },
  {
    name: "a next that points to another host",
    reply: body('{"count":2,"next":"https://evil.example/api/company?page=2","results":[{"id":"a"}]}'),
    page: ({ hasNext }) => assert.equal(hasNext, true),
  },
  { name: "a redirect to another host", reply: redirect("http://127.0.0.2:1/api/company"), told: REDIRECTED },
  { name: "a redirect to http://", reply: redirect("http://app.go.kizen.com/api/company"), told: REDIRECTED },
  { name: "400", reply: status(400), told: ["invalidRequest", "Kizen did not accept the request", LOG] },
  { name: "401", reply: status(401), told: ["unauthorized", "Kizen refused the API key", REPLACE_KEY] },
  {
    name: "403",
    reply: status(403),
    told: ["forbidden", "The user of this API key has no right", REPLACE_KEY],
  },
  {
    name: "404 for a page",
    reply: status(404),
    ask: (client) => client.companies.list(pageRequest(7, 100)),
    told: ["notFound", "This page no longer exists", RETRY],
  },
  {
    name: "404 for a record",
    reply: status(404),
    ask: record,
    told: ["notFound", "Kizen found nothing here", RETRY],
  },
  {
    name: "404 as a page of HTML",
    reply: html(404),
    ask: record,
    told: ["notFound", "Kizen found nothing here", RETRY],
  },
  { name: "405", reply: status(405), told: ["methodNotAllowed", "This Kizen host does not offer", LOG] },
  { name: "409", reply: status(409), told: ["conflict", "Kizen reports a conflict", RETRY] },
  { name: "407", reply: status(407), told: ["proxyRefused", "The proxy refused the connection", LOG] },
  { name: "408", reply: status(408), told: TIMED_OUT },
  { name: "421", reply: status(421), told: GATEWAY },
  { name: "422", reply: status(422), told: ["invalidRequest", "Kizen did not accept the request", LOG] },
  { name: "425", reply: status(425), told: ["unexpectedStatus", "Kizen gave an answer that", LOG] },
  { name: "526", reply: html(526), told: GATEWAY },
  { name: "418", reply: status(418), told: ["unexpectedStatus", "Kizen gave an answer that", LOG] },
  {
    name: "429",
    reply: (_, response) => json(response, 429, "", { "retry-after": "0" }),
    told: ["rateLimited", "Kizen is receiving too many requests", RETRY],
  },
  {
    name: "503",
    reply: (_, response) => json(response, 503, "", { "retry-after": "0" }),
    told: ["rateLimited", "Kizen is receiving too many requests", RETRY],
  },
  {
    name: "500 with a body",
    reply: status(500),
    told: ["serverError", "Kizen had an internal error", RETRY],
  },
  {
    name: "500 without a body",
    reply: status(500, ""),
    told: ["serverError", "Kizen had an internal error", RETRY],
  },
  { name: "502 as HTML", reply: html(502), told: GATEWAY },
  {
    name: "a host name that does not exist",
    credentials: () => ({ baseUrl: "http://nowhere.invalid/api" }),
    told: ["hostNotFound", "nowhere.invalid could not be found", RETRY],
  },
];

describe("what goes wrong between here and Kizen", () => {
  let server: ScriptedServer;
  let transport: Transport;
  let client: Awaited<ReturnType<typeof loadKizenClient>>;

  before(async () => {
    client = await loadKizenClient();
    server = await startScriptedServer((_, response) => json(response, 200, PAGE));
  });
  beforeEach(() => {
    // Without chance no back-off takes any time.
    transport = client.createTransport({ requestsPerSecond: 25, timeout: LONG, clock: fastClock(60) });
  });
  afterEach(() => transport.dispose());
  after(() => server.close());

  const firstPage = (of: KizenClient) => of.companies.list(pageRequest(1, 100));

  /** Nothing is left: no call, no connection that still waits, and no key in what was thrown. */
  const checkTold = async (promise: Promise<unknown>, [kind, sentence, action]: Told) => {
    const error: unknown = await promise.then(
      () => assert.fail("it should have failed"),
      (reason: unknown) => reason,
    );
    if (!isKizenError(error)) throw error;
    const description = describeError(error, t);
    assert.equal(error.kind, kind);
    assert.ok(description?.sentence.includes(sentence), description?.sentence);
    assert.equal(description?.action?.kind, action);
    const everything = inspect([error, description], { depth: 12, showHidden: true });
    assert.ok(!everything.includes(SECRET));
    produced.keep("errors", everything);
    await eventually(() => assert.deepEqual(transport.activity().requests, []));
  };

  for (const { name, reply = () => undefined, ask = firstPage, credentials, told, page } of faults) {
    it(`${name}: ${told ? `${told[0]}, ${told[2]}` : "no failure"}`, async () => {
      server.answer = reply;
      if (told === TIMED_OUT) transport.configure({ timeout: SHORT });
      const values = { ...server.credentials, ...(await credentials?.(server)) };
      const call = ask(client.createKizenClient(withKey(values), transport));
      if (told) await checkTold(call, told);
      else page?.((await call) as Page);
    });
  }

  it("learns from a log-in page with 200 nothing about which generation answers", async () => {
    const learnt: unknown[] = [];
    const options = { onLearnt: (companiesApi: unknown) => void learnt.push(companiesApi) };
    const { companies } = client.createKizenClient(server.credentials, transport, options);
    server.answer = html(200);
    await assert.rejects(companies.list(pageRequest(1, 100)));
    await assert.rejects(companies.listUnread(pageRequest(1, 100)));
    assert.deepEqual(learnt, []);
    server.answer = (_, response) => json(response, 200, PAGE);
    await companies.listUnread(pageRequest(1, 100));
    assert.deepEqual(learnt, ["v2"]);
  });

  it("never takes the key to another host", async () => {
    const other = await startScriptedServer((_, response) => json(response, 200, PAGE));
    server.answer = redirect(`${other.origin}/api/company`);
    await checkTold(firstPage(client.createKizenClient(server.credentials, transport)), REDIRECTED);
    assert.equal(other.requests.length, 0);
    await other.close();
  });

  it("a certificate that nobody vouches for: untrustedCertificate, kizen.showLog", async () => {
    const { key, cert } = makeCertificate({ name: "localhost" });
    const secure = await startScriptedServer(
      (_, response) => json(response, 200, PAGE),
      (listener) => createTlsServer({ key, cert }, listener),
    );
    const baseUrl = secure.credentials.baseUrl.replace("http:", "https:");
    const credentials = withKey({ ...secure.credentials, baseUrl });
    await checkTold(firstPage(client.createKizenClient(credentials, transport)), [
      "untrustedCertificate",
      "The certificate of 127.0.0.1:",
      LOG,
    ]);
    assert.equal(secure.requests.length, 0);
    await secure.close();
  });

  it("a proxy that refuses: proxyRefused, kizen.showLog", async () => {
    const proxy = createProxyServer();
    proxy.on("connect", (_, socket) => socket.end("HTTP/1.1 403 Forbidden\r\n\r\n"));
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    const { port } = proxy.address() as AddressInfo;
    const direct = getGlobalDispatcher();
    setGlobalDispatcher(new ProxyAgent({ uri: `http://127.0.0.1:${port}`, proxyTunnel: true }));
    try {
      await checkTold(firstPage(client.createKizenClient(server.credentials, transport)), [
        "proxyRefused",
        "The proxy refused the connection to 127.0.0.1:",
        LOG,
      ]);
    } finally {
      await getGlobalDispatcher().close();
      setGlobalDispatcher(direct);
      proxy.close();
    }
  });
});
