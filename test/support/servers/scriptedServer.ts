import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { withKey, type Credentials } from "../../../src/kizen";

/** Stands for a secret in tests. Like every key in them it ends so that it is found wherever it leaks (`runLeakCheck`). */
export const SECRET = "kz-5f1d-SECRET-9a7c-never-shown";

export interface ScriptedServer {
  readonly origin: string;
  readonly credentials: Credentials;
  /** Arrivals in milliseconds (`performance.now`), and the requests. */
  readonly arrivals: number[];
  readonly requests: {
    readonly method: string;
    readonly url: string;
    readonly headers: IncomingMessage["headers"];
  }[];
  answer: (request: IncomingMessage, response: ServerResponse, number: number) => void;
  close(): Promise<void>;
}

/** A real HTTP server on loopback whose answers a test writes byte by byte. */
export async function startScriptedServer(
  answer: ScriptedServer["answer"],
  create: (listener: RequestListener) => Server = createServer,
): Promise<ScriptedServer> {
  const scripted: Omit<ScriptedServer, "origin" | "credentials"> = {
    arrivals: [],
    requests: [],
    answer,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const server = create((request, response) => {
    scripted.arrivals.push(performance.now());
    scripted.requests.push({
      method: request.method ?? "",
      url: request.url ?? "",
      headers: request.headers,
    });
    request.resume();
    scripted.answer(request, response, scripted.requests.length);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = withKey({
    baseUrl: `${origin}/api`,
    apiKey: SECRET,
    userId: "user",
    businessId: "business",
  });
  return Object.assign(scripted, { origin, credentials });
}

/** Sends a JSON answer, given as text or as a value. */
export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", "x-request-id": "req-1", ...headers });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}
