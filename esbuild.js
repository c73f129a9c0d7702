// Builds dist/: the extension, the parts it loads on first use, and its pages.
const esbuild = require("esbuild");
const fs = require("node:fs");
const { createRequire } = require("node:module");
const path = require("node:path");

const isProduction = process.argv.includes("--production");
const isWatching = process.argv.includes("--watch");

/** Modules that become bundles of their own, so that start-up does not read what it may never need. */
const lazyBundles = {
  "./composition/product": { entry: "src/composition/product.ts", file: "./product.js" },
  "./composition/whatIsKnown": { entry: "src/composition/whatIsKnown.ts", file: "./whatIsKnown.js" },
  "./api/client": { entry: "src/kizen/api/client.ts", file: "./kizenClient.js" },
  "../../model/ids/documentNames/documentNames": {
    entry: "src/model/ids/documentNames/documentNames.ts",
    file: "./documentNames.js",
  },
  "./documentNameReader": {
    entry: "src/model/names/documentNameReader.ts",
    file: "./documentNameReader.js",
  },
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

const host = {
  ...shared,
  platform: "node",
  format: "cjs",
  target: "node22",
  // `debug` takes the colours of a terminal where they are installed: here they would come from a tool of development.
  external: ["vscode", "supports-color"],
  // Of what is there as a module, too, only what is imported comes along.
  mainFields: ["module", "main"],
};

/** Runs in threads of their own, started by name. */
const workers = { sampleWorker: "src/sample/worker.ts", pageWorker: "src/model/index/pageWorker.ts" };

const builds = [
  { ...host, entryPoints: { extension: "src/extension.ts" }, plugins: [loadLazily] },
  ...Object.values(lazyBundles).map(({ entry, file }) => ({
    ...host,
    plugins: [loadLazily],
    entryPoints: { [file.slice(2, -3)]: entry },
  })),
  { ...host, entryPoints: workers, plugins: [loadLazily] },
  {
    ...shared,
    platform: "browser",
    format: "iife",
    target: "chrome128",
    entryPoints: Object.fromEntries(
      ["recordView", "objectView"].flatMap((page) => [
        [page, `media/${page}/main.ts`],
        [`${page}.style`, `media/${page}/style.css`],
      ]),
    ),
  },
];

/** Packages below axios that have the text of their licence at the end of their README only. */
const licensedInReadme = ["agent-base", "https-proxy-agent"];

/** The texts of the licences of all that is in `dependencies`, for the copies of it in the bundles. */
async function writeNotices(directory) {
  const { generateLicenseFile } = await import("generate-license-file");
  const requireFromAxios = createRequire(require.resolve("axios"));
  const readmeOf = (name) =>
    path.join(path.dirname(requireFromAxios.resolve(`${name}/package.json`)), "README.md");
  fs.mkdirSync(directory, { recursive: true });
  await generateLicenseFile(
    path.join(__dirname, "package.json"),
    path.join(directory, "ThirdPartyNotices.txt"),
    { replace: Object.fromEntries(licensedInReadme.map((name) => [name, readmeOf(name)])) },
  );
}

async function main() {
  fs.rmSync("dist", { recursive: true, force: true });
  if (isProduction) await writeNotices("dist");
  if (!isWatching) return Promise.all(builds.map((options) => esbuild.build(options)));
  const contexts = await Promise.all(builds.map((options) => esbuild.context(options)));
  return Promise.all(contexts.map((context) => context.watch()));
}

module.exports = { builds, writeNotices };

if (require.main === module) {
  main().catch((error) => {
    // esbuild has printed its own errors already.
    if (!error.errors) console.error(error);
    process.exitCode = 1;
  });
}
