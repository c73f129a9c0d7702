import { rm } from "node:fs/promises";
import path from "node:path";
import { type Counts, readCounts, sumOf } from "./counts";
import { OwnedProcess } from "../processes/ownedProcess";
import { countsFile, projectRoot, resultsDirectory } from "../paths";
import { runProgram } from "../processes/program";

/** A part of `npm test`: a script that passes or fails as a whole, or a suite that counts its tests. */
interface Part {
  readonly title: string;
  readonly script: string;
  /** The name of the suite's file of counts. */
  readonly suite?: string;
}

/** One stage after the other: lists of parts that run at the same time, each list one part after the other. */
const stages: readonly (readonly (readonly Part[])[])[] = [
  [
    [
      { title: "Lint", script: "lint" },
      { title: "Type check", script: "types" },
      { title: "Format", script: "format:check" },
      { title: "Unused code", script: "unused" },
    ],
    [
      { title: "VS Code from npm", script: "test:install" },
      { title: "Unit tests", script: "test:unit", suite: "unit" },
    ],
  ],
  // Two workbenches need both cores: beside other work they are so slow that all of it takes no less time. What counts
  // requests in real time does nothing but wait.
  [
    [{ title: "Extension host tests", script: "test:vscode", suite: "vscode" }],
    [{ title: "Limits in real time", script: "test:limits", suite: "limits" }],
  ],
  [
    [
      { title: "End-to-end tests", script: "test:e2e", suite: "e2e" },
      { title: "No key in all that", script: "test:leaks" },
    ],
  ],
];

interface Result {
  readonly title: string;
  readonly counts: Counts;
  readonly seconds: number;
}

const running = new Set<OwnedProcess>();

/** Prints what the part prints, or where others run beside it, all of that once it has ended. */
async function runPart({ title, script, suite }: Part, stdio: "inherit" | "pipe"): Promise<Result> {
  const heading = `\n── ${title} (npm run ${script})\n`;
  if (stdio === "inherit") console.log(heading);
  const start = Date.now();
  const part = new OwnedProcess("npm", ["run", "--silent", script], {
    cwd: projectRoot,
    stdio: ["ignore", stdio, stdio],
    shell: process.platform === "win32",
  });
  running.add(part);
  const code = await part.exited;
  running.delete(part);
  if (stdio === "pipe") console.log(`${heading}${part.output}`);
  const counts =
    suite === undefined ? { passed: code === 0 ? 1 : 0, failed: 0 } : readCounts(countsFile(suite));
  const seconds = Math.round((Date.now() - start) / 1000);
  return { title, counts: withFailure(counts ?? { passed: 0, failed: 0 }, code), seconds };
}

async function runInOrder(parts: readonly Part[], stdio: "inherit" | "pipe"): Promise<Result[]> {
  const results: Result[] = [];
  for (const part of parts) results.push(await runPart(part, stdio));
  return results;
}

/** A part that failed without a failed test, or that tested nothing, counts as one failure. */
function withFailure(counts: Counts, code: number): Counts {
  const failedSilently = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  return failedSilently ? { ...counts, failed: 1 } : counts;
}

const describe = ({ passed, failed }: Counts): string => `${passed} passed, ${failed} failed`;

/** Runs every check, whatever the others say, and ends with one line that sums them up. */
runProgram(
  async () => {
    await rm(path.join(resultsDirectory, "counts"), { recursive: true, force: true });
    const results: Result[] = [];
    for (const lists of stages) {
      const stdio = lists.length === 1 ? "inherit" : "pipe";
      results.push(...(await Promise.all(lists.map((parts) => runInOrder(parts, stdio)))).flat());
    }

    console.log("");
    for (const { title, counts, seconds } of results)
      console.log(`${title.padEnd(21)} ${describe(counts)}, ${seconds} s`);
    for (const title of results.flatMap(({ counts }) => counts.repeated ?? []))
      console.log(`At the second attempt only: ${title}`);
    const total = sumOf(results.map(({ counts }) => counts));
    console.log(`\n${describe(total)}`);
    return total.failed === 0 ? 0 : 1;
  },
  async () => {
    await Promise.all([...running].map((part) => part.stop()));
  },
);
