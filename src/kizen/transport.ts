import axios, { type AxiosAdapter, type AxiosResponse, type InternalAxiosRequestConfig } from "axios";
import { systemClock, type Clock } from "./clock";
import { WorkList, type Activity, type WorkEntry } from "./activity";
import { admitAll, type Admission } from "./admission";
import { beginsAsJson, errorOfStatus, readJson, type RawAnswer } from "./answerErrors";
import { KizenError, withoutSecret } from "./errors";
import { Emitter, type Event } from "./event";
import { Flights, type Flight } from "./flights";
import { networkErrorKind } from "./networkErrors";
import { RateLimiter } from "./rateLimiter";
import { errorOf, keyOf, pathOf } from "./readRequest";
import { addRetries, isRateLimited, retryDelay } from "./retryPolicy";
import { watchSending } from "./sending";
import { Turns } from "./turns";
import type { Answer, Credentials, ReadRequest, Send } from "./types";

/** Kizen's own ceiling for a body is 50 MB; a little more tells a large answer from a broken one. */
const LARGEST_BODY = 64 * 1024 * 1024;

/** One attempt to get an answer, as the log shows it: no host, no header, no body. */
export interface Attempt {
  readonly method: string;
  readonly path: string;
  /** 1 for the first. */
  readonly attempt: number;
  /** The HTTP status, or the kind of failure where none came. */
  readonly outcome: number | string;
  /** Milliseconds from start to answer. */
  readonly ms: number;
  /** Milliseconds spent in the limiter's queue before that. */
  readonly waitedMs: number;
}

export interface TransportOptions {
  /** 1 to 25 (documented limit); 0 lets nothing start until it is changed. */
  readonly requestsPerSecond: number;
  /** Milliseconds for one attempt, counted from its start. */
  readonly timeout: number;
  readonly onAttempt?: (attempt: Attempt) => void;
  /** Default: the computer's. */
  readonly clock?: Clock;
  readonly admit?: Admission;
}

/** Sends requests for any number of businesses through one limiter. */
export interface Transport {
  /**
   * The same question asked twice at the same time goes out once; the last caller who gives up ends it, and the given
   * signal ends all of them.
   */
  sender(credentials: Credentials, signal?: AbortSignal): Send;
  /** Changes what is given; the rate holds from the next start on, the time-out from the next attempt. */
  configure(options: Partial<Pick<TransportOptions, "requestsPerSecond" | "timeout">>): void;
  /** What is under way at this moment. */
  activity(): Activity;
  /** Fires whenever `activity` would answer something else. */
  readonly onDidChangeActivity: Event<void>;
  /** Fires once when Kizen has refused so often in a row that only a single probe goes out until one is answered. */
  readonly onDidSuspend: Event<void>;
  /** Cancels every call of the priority `bulk`. */
  cancelBulk(): void;
  dispose(): void;
}

/** What a request carries through axios besides axios's own settings. */
interface KizenConfig extends InternalAxiosRequestConfig {
  kizen?: WorkEntry;
  "axios-retry"?: { readonly retryCount?: number };
}

/**
 * The one door to the network. The limiter sits inside the adapter, so that every attempt of axios-retry pays for its
 * place; proxies and certificates are left to VS Code, which patches `fetch`; redirects are never followed, because
 * both of axios's adapters would send the API key along.
 */
export function createTransport(options: TransportOptions): Transport {
  const { clock = systemClock, admit = admitAll } = options;
  const works = new WorkList();
  const didSuspend = new Emitter<void>();
  const watch = watchSending();
  const turns = new Turns();
  const fetchAdapter = axios.getAdapter("fetch");
  const limiter = new RateLimiter(options.requestsPerSecond, {
    ...{ clock, admit },
    onDidChange: () => works.changed(),
    onDidSuspend: () => didSuspend.fire(),
  });

  const adapter: AxiosAdapter = (config: KizenConfig) => {
    const { kizen: work } = config;
    if (!work) throw new TypeError("Every request belongs to a call.");
    const attempt = (config["axios-retry"]?.retryCount ?? 0) + 1;
    const queuedAt = clock.now();
    return limiter.run(work, async (start) => {
      const report = (outcome: number | string) =>
        options.onAttempt?.({
          method: work.method,
          path: work.path,
          attempt,
          outcome,
          ms: Math.round(clock.now() - start.at),
          waitedMs: Math.round(start.at - queuedAt),
        });
      works.setState(work, "running");
      try {
        const response = await watch.run(start.sent, () => fetchAdapter(config));
        start.answered();
        report(response.status);
        return response;
      } catch (error) {
        const response = axios.isAxiosError(error) ? error.response : undefined;
        const status = response?.status;
        if (response && isRateLimited(status)) start.refused(header(response, "retry-after"));
        else if (response) start.answered();
        work.notBefore = clock.now() + retryDelay(attempt, status, () => clock.random());
        report(status ?? networkErrorKind(error));
        throw error;
      } finally {
        works.setState(work, "retrying");
      }
    });
  };

  const instance = axios.create({
    adapter,
    timeout: options.timeout,
    maxRedirects: 0,
    proxy: false,
    maxContentLength: LARGEST_BODY,
    responseType: "text",
    // The text itself is wanted: axios would parse it and lose what a double cannot hold.
    transformResponse: (data: unknown) => data,
  });
  addRetries(instance);

  const call = async (credentials: Credentials, request: ReadRequest, flight: Flight): Promise<Answer> => {
    const path = pathOf(request);
    const { signal } = flight;
    const work = works.add(request.method, path, flight);
    flight.onDidRaise = () => {
      works.changed();
      limiter.reconsider();
    };
    try {
      const response = await instance.request<unknown>({
        method: request.method,
        url: credentials.baseUrl + path,
        headers: headersOf(credentials),
        signal,
        ...(request.method === "POST" ? { data: JSON.stringify(request.body) } : {}),
        ...{ kizen: work },
      });
      const raw = rawAnswer(request, response);
      await turns.next(raw.text.length);
      return toAnswer(request, raw, credentials.apiKey);
    } catch (error) {
      throw withoutSecret(toKizenError(request, error, signal), credentials.apiKey);
    } finally {
      works.remove(work);
    }
  };

  return {
    sender: (credentials, closed) => {
      const flights = new Flights<Answer>();
      closed?.addEventListener("abort", () => flights.cancelAll(), { once: true });
      return (request, { signal, priority = "interactive" } = {}) =>
        flights.join(
          keyOf(request),
          { signal, priority, cancelled: () => errorOf("cancelled", request) },
          (flight) => call(credentials, request, flight),
        );
    },
    configure: ({ requestsPerSecond, timeout }) => {
      if (timeout !== undefined) instance.defaults.timeout = timeout;
      if (requestsPerSecond !== undefined) limiter.setStartsPerSecond(requestsPerSecond);
    },
    activity: () => {
      const work = works.all;
      const running = work.filter(({ state }) => state === "running").length;
      const { isSuspended, pauseLeft } = limiter;
      return {
        running,
        waiting: work.length - running,
        ...(pauseLeft === undefined ? {} : { pausedUntil: Date.now() + pauseLeft }),
        isSuspended,
        work,
      };
    },
    onDidChangeActivity: works.onDidChange,
    onDidSuspend: didSuspend.event,
    cancelBulk: () => {
      for (const { priority, cancel } of works.all) if (priority === "bulk") cancel();
    },
    dispose: () => {
      for (const { cancel } of works.all) cancel();
      limiter.stop();
      watch.dispose();
      works.dispose();
      didSuspend.dispose();
    },
  };
}

/** The three headers of every request (documented); upper case as Kizen's current documentation writes them. */
function headersOf(credentials: Credentials): Record<string, string> {
  return {
    "X-API-KEY": credentials.apiKey,
    "X-USER-ID": credentials.userId,
    "X-BUSINESS-ID": credentials.businessId,
    Accept: "application/json",
    "Content-Type": "application/json",
  };
}

function header(response: AxiosResponse, name: string): string | undefined {
  const value: unknown = (response.headers as Record<string, unknown>)[name];
  return typeof value === "string" ? value : undefined;
}

function rawAnswer(request: ReadRequest, response: AxiosResponse): RawAnswer {
  return {
    method: request.method,
    path: pathOf(request),
    status: response.status,
    contentType: header(response, "content-type") ?? "",
    text: typeof response.data === "string" ? response.data : "",
    requestId: header(response, "x-request-id"),
  };
}

function toAnswer(request: ReadRequest, raw: RawAnswer, apiKey: string): Answer {
  const { status, text, requestId } = raw;
  // A page of HTML is told at once: whoever sends takes an answer for a sign that this route exists.
  let value = beginsAsJson(text) ? undefined : readJson(raw);
  return {
    ...{ request, status, text, requestId },
    get value() {
      try {
        return (value ??= readJson(raw));
      } catch (error) {
        throw error instanceof KizenError ? withoutSecret(error, apiKey) : error;
      }
    },
  };
}

/** The edge at which axios's errors, which hold the key, are dropped. */
function toKizenError(request: ReadRequest, error: unknown, signal: AbortSignal): KizenError {
  if (error instanceof KizenError) return error;
  if (axios.isAxiosError(error) && error.response) return errorOfStatus(rawAnswer(request, error.response));
  return errorOf(signal.aborted ? "cancelled" : networkErrorKind(error), request);
}
