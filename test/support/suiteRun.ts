import Mocha from "mocha";
import type { Counts } from "./counts";

/** How the tests of an outermost suite ended. */
export interface SuiteResult extends Counts {
  /** The file that has it. */
  readonly file: string;
}

/** By the titles of the suites. */
export type SuiteResults = ReadonlyMap<string, SuiteResult>;

/**
 * Runs test files with Mocha's spec reporter, with `grep` those tests whose full title matches. A hook that fails counts
 * as a failed test.
 */
export async function runSuites(files: Iterable<string>, grep: string | undefined): Promise<SuiteResults> {
  const mocha = new Mocha({
    timeout: 60_000,
    forbidOnly: process.env["CI"] !== undefined,
    ...(grep !== undefined && { grep }),
  });
  for (const file of files) mocha.addFile(file);

  const results = new Map<string, SuiteResult>();
  const count = (test: Mocha.Runnable, one: Counts) => {
    const [suite = ""] = test.titlePath();
    const { passed, failed } = results.get(suite) ?? { passed: 0, failed: 0 };
    const file = test.file ?? "";
    results.set(suite, { file, passed: passed + one.passed, failed: failed + one.failed });
  };
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    runner.on("pass", (test: Mocha.Runnable) => count(test, { passed: 1, failed: 0 }));
    runner.on("fail", (test: Mocha.Runnable) => count(test, { passed: 0, failed: 1 }));
  });
  // The files declare their suites when they are loaded; another run loads them again.
  mocha.unloadFiles();
  return results;
}

/** The titles and files of the suites with a failed test. */
export function failedSuites(results: SuiteResults): ReadonlyMap<string, string> {
  return new Map(
    [...results].filter(([, { failed }]) => failed > 0).map(([suite, { file }]) => [suite, file]),
  );
}
