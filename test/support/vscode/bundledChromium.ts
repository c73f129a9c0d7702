import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { LaunchOptions } from "playwright-core";
import { cleanEnvironment } from "../processes/cleanEnvironment";
import { run } from "../processes/ownedProcess";
import { cacheDirectory, projectRoot } from "../paths";

const packageFile = path.join(projectRoot, "node_modules/@sparticuz/chromium/package.json");

/**
 * Prints where the binary is. The package unpacks itself into the temporary directory, together with the system
 * libraries that a bare Linux lacks when it believes to be in AWS Lambda, and keeps whatever is there already.
 */
const unpack = `import("@sparticuz/chromium").then((chromium) => chromium.default.executablePath())`;

/** A headless Chromium for Linux x64 from npm, unpacked into the cache, which needs nothing from the system. */
export async function bundledChromium(): Promise<LaunchOptions> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error("The Chromium from npm runs on Linux x64 only.");
  }
  const { version } = JSON.parse(await readFile(packageFile, "utf8")) as { version: string };
  const directory = path.join(cacheDirectory, `chromium-${version}`);
  if (!existsSync(directory)) await unpackInto(directory);
  return {
    executablePath: path.join(directory, "chromium"),
    env: {
      ...process.env,
      FONTCONFIG_PATH: path.join(directory, "fonts"),
      LD_LIBRARY_PATH: [path.join(directory, "al2023/lib"), process.env["LD_LIBRARY_PATH"]]
        .filter(Boolean)
        .join(path.delimiter),
    },
  };
}

/** The directory appears under its final name in one step, so an interrupted or parallel run does no harm. */
async function unpackInto(directory: string): Promise<void> {
  console.log("Unpacking Chromium …");
  const partial = `${directory}.${process.pid}.partial`;
  try {
    await mkdir(partial, { recursive: true });
    await run(process.execPath, ["--eval", unpack], {
      cwd: projectRoot,
      env: { ...cleanEnvironment(), TMPDIR: partial, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" },
    });
    await writeFontConfiguration(partial, directory);
    await rename(partial, directory).catch((error: unknown) => {
      if (!existsSync(directory)) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** Names the fonts of the package first, then those of the system, so that code is monospaced where it can be. */
async function writeFontConfiguration(unpacked: string, directory: string): Promise<void> {
  const fonts = [path.join(directory, "fonts"), "/usr/share/fonts", "/usr/local/share/fonts"];
  await writeFile(
    path.join(unpacked, "fonts/fonts.conf"),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  ${fonts.map((name) => `<dir>${name}</dir>`).join("\n  ")}
  <cachedir>${path.join(directory, "fonts-cache")}</cachedir>
</fontconfig>
`,
  );
}
