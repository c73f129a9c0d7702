import { setTimeout as sleep } from "node:timers/promises";

/** Long enough for a busy computer: who waits for what comes does not wait longer by it. */
const defaultLimitMs = 60_000;
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
