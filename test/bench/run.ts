import { readdir } from "node:fs/promises";
import path from "node:path";
import { run } from "../support/ownedProcess";
import { projectRoot } from "../support/paths";
import { runProgram } from "../support/program";

const SUFFIX = ".bench.ts";

/** Runs the benchmarks beside this file, or those named on the command line, each in a process of its own. */
runProgram(async () => {
  const all = (await readdir(__dirname)).flatMap((file) =>
    file.endsWith(SUFFIX) ? file.slice(0, -SUFFIX.length) : [],
  );
  const chosen = process.argv.slice(2);
  const unknown = chosen.filter((name) => !all.includes(name));
  if (unknown.length > 0) throw new Error(`No benchmark ${unknown.join(", ")}; there are: ${all.join(", ")}`);
  for (const name of chosen.length > 0 ? chosen : all) {
    console.log(`\n── ${name}\n`);
    await run(process.execPath, ["--import=tsx", path.join(__dirname, name + SUFFIX)], { cwd: projectRoot });
  }
  return 0;
});
