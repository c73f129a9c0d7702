import type { IncomingMessage, ServerResponse } from "node:http";
import { SAMPLE_CREDENTIALS, startSampleServer, type SampleServerOptions } from "../../../src/sample";
import { json } from "./scriptedServer";

/** Answers a request in place of the server; with `false` it leaves that to the server. */
export type Fault = (response: ServerResponse, request: IncomingMessage) => unknown;

/** What goes wrong between a client and Kizen. */
export const faults = {
  /** The connection ends in the middle of nothing. */
  reset: (response) => void response.destroy(),
  /** No answer, ever. */
  silence: () => undefined,
  serverError: (response) => json(response, 500, { detail: "Something broke." }),
  logInPage: (response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.end("<!doctype html><title>Log in</title>");
  },
  vanishedPage: (response) => json(response, 404, { detail: "Invalid page.", code: "not_found" }),
} satisfies Record<string, Fault>;

export interface FaultyServer {
  /** Ends in `/api`. */
  readonly baseUrl: string;
  /** What it wants in the headers. The key can be changed, as a person does in Kizen. */
  readonly credentials: { apiKey: string; readonly userId: string; readonly businessId: string };
  /** Ids of further businesses that the same key and user serve. */
  readonly otherBusinessIds: Set<string>;
  /** While it is set, every request gets it. */
  fault: Fault | undefined;
  close(): Promise<void>;
}

/** The sample's server with a key of its own, and with faults that a test switches on and off. */
export async function startFaultyServer(
  apiKey: string,
  options: Omit<SampleServerOptions, "credentials" | "intercept"> = {},
): Promise<FaultyServer> {
  const credentials = { ...SAMPLE_CREDENTIALS, apiKey };
  const faulty = {
    credentials,
    otherBusinessIds: new Set<string>(),
    fault: undefined as Fault | undefined,
  };
  const server = await startSampleServer({
    ...options,
    credentials,
    intercept: (_, response, raw) => {
      if (faulty.otherBusinessIds.has(String(raw.headers["x-business-id"]))) {
        raw.headers["x-business-id"] = credentials.businessId;
      }
      return faulty.fault !== undefined && faulty.fault(response, raw) !== false;
    },
  });
  return Object.assign(faulty, { baseUrl: server.baseUrl, close: () => server.close() });
}
