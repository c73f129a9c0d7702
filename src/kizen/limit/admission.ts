/** One start that was admitted. */
export interface Admission {
  /** The request has left, or never will: from now on its second counts. May be told more than once. */
  sent(): void;
}

/**
 * Called immediately before each start where the limit is shared with other processes; undefined refuses. It guards
 * the limit where the rate that the limiter was given is a moment too old, so it seldom refuses.
 */
export type Admit = () => Admission | undefined;

/** A limit that is shared with nobody. */
export const admitAll: Admit = () => ({ sent: () => undefined });

/** Milliseconds after which a request that was not admitted tries again. */
export const ADMISSION_RETRY_MS = 20;
