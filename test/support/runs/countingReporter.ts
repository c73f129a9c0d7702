import { appendFileSync } from "node:fs";
import { format } from "node:util";
import Mocha from "mocha";
import { writeCounts } from "./counts";

/**
 * Mocha's spec reporter that also leaves the suite's counts behind. Its options: `counts`, the file they go to, and
 * `output`, a file that gets the lines instead of the console, which no one reads inside the extension host.
 */
export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    const { counts, output } = options.reporterOptions as { counts: string; output?: string };
    if (output !== undefined) {
      Mocha.reporters.Base.consoleLog = (...line: unknown[]) =>
        appendFileSync(output, `${format(...line)}\n`);
    }
    super(runner, options);
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes = 0, failures = 0 } = runner.stats ?? {};
      writeCounts(counts, { passed: passes, failed: failures });
    });
  }
}
