import axios, {
  AxiosError,
  type AxiosAdapter,
  type AxiosInstance,
  type AxiosRequestConfig,
  type AxiosResponse,
  type InternalAxiosRequestConfig,
} from "axios";
import { LONGEST_WAIT } from "../limit/backOff";
import type { Clock } from "../limit/clock";
import type { StartedRequest } from "../limit/queuedRequest";
import type { RateLimiter } from "../limit/rateLimiter";
import type { RequestEntry, RequestList } from "./activity";
import { networkFailure } from "./networkFailure";
import { retryAfterOf } from "./readResponse";
import { addRetryPolicy, isRateLimited, retryDelay } from "./retryPolicy";
import { KeptAnswerError, type SendWatch } from "./sendWatch";

/** A little more than Kizen's largest body (docs/kizen-api.md, Answers) tells a large answer from a broken one. */
const LARGEST_BODY = 64 * 1024 * 1024;

/** One attempt to get an answer, as the log shows it: no host, no header, no body. */
export interface Attempt {
  /** Kizen's id of the business that was asked. */
  readonly businessId: string;
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

/** What a request carries through axios besides axios's own settings. */
interface CarriedFacts {
  readonly kizen: RequestEntry;
  readonly businessId: string;
}

export type EntryRequestConfig = AxiosRequestConfig & CarriedFacts;

/** The same on its way through: axios does not know what else it carries. */
type CarriedConfig = InternalAxiosRequestConfig &
  Partial<CarriedFacts> & { readonly "axios-retry"?: { readonly retryCount?: number } };

export interface AxiosInstanceOptions {
  /** Milliseconds for one attempt, counted from its start. */
  readonly timeout: number;
  readonly clock: Clock;
  readonly limiter: RateLimiter;
  readonly requestList: RequestList;
  readonly watch: SendWatch;
  readonly onAttempt: ((attempt: Attempt) => void) | undefined;
}

/**
 * An axios that sends each attempt through the limiter. Proxies and certificates are left to VS Code, which patches
 * `fetch`; redirects are never followed, because both of axios's adapters would send the API key along.
 */
export function createAxiosInstance(options: AxiosInstanceOptions): AxiosInstance {
  const instance = axios.create({
    adapter: createAdapter(options),
    timeout: options.timeout,
    maxRedirects: 0,
    proxy: false,
    maxContentLength: LARGEST_BODY,
    responseType: "arraybuffer",
    // What came is wanted as it is: axios would parse it and lose what a double cannot hold.
    transformResponse: (data: unknown) => data,
  });
  addRetryPolicy(instance, ({ config }) => {
    const { kizen: entry } = config as CarriedConfig;
    return entry !== undefined && options.limiter.isWorthWaiting(entry);
  });
  return instance;
}

/** The response that an error of axios holds, where one came. */
export function responseOf(error: unknown): AxiosResponse | undefined {
  return axios.isAxiosError(error) ? error.response : undefined;
}

/** The limiter sits inside the adapter, so that every attempt of axios-retry waits for its token. */
function createAdapter({
  clock,
  limiter,
  requestList,
  watch,
  onAttempt,
}: AxiosInstanceOptions): AxiosAdapter {
  const fetchAdapter = axios.getAdapter("fetch");
  return (config: CarriedConfig) => {
    const { kizen: entry, businessId = "" } = config;
    if (!entry) throw new TypeError("Every request belongs to an entry of the list.");
    const attempt = (config["axios-retry"]?.retryCount ?? 0) + 1;
    const queuedAt = clock.now();
    return limiter.run(entry, async (start) => {
      const report = (outcome: number | string) =>
        onAttempt?.({
          businessId,
          method: entry.method,
          path: entry.path,
          attempt,
          outcome,
          ms: Math.round(clock.now() - start.at),
          waitedMs: Math.round(start.at - queuedAt),
        });
      requestList.setState(entry, "running");
      try {
        const response = await watch.run(start.sent, (secondTry) => {
          const signal = AbortSignal.any([entry.signal, secondTry]);
          return fetchAdapter({ ...config, signal });
        });
        start.answered();
        report(response.status);
        return response;
      } catch (thrown) {
        const error = thrown instanceof KeptAnswerError ? withStatus(thrown.status, config) : thrown;
        const response = responseOf(error);
        noteFailure(response, start, entry, clock);
        entry.notBefore = clock.now() + retryDelay(attempt, response?.status, () => clock.random());
        report(response?.status ?? networkFailure(error).kind);
        throw error;
      } finally {
        requestList.setState(entry, "retrying");
      }
    });
  };
}

/** An answer of which only the status is known. */
function withStatus(status: number, config: InternalAxiosRequestConfig): AxiosError {
  const response = { status, statusText: "", headers: {}, config, data: "" };
  return new AxiosError(
    "Nothing but a status came.",
    AxiosError.ERR_BAD_RESPONSE,
    config,
    undefined,
    response,
  );
}

/** Tells the limiter what came in place of a success. Where nothing came, the host may be as well as before. */
function noteFailure(
  response: AxiosResponse | undefined,
  start: StartedRequest,
  entry: RequestEntry,
  clock: Clock,
): void {
  if (!response) return;
  if (!isRateLimited(response.status)) {
    start.answered();
    return;
  }
  start.refused(retryAfterOf(response));
  entry.patientUntil ??= clock.now() + LONGEST_WAIT;
}
