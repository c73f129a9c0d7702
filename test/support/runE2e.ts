import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import Mocha from "mocha";
import { extensionsVariable } from "../e2e/support/session";
import CountingReporter from "./countingReporter";
import { countsFile, projectRoot, resultsDirectory } from "./paths";
import { runProgram } from "./program";
import { installPackedExtension } from "./vscode/packedExtension";

const testDirectory = path.join(projectRoot, "test/e2e");
const counts = countsFile("e2e");

/** Runs `test/e2e` with the packed extension in a real VS Code; `--grep` selects tests by title. */
runProgram(async () => {
  const { values } = parseArgs({ options: { grep: { type: "string" } } });
  await rm(counts, { force: true });
  await rm(path.join(resultsDirectory, "e2e"), { recursive: true, force: true });

  const { profile } = await installPackedExtension();
  process.env[extensionsVariable] = profile.extensions;

  const mocha = new Mocha({
    timeout: 60_000,
    forbidOnly: process.env["CI"] !== undefined,
    reporter: CountingReporter,
    reporterOptions: { counts },
    ...values,
  });
  for (const file of await readdir(testDirectory, { recursive: true })) {
    if (file.endsWith(".e2e.ts")) mocha.addFile(path.join(testDirectory, file));
  }
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  return failures === 0 ? 0 : 1;
});
