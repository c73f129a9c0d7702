import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** How many tests of a suite passed and failed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** The titles of those that passed at their second attempt only; missing where a suite has no second attempts. */
  readonly repeated?: readonly string[];
}

export function sumOf(all: Iterable<Counts>): Counts {
  const sum = { passed: 0, failed: 0 };
  for (const { passed, failed } of all) {
    sum.passed += passed;
    sum.failed += failed;
  }
  return sum;
}

export function writeCounts(file: string, counts: Counts): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(counts));
}

/** The counts of a suite, or nothing if it never came to its end. */
export function readCounts(file: string): Counts | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Counts;
  } catch {
    return undefined;
  }
}
