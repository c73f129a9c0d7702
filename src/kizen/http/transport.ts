import type { AxiosInstance } from "axios";
import { systemClock, type Clock } from "../limit/clock";
import { activityOf, RequestList, type Activity, type RequestFacts } from "./activity";
import { admitAll, type Admit } from "../limit/admission";
import { destinationName } from "./destinationName";
import { createAnswer } from "./answer";
import { createAxiosInstance, responseOf, type Attempt, type EntryRequestConfig } from "./axiosInstance";
import { Emitter, type Event } from "../event";
import { SharedRequests } from "./sharedRequests";
import { isReadPost } from "../api/readPosts";
import { RateLimiter, type RateLimiterOptions } from "../limit/rateLimiter";
import { errorOf, readRequestKey, pathOf } from "./readRequest";
import { readResponse, toKizenError } from "./readResponse";
import { watchSending } from "./sendWatch";
import { withoutSecret } from "./withoutSecret";
import { ParseQueue } from "./parseQueue";
import type { Answer, Credentials, ReadRequest, Send } from "../types";

export interface TransportOptions {
  /** 1 to 25 (docs/kizen-api.md, Rate limit); 0 lets nothing start until it is changed. */
  readonly requestsPerSecond: number;
  /** Milliseconds for one attempt, counted from its start. */
  readonly timeout: number;
  readonly onAttempt?: (attempt: Attempt) => void;
  /** A host refused although the limit was kept: for a while its requests count for longer. */
  readonly onDidWiden?: RateLimiterOptions["onDidWiden"];
  /** Default: the computer's. */
  readonly clock?: Clock;
  readonly admit?: Admit;
}

/**
 * Sends requests for any number of businesses through one limiter. Starts are counted together, because nobody knows
 * what Kizen counts its limit on; pauses and places under way are counted for each host and key.
 */
export interface Transport {
  /**
   * Two equal requests at the same time go out once; the last caller who gives up ends it, and the given
   * signal ends all of them.
   */
  sender(credentials: Credentials, signal?: AbortSignal): Send;
  /** Changes what is given; the rate holds from the next start on, the time-out from the next attempt. */
  configure(options: Partial<Pick<TransportOptions, "requestsPerSecond" | "timeout">>): void;
  /** What is under way at this moment. */
  activity(): Activity;
  /** Fires whenever `activity` would answer something else. */
  readonly onDidChangeActivity: Event<void>;
  /** Fires once when a host has refused so often in a row that only a single probe goes there until one is answered. */
  readonly onDidSuspend: Event<void>;
  /** Cancels every request of the priority `bulk`. */
  cancelBulk(): void;
  dispose(): void;
}

/** What all requests of one transport go through. */
interface RequestPath {
  readonly requestList: RequestList;
  readonly limiter: RateLimiter;
  readonly instance: AxiosInstance;
  readonly parseQueue: ParseQueue;
}

/** The one door to the network. */
export function createTransport(options: TransportOptions): Transport {
  const { clock = systemClock, admit = admitAll } = options;
  const requestList = new RequestList((destination) => limiter.destinations.holdOf(destination));
  const didSuspend = new Emitter<void>();
  const watch = watchSending();
  const limiter = new RateLimiter(options.requestsPerSecond, {
    clock,
    admit,
    onDidChange: () => requestList.changed(),
    onDidSuspend: () => didSuspend.fire(),
    ...(options.onDidWiden && { onDidWiden: options.onDidWiden }),
  });
  const { timeout, onAttempt } = options;
  const instance = createAxiosInstance({ timeout, clock, limiter, requestList, watch, onAttempt });
  const requestPath: RequestPath = { requestList, limiter, instance, parseQueue: new ParseQueue() };

  return {
    sender: (credentials, closed) => createSender(requestPath, credentials, closed),
    configure: ({ requestsPerSecond, timeout }) => {
      if (timeout !== undefined) instance.defaults.timeout = timeout;
      if (requestsPerSecond !== undefined) limiter.setStartsPerSecond(requestsPerSecond);
    },
    activity: () => activityOf(requestList.all, limiter.destinations),
    onDidChangeActivity: requestList.onDidChange,
    onDidSuspend: didSuspend.event,
    cancelBulk: () => {
      for (const { priority, cancel } of requestList.all) if (priority === "bulk") cancel();
    },
    dispose: () => {
      for (const { cancel } of requestList.all) cancel();
      limiter.stop();
      watch.dispose();
      requestList.dispose();
      didSuspend.dispose();
    },
  };
}

function createSender(requestPath: RequestPath, credentials: Credentials, closed?: AbortSignal): Send {
  const sharedRequests = new SharedRequests<Answer>();
  const destination = destinationName(credentials);
  closed?.addEventListener("abort", () => sharedRequests.cancelAll(), { once: true });
  return async (request, { signal, priority = "interactive" } = {}) => {
    // Types say so already; what is not a read must not leave by any mistake.
    if (request.method === "POST" && !isReadPost(request.path)) throw new TypeError("This POST is no read.");
    return sharedRequests.join(
      readRequestKey(request),
      { signal, priority, cancelled: () => errorOf("cancelled", request) },
      (shared) => send(requestPath, credentials, request, { destination, shared }),
    );
  };
}

async function send(
  { requestList, limiter, instance, parseQueue }: RequestPath,
  credentials: Credentials,
  request: ReadRequest,
  { destination, shared }: Pick<RequestFacts, "destination" | "shared">,
): Promise<Answer> {
  const path = pathOf(request);
  const { host } = new URL(credentials.baseUrl);
  const { signal } = shared;
  const entry = requestList.add({ method: request.method, path, destination, shared });
  shared.onDidRaise = () => {
    requestList.changed();
    limiter.reconsider();
  };
  try {
    const config: EntryRequestConfig = {
      method: request.method,
      url: credentials.baseUrl + path,
      headers: headersOf(credentials),
      signal,
      ...(request.method === "POST" ? { data: JSON.stringify(request.body) } : {}),
      kizen: entry,
      businessId: credentials.businessId,
    };
    const raw = readResponse(request, host, await instance.request<unknown>(config));
    await parseQueue.wait(raw.body.bytes.length);
    return createAnswer(request, raw, credentials.apiKey);
  } catch (error) {
    const failure = { error, response: responseOf(error), isCancelled: signal.aborted };
    throw withoutSecret(toKizenError(request, host, failure), credentials.apiKey);
  } finally {
    requestList.remove(entry);
  }
}

/** The three headers of every request, in upper case as Kizen writes them (docs/kizen-api.md, Headers). */
function headersOf(credentials: Credentials): Record<string, string> {
  return {
    "X-API-KEY": credentials.apiKey,
    "X-USER-ID": credentials.userId,
    "X-BUSINESS-ID": credentials.businessId,
    Accept: "application/json",
    "Content-Type": "application/json",
  };
}
