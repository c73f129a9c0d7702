import assert from "node:assert/strict";
import { cp, readFile } from "node:fs/promises";
import path from "node:path";
import { listFiles, PackageManager } from "@vscode/vsce";
import { build, type BuildOptions } from "esbuild";
import { createTemporaryDirectory } from "../support/processes/program";
import { projectRoot } from "../support/paths";
// eslint-disable-next-line @typescript-eslint/no-require-imports -- The build itself is CommonJS without types.
const { builds, writeNotices } = require("../../esbuild") as {
  readonly builds: readonly BuildOptions[];
  readonly writeNotices: (directory: string) => Promise<void>;
};

interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const readManifest = async (directory: string) =>
  JSON.parse(await readFile(path.join(projectRoot, directory, "package.json"), "utf8")) as PackageManifest;

/** Where the packages lie whose files are in the bundles, and which of them our own files import. */
async function bundledPackages() {
  const results = await Promise.all(
    builds.map((options) =>
      build({
        ...options,
        absWorkingDir: projectRoot,
        write: false,
        metafile: true,
        logLevel: "silent",
      } as const),
    ),
  );
  const packageOf = (file: string) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];
  const inputs = results.flatMap(({ metafile }) => Object.entries(metafile.inputs));
  const all = new Set(inputs.flatMap(([file]) => packageOf(file) ?? []));
  const own = inputs.filter(([file]) => packageOf(file) === undefined);
  const imported = new Set(
    own.flatMap(([, { imports }]) => imports.flatMap((one) => packageOf(one.path) ?? [])),
  );
  return { all, imported };
}

describe("the packed extension", () => {
  it("ships packages only that the manifest has in `dependencies`", async () => {
    const { dependencies = {} } = await readManifest(".");
    const { imported } = await bundledPackages();
    const names = [...imported].map((directory) => directory.replace("node_modules/", ""));
    // One more is a bundle by itself, which no file of ours imports.
    assert.deepEqual([...new Set([...names, "smol-toml"])].sort(), Object.keys(dependencies).sort());
  });

  it("holds the text of the licence of each package in its bundles", async () => {
    const directory = await createTemporaryDirectory("package");
    await writeNotices(path.join(directory, "dist"));
    const notices = await readFile(path.join(directory, "dist/ThirdPartyNotices.txt"), "utf8");
    const { all } = await bundledPackages();
    assert.ok(all.size >= 6);
    const parts = notices.split("The following npm package");
    for (const one of all) {
      const { name, version } = await readManifest(one);
      const part = parts.find((text) => text.includes(`${name}@${version}`));
      assert.ok(
        part && /permission|licensed under|redistribution/i.test(part),
        `${name} has no licence text`,
      );
    }

    for (const file of ["package.json", ".vscodeignore"]) {
      await cp(path.join(projectRoot, file), path.join(directory, file));
    }
    const files = await listFiles({ cwd: directory, packageManager: PackageManager.None });
    assert.ok(files.includes("dist/ThirdPartyNotices.txt"));
  });
});

describe("the project's own papers", () => {
  it("name the version of the manifest as the latest that the changelog describes", async () => {
    const changelog = await readFile(path.join(projectRoot, "CHANGELOG.md"), "utf8");
    const [first, latest] = [...changelog.matchAll(/^## \[(.+?)\]/gm)].map(([, version]) => version);
    assert.deepEqual([first, latest], ["Unreleased", (await readManifest(".")).version]);
  });

  it("pin every action of the workflows by its commit", async () => {
    const workflow = await readFile(path.join(projectRoot, ".github/workflows/ci.yml"), "utf8");
    const actions = [...workflow.matchAll(/uses: *(\S+)/g)].map(([, action = ""]) => action);
    assert.ok(actions.length > 0);
    for (const action of actions) assert.match(action, /@[0-9a-f]{40}$/);
  });
});
