import type { AxiosError, AxiosInstance } from "axios";
import axiosRetry from "axios-retry";
import { networkErrorKind } from "./networkErrors";

/** Tries after the first. */
const RETRIES = 4;
/** First back-off in milliseconds; it doubles with each try. */
const BASE_DELAY = 250;
const LONGEST_DELAY = 8_000;
/** A server that asks for more patience than this is answered with an error rather than with silence. */
const LONGEST_RETRY_AFTER = 30_000;

const RATE_LIMITED = new Set([503, 429]);
const TRANSIENT = new Set([502, 504]);

/** 503 is documented as "more than 25 requests per second"; 429 is what other services say instead. */
export function isRateLimited(status: number | undefined): boolean {
  return status !== undefined && RATE_LIMITED.has(status);
}

/** Exponential back-off with full jitter, in milliseconds: random, so that clients do not come back in step. */
function backOff(attempt: number): number {
  return Math.random() * Math.min(LONGEST_DELAY, BASE_DELAY * 2 ** attempt);
}

/**
 * How long the whole client pauses after the `consecutive`-th refusal in a row, in milliseconds: what `Retry-After`
 * says (seconds or a date), up to 30 s, else a back-off of at least the window in which Kizen counts.
 */
export function pauseAfterRefusal(consecutive: number, retryAfter: string | undefined): number {
  const asked = retryAfter === undefined ? NaN : readRetryAfter(retryAfter);
  if (Number.isFinite(asked)) return Math.min(LONGEST_RETRY_AFTER, Math.max(0, asked));
  return 1_000 + backOff(consecutive);
}

function readRetryAfter(value: string): number {
  const seconds = Number(value);
  return Number.isNaN(seconds) ? Date.parse(value) - Date.now() : seconds * 1000;
}

/** Every request of this client is a read, so trying again is safe: only the failure decides. */
function isTransient(error: AxiosError): boolean {
  const status = error.response?.status;
  if (status !== undefined) return isRateLimited(status) || TRANSIENT.has(status);
  const kind = networkErrorKind(error);
  return kind === "connectionLost" || kind === "connectionRefused" || kind === "unreachable";
}

export function addRetries(instance: AxiosInstance): void {
  axiosRetry(instance, {
    retries: RETRIES,
    retryCondition: isTransient,
    // A refused request waits in the limiter, which pauses for everybody; adding a delay here would count twice.
    retryDelay: (attempt, error) => (isRateLimited(error.response?.status) ? 0 : backOff(attempt)),
    // Time in the queue is not the server's: each attempt has the whole time-out.
    shouldResetTimeout: true,
  });
}
