import assert from "node:assert/strict";
import { createServer } from "node:https";
import * as vscode from "vscode";
import { isKizenError, withKey, type KizenErrorKind, type Transport } from "../../src/kizen";
import { createTransport } from "../../src/kizen/api/client";
import { watchSending } from "../../src/kizen/http/sendWatch";
import { startConnectProxy, type ConnectProxy } from "../support/servers/connectProxy";
import { json, SECRET, startScriptedServer, type ScriptedServer } from "../support/servers/scriptedServer";
import { readCertificate, UNKNOWN_HOST, type Voucher } from "../support/vscode/trust";

/** What comes of a request, and whether a proxy was asked for a connection. */
type Outcome = readonly [status: 200 | KizenErrorKind, way: "direct" | "proxy"];

interface Case {
  readonly name: string;
  /** Of `http.*`, beside the proxy's address. */
  readonly settings?: (proxy: string) => Record<string, unknown>;
  /** Who vouches for the server; default the computer. */
  readonly voucher?: Voucher;
  /** Default: one that only the proxy finds. */
  readonly host?: string;
  /** What the proxy wants to be told. */
  readonly credentials?: string;
  readonly outcome: Outcome;
}

const LOGIN = "somebody:a-password";
const cases: readonly Case[] = [
  { name: "a proxy is asked for hosts that only it finds", outcome: [200, "proxy"] },
  {
    name: "without a proxy such a host is not found",
    settings: () => ({ proxy: "" }),
    outcome: ["hostNotFound", "direct"],
  },
  { name: "this computer is never asked for through a proxy", host: "localhost", outcome: [200, "direct"] },
  {
    name: "http.noProxy leaves a domain out",
    settings: () => ({ noProxy: [".example"] }),
    outcome: ["hostNotFound", "direct"],
  },
  {
    name: "http.proxySupport can turn the proxy off",
    settings: () => ({ proxySupport: "off" }),
    outcome: ["hostNotFound", "direct"],
  },
  {
    name: "a proxy that wants to know who asks refuses",
    credentials: LOGIN,
    outcome: ["proxyRefused", "proxy"],
  },
  {
    name: "user and password may stand in the proxy's address",
    credentials: LOGIN,
    settings: (proxy) => ({ proxy: proxy.replace("//", `//${LOGIN}@`) }),
    outcome: [200, "proxy"],
  },
  {
    name: "http.proxyAuthorization is not used",
    credentials: LOGIN,
    settings: () => ({ proxyAuthorization: `Basic ${Buffer.from(LOGIN).toString("base64")}` }),
    outcome: ["proxyRefused", "proxy"],
  },
  {
    name: "a proxy that does not run",
    settings: () => ({ proxy: "http://127.0.0.1:1" }),
    outcome: ["connectionRefused", "direct"],
  },
  {
    name: "a certificate that nobody vouches for",
    voucher: "nobody",
    outcome: ["untrustedCertificate", "proxy"],
  },
  {
    name: "http.proxyStrictSSL trusts nobody more",
    voucher: "nobody",
    settings: () => ({ proxyStrictSSL: false }),
    outcome: ["untrustedCertificate", "proxy"],
  },
  {
    name: "http.systemCertificates can turn the computer's certificates off",
    settings: () => ({ systemCertificates: false }),
    outcome: ["untrustedCertificate", "proxy"],
  },
  {
    name: "NODE_EXTRA_CA_CERTS counts for nothing beside the computer's certificates",
    voucher: "extra",
    outcome: ["untrustedCertificate", "proxy"],
  },
  {
    name: "NODE_EXTRA_CA_CERTS counts where the computer's certificates are turned off",
    voucher: "extra",
    settings: () => ({ systemCertificates: false }),
    outcome: [200, "proxy"],
  },
];

/** Only on Linux can a test say whom the computer trusts. */
describe("the network of a real host", function () {
  let proxy: ConnectProxy;
  const servers = new Map<Voucher, ScriptedServer>();
  let transport: Transport;
  const changed = new Set<string>();

  const set = async (name: string, value: unknown) => {
    changed.add(name);
    await vscode.workspace.getConfiguration("http").update(name, value, vscode.ConfigurationTarget.Global);
  };
  const serverOf = (voucher: Voucher): ScriptedServer => {
    const server = servers.get(voucher);
    assert.ok(server);
    return server;
  };
  const addressOf = (voucher: Voucher, host: string) =>
    `https://${host}:${new URL(serverOf(voucher).origin).port}/api`;

  before(async function () {
    for (const voucher of ["system", "extra", "nobody"] as const) {
      const certificate = await readCertificate(voucher);
      if (!certificate || process.platform !== "linux") this.skip();
      const server = await startScriptedServer(
        (_, response) => {
          // A connection that was kept would carry the next request past the settings that it is to follow.
          response.setHeader("connection", "close");
          json(response, 200, "{}");
        },
        (listener) => createServer(certificate, listener),
      );
      servers.set(voucher, server);
    }
    proxy = await startConnectProxy();
  });
  beforeEach(() => {
    transport = createTransport({ requestsPerSecond: 25, timeout: 5_000 });
    proxy.tunnels.length = 0;
  });
  afterEach(async () => {
    transport.dispose();
    proxy.credentials = undefined;
    for (const name of changed) await set(name, undefined);
  });
  after(async () => {
    for (const server of servers.values()) await server.close();
    await (proxy as ConnectProxy | undefined)?.close();
  });

  for (const { name, settings, voucher = "system", host = UNKNOWN_HOST, credentials, outcome } of cases) {
    it(`${name}: ${outcome.join(", ")}`, async () => {
      for (const [key, value] of Object.entries({ proxy: proxy.url, ...settings?.(proxy.url) })) {
        await set(key, value);
      }
      proxy.credentials = credentials;
      const server = serverOf(voucher);
      const send = transport.sender(withKey({ ...server.credentials, baseUrl: addressOf(voucher, host) }));
      const status = await send({ method: "GET", path: "/company" }).then(
        (answer) => answer.status,
        (error: unknown) => (isKizenError(error) ? error.kind : error),
      );
      assert.deepEqual([status, proxy.tunnels.length > 0 ? "proxy" : "direct"], outcome);
      // What a proxy sees is a host and a port; key and path are for the server.
      assert.ok(proxy.tunnels.every(({ target }) => /^api\.kizen\.example:\d+$/.test(target)));
      assert.ok(!JSON.stringify(proxy.tunnels).includes(SECRET));
    });
  }

  for (const [way, host] of [
    ["through a proxy", UNKNOWN_HOST],
    ["directly", "localhost"],
  ] as const) {
    it(`tells the limiter when a request leaves that VS Code sends ${way}`, async () => {
      await set("proxy", proxy.url);
      const events: string[] = [];
      const server = serverOf("system");
      server.answer = (_, response) => {
        events.push("arrived");
        json(response, 200, "{}");
      };
      const watch = watchSending();
      for (let call = 0; call < 2; call++) {
        await watch.run(
          () => events.push("sent"),
          async () => (await fetch(addressOf("system", host))).text(),
        );
      }
      watch.dispose();
      assert.deepEqual(events, ["sent", "arrived", "sent", "arrived"]);
    });
  }
});
