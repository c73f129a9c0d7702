import { setImmediate } from "node:timers/promises";

/** Milliseconds of work between two events: short enough for a keystroke or an answer not to notice. */
const SLICE = 8;
/** Items sorted in one go. */
const RUN = 500;

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

/** What a work of many steps comes to, letting other events in; undefined where the signal aborts. */
export async function takeInSlices<T>(
  steps: Generator<undefined, T>,
  signal?: AbortSignal,
): Promise<T | undefined> {
  let taken: T | undefined;
  const whole = (function* () {
    taken = yield* steps;
  })();
  await inSlices(whole, () => undefined, signal);
  return signal?.aborted === true ? undefined : taken;
}

/** The items in order, equal ones as they came, letting other events in; not all of them where the signal aborted. */
export async function sortInSlices<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
  signal?: AbortSignal,
): Promise<readonly T[]> {
  let runs: (readonly T[])[] = [];
  await inSlices(runsOf(items), (run) => void runs.push(run.toSorted(compare)), signal);
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let at = 0; at < runs.length; at += 2) {
      const run: T[] = [];
      await inSlices(
        merge(runs[at] ?? [], runs[at + 1] ?? [], compare),
        (item) => void run.push(item),
        signal,
      );
      merged.push(run);
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

function* runsOf<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += RUN) yield items.slice(at, at + RUN);
}

function* merge<T>(
  first: readonly T[],
  second: readonly T[],
  compare: (a: T, b: T) => number,
): Generator<T, void> {
  let at = 0;
  for (const item of first) {
    for (let other = second[at]; other !== undefined && compare(other, item) < 0; other = second[++at]) {
      yield other;
    }
    yield item;
  }
  yield* second.slice(at);
}
