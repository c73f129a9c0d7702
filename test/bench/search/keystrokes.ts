import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** A slow engine gets as far as this many milliseconds take it. */
const TYPING = 20_000;
const FEWEST_KEYSTROKES = 20;
const ROUNDS = 4;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Every letter of a query is a keystroke. */
export function keystrokesOf(queries: readonly string[]): string[] {
  return queries.flatMap((query) => Array.from(query, (_, at) => query.slice(0, at + 1)));
}

/** Milliseconds of computing, not of waiting for a computer that is busy with something else. */
export function computing(task: () => unknown): number {
  const before = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

export function megabytes(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/**
 * Milliseconds of each keystroke, the best of several rounds: whatever else the computer does only makes one slower.
 * A round goes through all keystrokes, so that what an engine remembers of one is gone before it comes again.
 */
export function typingTimes(keystrokes: readonly string[], search: (query: string) => unknown): number[] {
  const best: number[] = [];
  let spent = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, query] of keystrokes.entries()) {
      const isSlow = spent > TYPING && at >= FEWEST_KEYSTROKES;
      if (isSlow || (spent > TYPING && round > 0)) return best.sort((a, b) => a - b);
      const time = computing(() => search(query));
      best[at] = Math.min(best[at] ?? Infinity, time);
      spent += time;
    }
  }
  return best.sort((a, b) => a - b);
}
