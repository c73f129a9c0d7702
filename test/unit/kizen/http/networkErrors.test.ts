import assert from "node:assert/strict";
import { createServer as createHttpServer } from "node:http";
import { createServer as createTlsServer, type ServerOptions } from "node:https";
import { createServer as createRawServer, type AddressInfo, type Server } from "node:net";
import {
  isKizenError,
  withKey,
  type Attempt,
  type KizenErrorKind,
  type Transport,
} from "../../../../src/kizen";
import { createTransport } from "../../../../src/kizen/api/client";
import { networkFailure } from "../../../../src/kizen/http/networkFailure";
import { systemClock } from "../../../../src/kizen/limit/clock";
import { connectionSuspect } from "../../../../src/model/businesses/connectionSuspect";
import { makeCertificate, type CertificateOptions } from "../../../support/servers/certificates";
import { SECRET } from "../../../support/servers/scriptedServer";

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY);

/** Says these bytes to whoever says something. */
const saying = (bytes: string) => () =>
  createRawServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => socket.end(bytes));
  });
const tls =
  (certificate: Partial<CertificateOptions> = {}, options: ServerOptions = {}) =>
  () =>
    createTlsServer({ ...makeCertificate({ name: "localhost", ...certificate }), ...options });
const answer = (headers: string, body = "{}") => `HTTP/1.1 200 OK\r\n${headers}\r\n\r\n${body}`;
/** What Node offers is TLS 1.2 and newer. */
const OLD_TLS = { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" } as const;

interface Case {
  readonly name: string;
  readonly scheme: "http" | "https";
  readonly serve: () => Server;
  readonly kind: KizenErrorKind;
  /** Default: once, because it will not get better. */
  readonly attempts?: number;
}

const cases: readonly Case[] = [
  { name: "https:// to a port without TLS", scheme: "https", serve: () => createHttpServer(), kind: "noTls" },
  { name: "https:// to a mail server", scheme: "https", serve: saying("220 mail ESMTP\r\n"), kind: "noTls" },
  { name: "TLS 1.1", scheme: "https", serve: tls({}, OLD_TLS), kind: "tlsFailed" },
  {
    name: "a server that wants a certificate of its client",
    scheme: "https",
    serve: tls({}, { requestCert: true, rejectUnauthorized: true, maxVersion: "TLSv1.2" }),
    kind: "tlsFailed",
  },
  {
    name: "a certificate that has expired",
    scheme: "https",
    serve: tls({ validFrom: inDays(-30), validTo: inDays(-1) }),
    kind: "certificateExpired",
  },
  {
    name: "a certificate that is not valid yet",
    scheme: "https",
    serve: tls({ validFrom: inDays(1) }),
    kind: "certificateNotYetValid",
  },
  { name: "a certificate of nobody known", scheme: "https", serve: tls(), kind: "untrustedCertificate" },
  { name: "SSH", scheme: "http", serve: saying("SSH-2.0-OpenSSH_9.6\r\n"), kind: "notHttp" },
  {
    name: "a page without a status line",
    scheme: "http",
    serve: saying("<html>Hello</html>"),
    kind: "notHttp",
  },
  { name: "a header without a colon", scheme: "http", serve: saying(answer("a header")), kind: "notHttp" },
  {
    name: "a length that is no number",
    scheme: "http",
    serve: saying(answer("content-length: x")),
    kind: "notHttp",
  },
  {
    name: "a broken chunk",
    scheme: "http",
    serve: saying(answer("transfer-encoding: chunked", "zz\r\n{}")),
    kind: "notHttp",
  },
  {
    name: "a header of 20,000 characters",
    scheme: "http",
    serve: saying(answer(`x-long: ${"x".repeat(20_000)}`)),
    kind: "headersTooLarge",
  },
  {
    name: "a broken compression",
    scheme: "http",
    serve: saying(answer("content-encoding: br\r\ncontent-length: 2")),
    kind: "notJson",
  },
  { name: "no answer at all", scheme: "http", serve: saying(""), kind: "connectionLost", attempts: 5 },
];

describe("what a host answers that is no answer of Kizen's", () => {
  let transport: Transport;
  let attempts: Attempt[];
  let server: Server | undefined;

  const failureAt = async (baseUrl: string) => {
    const credentials = withKey({ baseUrl, apiKey: SECRET, userId: "user", businessId: "business" });
    const error: unknown = await transport
      .sender(credentials)({ method: "GET", path: "/company" })
      .catch((reason: unknown) => reason);
    if (!isKizenError(error)) throw error;
    return { error, suspect: connectionSuspect(error) };
  };

  beforeEach(() => {
    attempts = [];
    transport = createTransport({
      requestsPerSecond: 25,
      timeout: 10_000,
      clock: { ...systemClock, random: () => 0 },
      onAttempt: (attempt) => attempts.push(attempt),
    });
  });
  afterEach(() => {
    transport.dispose();
    server?.close();
    server = undefined;
  });

  for (const { name, scheme, serve, kind, attempts: expected = 1 } of cases) {
    it(`${name}: ${kind}, after ${expected === 1 ? "one attempt" : `${expected} attempts`}`, async () => {
      const listener = (server = serve());
      await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
      const host = `127.0.0.1:${(listener.address() as AddressInfo).port}`;
      const { error, suspect } = await failureAt(`${scheme}://${host}/api`);
      assert.deepEqual([error.kind, error.host, attempts.length], [kind, host, expected], error.detail);
      // Add Business leads to the host; a lost connection blames nothing.
      assert.equal(suspect, kind === "connectionLost" ? undefined : "host");
    });
  }

  it("a port that no browser and no fetch calls: blockedPort", async () => {
    const { error, suspect } = await failureAt("http://127.0.0.1:6000/api");
    assert.deepEqual([error.kind, suspect, attempts.length], ["blockedPort", "host", 1]);
  });
});

describe("networkFailure", () => {
  const failed = (code: string | undefined, message = "it failed") =>
    Object.assign(new TypeError("fetch failed"), { cause: Object.assign(new Error(message), { code }) });

  it("reads the time and the name in a certificate", () => {
    assert.equal(networkFailure(failed("CERT_HAS_EXPIRED")).kind, "certificateExpired");
    assert.equal(networkFailure(failed("CERT_NOT_YET_VALID")).kind, "certificateNotYetValid");
    assert.equal(networkFailure(failed("ERR_TLS_CERT_ALTNAME_INVALID")).kind, "certificateOfAnotherHost");
    assert.equal(networkFailure(failed("CERT_REVOKED")).kind, "untrustedCertificate");
  });

  it("takes no host for a proxy because of its name", () => {
    const about = (host: string) => failed("ENOTFOUND", `getaddrinfo ENOTFOUND ${host}`);
    assert.equal(networkFailure(about("proxy.example")).kind, "hostNotFound");
    const certificate = failed(
      "ERR_TLS_CERT_ALTNAME_INVALID",
      "Host: my-proxy. is not in the cert's altnames",
    );
    assert.equal(networkFailure(certificate).kind, "certificateOfAnotherHost");
    const refusal = failed("UND_ERR_ABORTED", "Proxy response (407) !== 200 when HTTP Tunneling");
    assert.equal(networkFailure(refusal).kind, "proxyRefused");
  });

  it("keeps the code of a failure that nobody knows", () => {
    assert.deepEqual(networkFailure(failed("ESOMETHING")), { kind: "failed", code: "ESOMETHING" });
    assert.deepEqual(networkFailure(failed(undefined)), { kind: "failed", code: undefined });
  });
});
