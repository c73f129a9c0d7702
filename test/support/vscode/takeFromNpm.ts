import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

interface Manifest {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}

interface LockedPackage extends Manifest {
  /** Missing for the root, whose folder is the empty text. */
  readonly version?: string;
  readonly resolved?: string;
}

/** Since this version its program for each platform is a package; before, an install script downloads it elsewhere. */
const packaged = new Map([["node_modules/@vscode/ripgrep", "1.18.0"]]);

/**
 * Has what an older VS Code takes from Git repositories, or by install scripts, come from npm: it is published there as
 * well, and tests need no other host than the registry. `directory` holds a manifest, and a lock where there is one.
 */
export async function takeFromNpm(directory: string): Promise<void> {
  const lockFile = path.join(directory, "npm-shrinkwrap.json");
  if (!existsSync(lockFile)) return;
  const lock = JSON.parse(await readFile(lockFile, "utf8")) as { packages: Record<string, LockedPackage> };
  const manifestFile = path.join(directory, "package.json");
  const manifest = JSON.parse(await readFile(manifestFile, "utf8")) as Manifest;
  const packages = Object.entries(lock.packages).filter(([folder, { version, resolved }]) => {
    const wanted = resolved?.startsWith("git+") ? version : packaged.get(folder);
    if (wanted === undefined) return true;
    const name = folder.slice("node_modules/".length);
    for (const { dependencies, devDependencies } of [manifest, lock.packages[""] ?? {}])
      for (const versions of [dependencies, devDependencies])
        if (versions?.[name] !== undefined) versions[name] = wanted;
    // Without its entry npm finds the package anew, with the packages of this platform that belong to it.
    return false;
  });
  await writeFile(lockFile, JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }));
  await writeFile(manifestFile, JSON.stringify(manifest));
}
