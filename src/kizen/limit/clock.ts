/** Clock and random source, injectable for tests. */
export interface Clock {
  /** Milliseconds from any beginning; never goes back, whatever happens to the computer's date. */
  now(): number;
  /** Calls back once after so many milliseconds; the answer takes that back. */
  after(ms: number, then: () => void): () => void;
  /** 0 to 1, without 1. */
  random(): number;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after: (ms, then) => {
    // The moment may have passed while it was computed.
    const timer = setTimeout(then, Math.max(0, ms));
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};
