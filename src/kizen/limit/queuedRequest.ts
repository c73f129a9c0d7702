import type { Priority } from "./priority";

/** A waiting request. `priority` is re-read on each pass: it may rise while waiting. */
export interface QueuedRequest {
  /** Names the host and the key it goes with: pauses and places are counted for each such name. */
  readonly destination: string;
  readonly priority: Priority;
  /** It may not start before, by the limiter's clock: it waits to be tried again. */
  readonly notBefore?: number | undefined;
  /**
   * Beyond this moment, by the limiter's clock, it does not wait for a pause that its destination asked for. Default:
   * half a minute from any moment at which it waits.
   */
  readonly patientUntil?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A request that was started, as the limiter wants to be told of it. */
export interface StartedRequest {
  readonly at: number;
  /** The request has left this computer. Where this is never told, its second counts from its end. */
  readonly sent: () => void;
  /** Kizen answered, and did not refuse. */
  answered(): void;
  /** Kizen said "too many requests", and how many milliseconds to wait where it did. */
  refused(retryAfter: number | undefined): void;
}
