import { cp, mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { buildExtension, buildTests } from "./buildTests";
import { readCounts, sumOf, writeCounts } from "./counts";
import { countsFile, demoWorkspace, projectRoot, resultsDirectory } from "../paths";
import { producedDirectory, producedVariable } from "../leaks/produced";
import { createTemporaryDirectory, runProgram } from "../processes/program";
import { runTestsInBrowser } from "../vscode/extensionTests";
import { provisionVSCode, type VSCodeInstallation } from "../vscode/provision";
import { startTestServer } from "../vscode/testServer";
import { makeTrust } from "../vscode/trust";

const results = path.join(resultsDirectory, "vscode");
const counts = countsFile("vscode");

/**
 * One VS Code waits so much that half of two cores stands idle: there are two of them, with one half of the files each.
 * What reads ids in code takes as long as all the rest.
 */
const readsIds = "(ids|idAssist|names\\w*|schemaIds)\\.";
const halves: readonly Half[] = [
  { name: "ids", files: `^${readsIds}` },
  { name: "others", files: `^(?!${readsIds})` },
];

interface Half {
  readonly name: string;
  /** A regular expression for the names of the files. */
  readonly files: string;
}

/** What the halves have in common. */
interface Suite {
  readonly vscode: VSCodeInstallation;
  readonly extensionTestsPath: string;
  readonly directory: string;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Runs `test/vscode` in the extension host of a real VS Code; with `--grep PATTERN`, only the tests so named, with
 * `--minimum` in the oldest VS Code that the manifest declares.
 */
runProgram(async () => {
  const options = { grep: { type: "string" }, minimum: { type: "boolean" } } as const;
  const { grep = "", minimum = false } = parseArgs({ options }).values;
  await rm(counts, { force: true });
  await rm(results, { recursive: true, force: true });

  const vscode = await provisionVSCode(minimum ? "minimum" : "latest");
  await buildExtension();
  const extensionTestsPath = await buildTests();
  const directory = await createTemporaryDirectory("vscode");
  const env = {
    KIZEN_TEST_GREP: grep,
    [producedVariable]: producedDirectory("vscode"),
    // The oldest one reads the computer's certificates from files that a test cannot change.
    ...(minimum ? {} : await makeTrust(path.join(directory, "certificates"))),
  };
  const suite = { vscode, extensionTestsPath, directory, env };
  const codes = await Promise.all(halves.map((half) => runHalf(half, suite)));

  const ended = halves.flatMap(({ name }) => readCounts(path.join(results, name, "counts.json")) ?? []);
  const sum = sumOf(ended);
  if (ended.length === halves.length) writeCounts(counts, sum);
  if (codes.every((code) => code === 0) && sum.passed > 0) return 0;
  console.error(
    `${sum.passed} tests passed, exit codes ${codes.join()}; see ${path.relative(projectRoot, results)}/.`,
  );
  return 1;
});

async function runHalf({ name, files }: Half, suite: Suite): Promise<number> {
  const own = path.join(results, name);
  await mkdir(own, { recursive: true });
  const workspace = path.join(suite.directory, name, "workspace");
  await cp(demoWorkspace, workspace, { recursive: true });
  const output = path.join(own, "mocha.log");
  const server = await startTestServer(suite.vscode, {
    extensionDevelopmentPath: projectRoot,
    extensionTestsPath: suite.extensionTestsPath,
    workspace,
    dataDirectory: path.join(suite.directory, name, "server"),
    logFile: path.join(own, "server.log"),
    env: {
      ...suite.env,
      KIZEN_TEST_FILES: files,
      KIZEN_TEST_COUNTS: path.join(own, "counts.json"),
      KIZEN_TEST_OUTPUT: output,
    },
  });
  const code = await runTestsInBrowser(server.url, {
    output,
    results: own,
    produced: producedDirectory("vscode"),
  });
  await server.process.stop();
  await cp(server.logs, path.join(own, "logs"), { recursive: true });
  return code;
}
