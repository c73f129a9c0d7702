import { rm } from "node:fs/promises";
import path from "node:path";
import { type Counts, readCounts, sumOf } from "./counts";
import { OwnedProcess } from "./ownedProcess";
import { countsFile, projectRoot, resultsDirectory } from "./paths";
import { runProgram } from "./program";

/** A part of `npm test`: a script that passes or fails as a whole, or a suite that counts its tests. */
interface Part {
  readonly title: string;
  readonly script: string;
  /** The name of the suite's file of counts. */
  readonly suite?: string;
}

const parts: readonly Part[] = [
  { title: "Type check", script: "types" },
  { title: "Lint", script: "lint" },
  { title: "Format", script: "format:check" },
  { title: "Unused code", script: "unused" },
  { title: "Unit tests", script: "test:unit", suite: "unit" },
  { title: "Limits in real time", script: "test:limits", suite: "limits" },
  { title: "Extension host tests", script: "test:vscode", suite: "vscode" },
  { title: "End-to-end tests", script: "test:e2e", suite: "e2e" },
  { title: "No key in all that", script: "test:leaks" },
];

let running: OwnedProcess | undefined;

async function runPart({ title, script, suite }: Part): Promise<Counts> {
  console.log(`\n── ${title} (npm run ${script})\n`);
  running = new OwnedProcess("npm", ["run", "--silent", script], {
    cwd: projectRoot,
    shell: process.platform === "win32",
  });
  const code = await running.exited;
  const counts =
    suite === undefined ? { passed: code === 0 ? 1 : 0, failed: 0 } : readCounts(countsFile(suite));
  return withFailure(counts ?? { passed: 0, failed: 0 }, code);
}

/** A part that failed without a failed test, or that tested nothing, counts as one failure. */
function withFailure(counts: Counts, code: number): Counts {
  const failedSilently = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  return failedSilently ? { ...counts, failed: 1 } : counts;
}

const describe = ({ passed, failed }: Counts): string => `${passed} passed, ${failed} failed`;

/**
 * Runs every check, whatever the others say, and ends with one line that sums them up. One after the other: beside unit
 * tests a workbench was so slow on two cores that paths through it failed, and the whole took no less time.
 */
runProgram(
  async () => {
    await rm(path.join(resultsDirectory, "counts"), { recursive: true, force: true });
    const results: { title: string; counts: Counts }[] = [];
    for (const part of parts) results.push({ title: part.title, counts: await runPart(part) });

    console.log("");
    for (const { title, counts } of results) console.log(`${title.padEnd(21)} ${describe(counts)}`);
    for (const title of results.flatMap(({ counts }) => counts.repeated ?? []))
      console.log(`At the second attempt only: ${title}`);
    const total = sumOf(results.map(({ counts }) => counts));
    console.log(`\n${describe(total)}`);
    return total.failed === 0 ? 0 : 1;
  },
  async () => running?.stop(),
);
