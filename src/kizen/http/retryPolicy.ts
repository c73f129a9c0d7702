import type { AxiosError, AxiosInstance } from "axios";
import axiosRetry from "axios-retry";
import { fullJitter } from "../limit/backOff";
import { networkFailure } from "./networkFailure";

/** Tries after the first. */
const RETRIES = 4;
/** First back-off in milliseconds; it doubles with each try. */
const BASE_DELAY = 250;
const LONGEST_DELAY = 8_000;

const RATE_LIMITED = new Set([503, 429]);
/**
 * 421 says that this connection leads to the wrong server: the next attempt has another one. From 520 on it is what CDNs
 * say whose server did not answer.
 */
const TRANSIENT = new Set([408, 421, 425, 502, 504, 520, 521, 522, 523, 524]);

/** 503 says that the limit was exceeded; 429 is what other services say instead (docs/kizen-api.md, Rate limit). */
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
  // What a host is, or what stands in its certificate, is the same a moment later.
  const { kind } = networkFailure(error);
  return kind === "connectionLost" || kind === "connectionRefused" || kind === "unreachable";
}

/** `isWorthWaiting`: whether a refused request may start again within a time that makes sense. */
export function addRetryPolicy(
  instance: AxiosInstance,
  isWorthWaiting: (error: AxiosError) => boolean,
): void {
  axiosRetry(instance, {
    retries: RETRIES,
    retryCondition: (error) =>
      isTransient(error) && (!isRateLimited(error.response?.status) || isWorthWaiting(error)),
    // It waits in the limiter's queue, where others see it and where it can be cancelled.
    retryDelay: () => 0,
    // Time in the queue is not the server's: each attempt has the whole time-out.
    shouldResetTimeout: true,
  });
}
