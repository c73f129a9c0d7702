import { rmSync } from "node:fs";
import type { Reporter, TestCase } from "@playwright/test/reporter";
import { writeCounts } from "../../support/counts";
import { countsFile } from "../../support/paths";

const counts = countsFile("e2e");

/** Leaves the number of tests that passed and failed behind, for the gate's last line. */
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
    const outcomes = [...this.#tests].map((test) => test.outcome());
    const passed = outcomes.filter((outcome) => outcome === "expected").length;
    const skipped = outcomes.filter((outcome) => outcome === "skipped").length;
    writeCounts(counts, { passed, failed: outcomes.length - passed - skipped });
  }
}
