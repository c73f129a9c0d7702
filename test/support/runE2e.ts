import { existsSync } from "node:fs";
import { readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { extensionsVariable, resultsOf } from "../e2e/support/session";
import { sumOf, writeCounts } from "./counts";
import { countsFile, projectRoot, resultsDirectory } from "./paths";
import { runProgram } from "./program";
import { failedSuites, runSuites } from "./suiteRun";
import { installPackedExtension } from "./vscode/packedExtension";

const testDirectory = path.join(projectRoot, "test/e2e");
const counts = countsFile("e2e");

/**
 * Runs `test/e2e` with the packed extension in a real VS Code; `--grep` selects tests by title. A suite that fails is
 * run once more from its beginning: a window that a machine without time to spare draws late can take the focus from
 * what a test types into. The summary names each suite that needed this.
 */
runProgram(async () => {
  const { values } = parseArgs({ options: { grep: { type: "string" } } });
  await rm(counts, { force: true });
  await rm(path.join(resultsDirectory, "e2e"), { recursive: true, force: true });

  const { profile } = await installPackedExtension();
  process.env[extensionsVariable] = profile.extensions;

  const names = await readdir(testDirectory, { recursive: true });
  const files = names
    .filter((name) => name.endsWith(".e2e.ts"))
    .toSorted()
    .map((name) => path.join(testDirectory, name));
  const first = await runSuites(files, values.grep);
  const again = failedSuites(first);
  for (const suite of again.keys()) await keepResults(suite);
  const second = again.size === 0 ? [] : await runSuites(again.values(), values.grep);

  const results = new Map([...first, ...second]);
  const failed = failedSuites(results);
  const total = sumOf(results.values());
  writeCounts(counts, { ...total, flaky: [...again.keys()].filter((suite) => !failed.has(suite)) });
  return total.failed === 0 ? 0 : 1;
});

/** Sets aside what a suite left behind, before it is run again. */
async function keepResults(suite: string): Promise<void> {
  const directory = resultsOf(suite);
  // A suite without a window of its own leaves nothing.
  if (existsSync(directory)) await rename(directory, `${directory}-first-attempt`);
}
