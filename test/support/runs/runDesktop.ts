import { cp, rm } from "node:fs/promises";
import path from "node:path";
import { runTests } from "@vscode/test-electron";
import { buildExtension, buildTests } from "./buildTests";
import { cacheDirectory, countsFile, demoWorkspace, projectRoot } from "../paths";
import { createTemporaryDirectory, runProgram } from "../processes/program";
import { writeUserSettings } from "../vscode/userSettings";

/** Runs `test/vscode` in the newest desktop VS Code, which is downloaded. */
runProgram(async () => {
  // Set in a terminal of VS Code; with it, Electron would start as Node.js.
  delete process.env["ELECTRON_RUN_AS_NODE"];
  await buildExtension();
  const extensionTestsPath = await buildTests();
  const workspace = path.join(await createTemporaryDirectory("desktop"), "workspace");
  await cp(demoWorkspace, workspace, { recursive: true });
  // A socket's path has to be short, which a temporary directory's is not everywhere.
  const userData = path.join(cacheDirectory, "desktop");
  await rm(userData, { recursive: true, force: true });
  await writeUserSettings(userData);

  return await runTests({
    version: "stable",
    cachePath: cacheDirectory,
    extensionDevelopmentPath: projectRoot,
    extensionTestsPath,
    extensionTestsEnv: { KIZEN_TEST_COUNTS: countsFile("desktop") },
    launchArgs: [workspace, "--user-data-dir", userData, "--disable-extensions", "--disable-workspace-trust"],
  });
});
