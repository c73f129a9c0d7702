import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { OwnedProcess } from "../support/processes/ownedProcess";
import { projectRoot } from "../support/paths";
import { createTemporaryDirectory, runProgram } from "../support/processes/program";
import { type Figure, figuresIn, figuresVariable } from "./figures";

const SUFFIX = ".bench.ts";

/** A figure as a row of the table: what, how much, of how much, and whether that is more than it may be. */
function rowOf(benchmark: string, { what, measured, unit, budget }: Figure): string {
  const digits = unit === "times" ? 2 : measured < 10 ? 1 : 0;
  const missed = budget !== undefined && !(measured <= budget) ? "missed" : "";
  const share = budget === undefined || budget === 0 ? "" : `${((100 * measured) / budget).toFixed(0)} %`;
  const most = budget === undefined ? "" : `${budget} ${unit}`;
  return `| ${[benchmark, what, `${measured.toFixed(digits)} ${unit}`, most, share, missed].join(" | ")} |`;
}

/**
 * Runs the benchmarks beside this file, or those named on the command line, each in a process of its own and whatever
 * the others do, and ends with a table of all figures.
 */
runProgram(async () => {
  const all = (await readdir(__dirname)).flatMap((file) =>
    file.endsWith(SUFFIX) ? file.slice(0, -SUFFIX.length) : [],
  );
  const chosen = process.argv.slice(2);
  const unknown = chosen.filter((name) => !all.includes(name));
  if (unknown.length > 0) throw new Error(`No benchmark ${unknown.join(", ")}; there are: ${all.join(", ")}`);
  const directory = await createTemporaryDirectory("figures");
  const failed: string[] = [];
  const rows: string[] = [];
  for (const name of chosen.length > 0 ? chosen : all) {
    console.log(`\n── ${name}\n`);
    const file = path.join(directory, name);
    await writeFile(file, "");
    const benchmark = new OwnedProcess(
      process.execPath,
      ["--import=tsx", path.join(__dirname, name + SUFFIX)],
      { cwd: projectRoot, env: { ...process.env, [figuresVariable]: file } },
    );
    if ((await benchmark.exited) !== 0) failed.push(name);
    rows.push(...figuresIn(file).map((figure) => rowOf(name, figure)));
  }
  console.log(
    "\n| benchmark | figure | measured | budget | share | |\n| --- | --- | --- | --- | --- | --- |",
  );
  console.log(rows.join("\n"));
  if (failed.length > 0) console.error(`\nDid not come to their end: ${failed.join(", ")}`);
  return failed.length === 0 ? 0 : 1;
});
