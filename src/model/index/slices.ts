import { setImmediate } from "node:timers/promises";

/** Milliseconds of work between two events: short enough for a keystroke or an answer not to notice. */
const SLICE = 8;

/** Does something with each item, letting other events in every few milliseconds; stops when the signal aborts. */
export async function inSlices<T>(
  items: Iterable<T>,
  work: (item: T) => void,
  signal?: AbortSignal,
): Promise<void> {
  let pauseAt = performance.now() + SLICE;
  for (const item of items) {
    if (signal?.aborted === true) return;
    work(item);
    if (performance.now() < pauseAt) continue;
    await setImmediate();
    pauseAt = performance.now() + SLICE;
  }
}
