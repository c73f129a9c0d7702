import { setTimeout as sleep } from "node:timers/promises";

const defaultLimitMs = 10_000;
const intervalMs = 100;

/** Repeats a check until it no longer throws, and returns its result; throws its last error when the time is up. */
export async function eventually<T>(check: () => T | Promise<T>, limitMs = defaultLimitMs): Promise<T> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await sleep(intervalMs);
  }
}
