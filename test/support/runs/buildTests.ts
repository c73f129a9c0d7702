import { rm } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { run } from "../processes/ownedProcess";
import { projectRoot } from "../paths";

const outdir = path.join(projectRoot, "out/test/vscode");

export async function buildExtension(): Promise<void> {
  await run(process.execPath, ["esbuild.js"], { cwd: projectRoot });
}

/** Bundles the tests that run inside VS Code, each file on its own, and returns the module that runs them. */
export async function buildTests(): Promise<string> {
  await rm(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: projectRoot,
    entryPoints: ["test/vscode/index.ts", "test/vscode/**/*.test.ts"],
    outbase: "test/vscode",
    outdir,
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node22",
    sourcemap: "linked",
    // As the extension itself is bundled: see esbuild.js.
    mainFields: ["module", "main"],
    // `proxy` reads its own package.json, so it stays where that is.
    external: ["vscode", "mocha", "proxy"],
    logLevel: "warning",
  });
  return path.join(outdir, "index.js");
}
