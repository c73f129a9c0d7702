import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import Mocha from "mocha";
import { extensionsVariable } from "../e2e/support/session";
import CountingReporter from "./countingReporter";
import { npm } from "./npm";
import { countsFile, projectRoot, resultsDirectory, vsixFile } from "./paths";
import { createTemporaryDirectory, runProgram } from "./program";
import { installExtension } from "./vscode/codeServer";
import { provisionVSCode } from "./vscode/provision";

const testDirectory = path.join(projectRoot, "test/e2e");
const counts = countsFile("e2e");

/** Runs `test/e2e` with the packed extension in a real VS Code; `--grep` selects tests by title. */
runProgram(async () => {
  const { values } = parseArgs({ options: { grep: { type: "string" } } });
  await rm(counts, { force: true });
  await rm(path.join(resultsDirectory, "e2e"), { recursive: true, force: true });

  const vscode = await provisionVSCode();
  await npm(projectRoot, ["run", "package"]);
  const directory = await createTemporaryDirectory("profile");
  const extensions = path.join(directory, "extensions");
  await installExtension(vscode, { userData: path.join(directory, "user-data"), extensions }, vsixFile);
  process.env[extensionsVariable] = extensions;

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
