/** One start that was admitted. */
export interface Admitted {
  /** The request has left, or never will: from now on its second counts. May be told more than once. */
  sent(): void;
}

/**
 * Asked immediately before each start, by whoever shares the limit with other processes: undefined is a no. It guards
 * the limit where the rate that the limiter was given is a moment too old, and so it is seldom a no.
 */
export type Admission = () => Admitted | undefined;

/** A limit that is shared with nobody. */
export const admitAll: Admission = () => ({ sent: () => undefined });

/** Milliseconds after which whoever was not admitted asks again. */
export const PATIENCE = 20;
