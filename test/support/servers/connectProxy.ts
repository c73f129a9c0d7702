import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { createProxy } from "proxy";

export interface ConnectProxy {
  readonly url: string;
  /** What it was asked to connect to, `host:port` each, with the headers of that. */
  readonly tunnels: { readonly target: string; readonly headers: IncomingHttpHeaders }[];
  /** Where set, it wants `Basic` credentials, as `user:password`; else 407. */
  credentials: string | undefined;
  close(): Promise<void>;
}

/**
 * A proxy on loopback that finds every host on this computer: the names of hosts mean nothing to anybody else, so that
 * a request that arrives has come through it.
 */
export async function startConnectProxy(): Promise<ConnectProxy> {
  const server = createServer();
  const tunnels: ConnectProxy["tunnels"] = [];
  server.on("connect", (request) => {
    const target = request.url ?? "";
    tunnels.push({ target, headers: request.headers });
    request.url = target.replace(/^.*:/, "127.0.0.1:");
  });
  const proxy = createProxy(server);
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const own: ConnectProxy = {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    tunnels,
    credentials: undefined,
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve());
        proxy.closeAllConnections();
      }),
  };
  proxy.authenticate = ({ headers }) =>
    own.credentials === undefined ||
    headers["proxy-authorization"] === `Basic ${Buffer.from(own.credentials).toString("base64")}`;
  return own;
}
