// Builds dist/: the extension, the parts it loads on first use, and the record view's page.
const esbuild = require("esbuild");
const fs = require("node:fs");

const isProduction = process.argv.includes("--production");
const isWatching = process.argv.includes("--watch");

/** Modules that become bundles of their own, so that start-up does not read what it may never need. */
const lazyBundles = {
  "./client": { entry: "src/kizen/client.ts", file: "./kizenClient.js" },
  "../sample/index": { entry: "src/sample/index.ts", file: "./sample.js" },
  "smol-toml": { entry: "smol-toml", file: "./toml.js" },
};

/** Turns `import()` of those modules into a require of the bundle beside the extension's. */
const loadLazily = {
  name: "load-lazily",
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ path, kind }) =>
      kind === "dynamic-import" && lazyBundles[path]
        ? { path: lazyBundles[path].file, external: true }
        : undefined,
    );
  },
};

const shared = {
  bundle: true,
  minify: isProduction,
  sourcemap: isProduction ? false : "linked",
  legalComments: "none",
  logLevel: "info",
  outdir: "dist",
};

const host = { ...shared, platform: "node", format: "cjs", target: "node22", external: ["vscode"] };

/** Runs in threads of their own, started by name. */
const workers = { sampleWorker: "src/sample/worker.ts", pageWorker: "src/model/index/pageWorker.ts" };

const builds = [
  { ...host, entryPoints: { extension: "src/extension.ts" }, plugins: [loadLazily] },
  ...Object.values(lazyBundles).map(({ entry, file }) => ({
    ...host,
    entryPoints: { [file.slice(2, -3)]: entry },
  })),
  { ...host, entryPoints: workers, plugins: [loadLazily] },
  {
    ...shared,
    platform: "browser",
    format: "iife",
    target: "chrome128",
    entryPoints: { recordView: "media/recordView/main.ts", "recordView.style": "media/recordView/style.css" },
  },
];

async function main() {
  fs.rmSync("dist", { recursive: true, force: true });
  if (!isWatching) return Promise.all(builds.map((options) => esbuild.build(options)));
  const contexts = await Promise.all(builds.map((options) => esbuild.context(options)));
  return Promise.all(contexts.map((context) => context.watch()));
}

main().catch(() => {
  process.exitCode = 1;
});
