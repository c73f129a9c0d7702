import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { projectRoot } from "../paths";

/**
 * Bundles the script of a thread, given by its path in the project, as `esbuild.js` does; returns the file, which is there
 * until the process ends.
 */
export async function buildThread(entry: string): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), "kizen-thread-"));
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
  const outfile = path.join(directory, "thread.js");
  await build({
    entryPoints: [path.join(projectRoot, entry)],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
  });
  return outfile;
}
