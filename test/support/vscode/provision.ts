import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { npm } from "../processes/npm";
import { cacheDirectory, projectRoot } from "../paths";
import { takeFromNpm } from "./takeFromNpm";

/** Releases of VS Code to test with: their code-server, and the Node.js that it was built for. */
const releases = {
  latest: { codeServer: "4.139.1", node: "24" },
  /** The least that `engines` in the manifest asks for. */
  minimum: { codeServer: "4.105.1", node: "22" },
} as const;
export type VSCodeRelease = keyof typeof releases;

/** Changes with what is done to the installation, so that a cached one of before is not taken for it. */
const revision = 2;

/** The parts of an installed VS Code, as absolute paths. */
export interface VSCodeInstallation {
  readonly root: string;
  /** The Node.js that this VS Code was built for. */
  readonly node: string;
  /** VS Code's own server, which can run extension tests. */
  readonly serverMain: string;
  /** code-server's command line, which installs and serves like the product. */
  readonly codeServerEntry: string;
}

/**
 * Installs VS Code from npm: code-server contains the same workbench and extension host as the desktop product.
 * A finished installation appears under its final name in one step, so an interrupted or parallel one does no harm.
 */
export async function provisionVSCode(release: VSCodeRelease = "latest"): Promise<VSCodeInstallation> {
  const { codeServer, node } = releases[release];
  const root = path.join(cacheDirectory, `code-server-${codeServer}-node-${node}-${revision}`);
  if (!existsSync(root)) {
    await removeAbandonedInstallations();
    const partial = `${root}.${process.pid}.partial`;
    try {
      await install(partial, releases[release]);
      await rename(partial, root).catch((error: unknown) => {
        if (!existsSync(root)) throw error;
      });
    } finally {
      await rm(partial, { recursive: true, force: true });
    }
  }
  return locate(root);
}

async function install(
  directory: string,
  { codeServer, node }: (typeof releases)[VSCodeRelease],
): Promise<void> {
  await mkdir(directory, { recursive: true });
  await writeFile(path.join(directory, "package.json"), JSON.stringify({ private: true }));
  console.log(`Installing VS Code (code-server ${codeServer}) from npm, once, about 800 MB on disk …`);
  await npm(directory, [
    ...["install", `code-server@${codeServer}`, `${nodePackage()}@${node}`],
    ...installFlags(directory),
  ]);
  console.log("Installing the dependencies of VS Code and of its built-in extensions …");
  const vscode = path.join(directory, "node_modules/code-server/lib/vscode");
  for (const part of [vscode, path.join(vscode, "extensions")]) {
    await takeFromNpm(part);
    await npm(part, ["install", "--omit=dev", ...installFlags(part)]);
  }
  const logger = path.join(vscode, "node_modules/@vscode/spdlog/index.js");
  await copyFile(path.join(projectRoot, "test/support/vscode/spdlog.cjs"), logger);
  console.log("VS Code is installed.");
}

/** Install scripts would download binaries that tests do not need; the rest makes a user's own npm settings harmless. */
function installFlags(directory: string): string[] {
  return [
    ...["--prefix", directory, "--global=false", "--include=prod", "--include=optional", "--ignore-scripts"],
    ...["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"],
  ];
}

/** The npm package that holds the Node.js binary of this platform. */
function nodePackage(): string {
  const platform = process.platform === "win32" ? "win" : process.platform;
  return `node-${platform}-${process.arch}`;
}

/** Deletes what processes left that were killed while they installed. */
async function removeAbandonedInstallations(): Promise<void> {
  await mkdir(cacheDirectory, { recursive: true });
  for (const entry of await readdir(cacheDirectory)) {
    const owner = /\.(\d+)\.partial$/.exec(entry)?.[1];
    if (owner === undefined || isRunning(Number(owner))) continue;
    await rm(path.join(cacheDirectory, entry), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function locate(root: string): Promise<VSCodeInstallation> {
  const codeServer = path.join(root, "node_modules/code-server");
  const nodeDirectory = path.join(root, "node_modules", nodePackage());
  const manifest = JSON.parse(await readFile(path.join(nodeDirectory, "package.json"), "utf8")) as {
    bin: { node: string };
  };
  return {
    root,
    node: path.join(nodeDirectory, manifest.bin.node),
    serverMain: path.join(codeServer, "lib/vscode/out/server-main.js"),
    codeServerEntry: path.join(codeServer, "out/node/entry.js"),
  };
}
