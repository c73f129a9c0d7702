import { rmSync } from "node:fs";
import type { Reporter, TestCase } from "@playwright/test/reporter";
import { writeCounts } from "../../support/runs/counts";
import { countsFile } from "../../support/paths";

const counts = countsFile("e2e");

/**
 * Leaves the number of tests that passed and failed behind, for the gate's last line, and the titles of those that
 * passed at their second attempt only.
 */
export default class CountsReporter implements Reporter {
  readonly #tests = new Set<TestCase>();

  constructor() {
    rmSync(counts, { force: true });
  }

  printsToStdio(): boolean {
    return false;
  }

  onTestEnd(test: TestCase): void {
    this.#tests.add(test);
  }

  onEnd(): void {
    const having = (outcome: ReturnType<TestCase["outcome"]>) =>
      [...this.#tests].filter((test) => test.outcome() === outcome);
    const repeated = having("flaky").map((test) => test.title);
    const passed = having("expected").length + repeated.length;
    writeCounts(counts, { passed, failed: having("unexpected").length, repeated });
  }
}
