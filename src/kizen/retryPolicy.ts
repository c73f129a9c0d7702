import type { AxiosError, AxiosInstance } from "axios";
import axiosRetry from "axios-retry";
import { fullJitter } from "./backOff";
import { networkErrorKind } from "./networkErrors";

/** Tries after the first. */
const RETRIES = 4;
/** First back-off in milliseconds; it doubles with each try. */
const BASE_DELAY = 250;
const LONGEST_DELAY = 8_000;

const RATE_LIMITED = new Set([503, 429]);
const TRANSIENT = new Set([502, 504]);

/** 503 is documented as "more than 25 requests per second"; 429 is what other services say instead. */
export function isRateLimited(status: number | undefined): boolean {
  return status !== undefined && RATE_LIMITED.has(status);
}

/** How long a request that failed for the `attempt`-th time waits, in milliseconds; `random` as `Math.random`. */
export function retryDelay(attempt: number, status: number | undefined, random: () => number): number {
  // A refused request waits with all the others while the limiter pauses; a delay here would count twice.
  return isRateLimited(status) ? 0 : fullJitter(attempt, BASE_DELAY, LONGEST_DELAY, random);
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
    // It waits in the limiter's queue, where others see it and where it can be cancelled.
    retryDelay: () => 0,
    // Time in the queue is not the server's: each attempt has the whole time-out.
    shouldResetTimeout: true,
  });
}
