import { cp, mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { buildExtension, buildTests } from "./buildTests";
import { readCounts } from "./counts";
import { countsFile, demoWorkspace, projectRoot, resultsDirectory } from "./paths";
import { producedDirectory, producedVariable } from "./produced";
import { createTemporaryDirectory, runProgram } from "./program";
import { runTestsInBrowser } from "./vscode/extensionTests";
import { provisionVSCode } from "./vscode/provision";
import { startTestServer } from "./vscode/testServer";
import { makeTrust } from "./vscode/trust";

const results = path.join(resultsDirectory, "vscode");
const counts = countsFile("vscode");

/**
 * Runs `test/vscode` in the extension host of a real VS Code; with `--grep PATTERN`, only the tests so named, with
 * `--minimum` in the oldest VS Code that the manifest declares.
 */
runProgram(async () => {
  const options = { grep: { type: "string" }, minimum: { type: "boolean" } } as const;
  const { grep = "", minimum = false } = parseArgs({ options }).values;
  await rm(counts, { force: true });
  await rm(results, { recursive: true, force: true });
  await mkdir(results, { recursive: true });

  const vscode = await provisionVSCode(minimum ? "minimum" : "latest");
  await buildExtension();
  const extensionTestsPath = await buildTests();
  const directory = await createTemporaryDirectory("vscode");
  const workspace = path.join(directory, "workspace");
  await cp(demoWorkspace, workspace, { recursive: true });

  const output = path.join(results, "mocha.log");
  const produced = producedDirectory("vscode");
  const server = await startTestServer(vscode, {
    extensionDevelopmentPath: projectRoot,
    extensionTestsPath,
    workspace,
    dataDirectory: path.join(directory, "server"),
    logFile: path.join(results, "server.log"),
    env: {
      KIZEN_TEST_COUNTS: counts,
      KIZEN_TEST_OUTPUT: output,
      KIZEN_TEST_GREP: grep,
      [producedVariable]: produced,
      // The oldest one reads the computer's certificates from files that a test cannot change.
      ...(minimum ? {} : await makeTrust(path.join(directory, "certificates"))),
    },
  });
  const code = await runTestsInBrowser(server.url, { output, results, produced });
  await server.process.stop();
  await cp(server.logs, path.join(results, "logs"), { recursive: true });

  const { passed = 0 } = readCounts(counts) ?? {};
  if (code === 0 && passed > 0) return 0;
  console.error(`${passed} tests passed, exit code ${code}; see ${path.relative(projectRoot, results)}/.`);
  return 1;
});
