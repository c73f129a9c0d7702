import Mocha from "mocha";
import type { Counts } from "./counts";

/** How the tests of one run ended, by the title of their outermost suite. */
export type SuiteCounts = ReadonlyMap<string, Counts>;

export interface SuiteRunOptions {
  readonly files: readonly string[];
  /** Runs these outermost suites only. */
  readonly suites?: readonly string[];
  /** Runs the tests whose full title matches only; not together with `suites`. */
  readonly grep?: string;
}

/** Runs test files with Mocha's spec reporter. A hook that fails counts as a failed test. */
export async function runSuites({ files, suites, grep }: SuiteRunOptions): Promise<SuiteCounts> {
  const mocha = new Mocha({ timeout: 60_000, forbidOnly: process.env["CI"] !== undefined, reporter: "spec" });
  if (suites) mocha.grep(new RegExp(`^(${suites.map(escapeRegExp).join("|")})`));
  else if (grep !== undefined) mocha.grep(grep);
  for (const file of files) mocha.addFile(file);

  const counts = new Map<string, Counts>();
  const count = (test: Mocha.Runnable, one: Counts) => {
    const [suite = ""] = test.titlePath();
    const { passed, failed } = counts.get(suite) ?? { passed: 0, failed: 0 };
    counts.set(suite, { passed: passed + one.passed, failed: failed + one.failed });
  };
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    runner.on("pass", (test: Mocha.Runnable) => count(test, { passed: 1, failed: 0 }));
    runner.on("fail", (test: Mocha.Runnable) => count(test, { passed: 0, failed: 1 }));
  });
  // The files declare their suites when they are loaded; another run loads them again.
  mocha.unloadFiles();
  return counts;
}

export function failedSuites(counts: SuiteCounts): string[] {
  return [...counts].filter(([, { failed }]) => failed > 0).map(([suite]) => suite);
}

export function totalOf(counts: SuiteCounts): Counts {
  const total = { passed: 0, failed: 0 };
  for (const { passed, failed } of counts.values()) {
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
