import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { SAMPLE_CREDENTIALS, type SampleCredentials } from "./credentials";
import { toJson, type Json } from "./toJson";
import type { SampleData, SampleRequest } from "./sampleRequest";
import { route } from "./routes";
import { SlidingWindow } from "./slidingWindow";

/** Sees each request before the server does; true where it has answered itself. Tests switch faults on with it. */
export type Interceptor = (
  request: SampleRequest,
  response: ServerResponse,
  raw: IncomingMessage,
) => boolean | Promise<boolean>;

export interface SampleServerOptions {
  /** How many companies; they are made up as they are asked for. */
  readonly companies?: number;
  readonly credentials?: SampleCredentials;
  readonly companiesApi?: SampleData["companiesApi"];
  readonly requestsPerSecond?: number;
  /** 0 for any free one. */
  readonly port?: number;
  readonly intercept?: Interceptor;
}

export interface SampleServer {
  /** Ends in `/api`. */
  readonly baseUrl: string;
  /** When requests arrived, in milliseconds (`performance.now`), the latest ones. */
  readonly arrivals: readonly number[];
  /** Stops listening and ends open connections. */
  close(): Promise<void>;
}

const LARGEST_BODY = 1024 * 1024;
/** Arrivals remembered: a test that counts seconds needs a few thousand at most. */
const MOST_ARRIVALS = 5000;

/** Serves the sample on 127.0.0.1 only. */
export async function startSampleServer(options: SampleServerOptions = {}): Promise<SampleServer> {
  const { companies = 2500, credentials = SAMPLE_CREDENTIALS, companiesApi = "both", intercept } = options;
  const window = new SlidingWindow(options.requestsPerSecond ?? 25);
  const arrivals: number[] = [];

  const server = createServer((incoming, response) => {
    arrivals.push(performance.now());
    if (arrivals.length > MOST_ARRIVALS) arrivals.shift();
    void handle(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const data: SampleData = { companies, credentials, companiesApi, origin };

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    // A web page elsewhere could point its own host name at this computer; its requests name that host.
    if (!isLoopbackHost(incoming.headers.host, port)) {
      sendPage(response, 404, NOT_FOUND_PAGE);
      return;
    }
    const body = await readBody(incoming);
    if (body === undefined) {
      sendJson(response, 413, { detail: "Request body too large." });
      return;
    }
    const url = new URL(incoming.url ?? "/", origin);
    if (!url.pathname.startsWith("/api/")) {
      sendPage(response, 200, WEB_APP_PAGE);
      return;
    }
    const request: SampleRequest = {
      method: incoming.method ?? "GET",
      path: url.pathname.slice("/api".length),
      query: url.searchParams,
      body: parse(body),
    };
    if (intercept && (await intercept(request, response, incoming))) return;
    if (!window.accept(performance.now())) {
      sendJson(response, 503, { detail: "Rate limit exceeded." });
      return;
    }
    const refusal = refusalOf(incoming, credentials);
    if (refusal) {
      sendJson(response, 401, refusal);
      return;
    }
    const found = route(request, data);
    if (!found) {
      sendPage(response, 404, NOT_FOUND_PAGE);
      return;
    }
    sendJson(response, found.status, found.body, found.headers);
  }

  return {
    baseUrl: `${origin}/api`,
    arrivals,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const WEB_APP_PAGE = "<!doctype html><title>Kizen</title><div id=root></div>";
/** What Kizen shows for an unknown path and for a trailing slash. */
const NOT_FOUND_PAGE =
  "<!doctype html><title>Not Found</title><h1>Not Found</h1><p>The requested resource was not found on this server.</p>";

function isLoopbackHost(host: string | undefined, port: number): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
}

function refusalOf({ headers }: IncomingMessage, credentials: SampleCredentials): Json | undefined {
  if (headers["x-business-id"] !== credentials.businessId) {
    return { detail: "No access to this business.", code: "missing_business_context" };
  }
  if (headers["x-api-key"] !== credentials.apiKey) return { detail: "Invalid API key." };
  if (headers["x-user-id"] !== credentials.userId)
    return { detail: "The user id does not belong to this API key." };
  return undefined;
}

function sendJson(
  response: ServerResponse,
  status: number,
  body: Json,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    "content-type": "application/json",
    "x-request-id": randomUUID(),
    ...headers,
  });
  response.end(toJson(body));
}

function sendPage(response: ServerResponse, status: number, page: string): void {
  response.writeHead(status, { "content-type": "text/html; charset=utf-8", "x-request-id": randomUUID() });
  response.end(page);
}

/** The request's body, or undefined where it is larger than any a client of this API sends. */
async function readBody(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
