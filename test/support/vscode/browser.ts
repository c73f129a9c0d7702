import { existsSync } from "node:fs";
import path from "node:path";
import { type Browser, chromium, type LaunchOptions } from "playwright-core";
import { bundledChromium } from "./bundledChromium";

const args = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const executables = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser"];

/** Starts a headless Chromium: the one of `KIZEN_TEST_BROWSER`, else an installed one, else the one from npm. */
export async function launchBrowser(): Promise<Browser> {
  const failures: unknown[] = [];
  for (const candidate of candidates()) {
    try {
      return await chromium.launch({ args, ...(await candidate()) });
    } catch (error) {
      failures.push(error);
    }
  }
  throw new AggregateError(
    failures,
    "No Chromium starts here. Install Chrome, or set KIZEN_TEST_BROWSER to the path of a Chromium.",
  );
}

type Candidate = () => LaunchOptions | Promise<LaunchOptions>;

function candidates(): Candidate[] {
  const chosen = process.env["KIZEN_TEST_BROWSER"];
  if (chosen) return [() => ({ executablePath: chosen })];
  return [
    ...installedBrowsers().map((executablePath) => () => ({ executablePath })),
    ...["chrome", "msedge"].map((channel) => () => ({ channel })),
    bundledChromium,
  ];
}

function installedBrowsers(): string[] {
  const directories = (process.env["PATH"] ?? "").split(path.delimiter).filter(Boolean);
  return executables
    .flatMap((name) => directories.map((directory) => path.join(directory, name)))
    .filter((file) => existsSync(file));
}
