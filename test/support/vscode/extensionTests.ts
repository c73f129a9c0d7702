import { appendFileSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { followFile } from "../processes/fileFollower";
import { ProducedTexts } from "../leaks/produced";
import { launchBrowser } from "./browser";
import { recordScreen } from "./screenRecorder";

const silenceLimitMs = 120_000;

export interface ExtensionTestFiles {
  /** The file that the tests append their report to. */
  readonly output: string;
  /** The directory for the browser's console and, when tests fail, a screenshot. */
  readonly results: string;
  /** The directory for what the window shows while they run. */
  readonly produced: string;
}

/**
 * Opens a window of the test server in a headless browser, prints the tests' report once they have ended, for others may
 * run beside them, and returns the exit code that VS Code reports, or 1 when nothing happens for too long.
 */
export async function runTestsInBrowser(
  url: string,
  { output, results, produced }: ExtensionTestFiles,
): Promise<number> {
  const browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await recordScreen(context, new ProducedTexts(produced));
  const page = await context.newPage();
  page.on("console", (message) => appendFileSync(path.join(results, "console.log"), `${message.text()}\n`));

  const watchdog = createWatchdog();
  const report = followFile(output, watchdog.feed);
  const exited = whenTestsExit(page);
  await page.goto(url);
  const code = await Promise.race([exited, watchdog.starved]);
  watchdog.stop();
  report.stop();
  console.log(readFileSync(output, "utf8"));

  if (code !== 0) await page.screenshot({ path: path.join(results, "failure.png") });
  await browser.close();
  return code;
}

/** The workbench calls this function of its window, where there is one, when `run()` of the tests has settled. */
function whenTestsExit(page: Page): Promise<number> {
  return new Promise((resolve, reject) => {
    page.exposeFunction("codeAutomationExit", resolve).catch(reject);
  });
}

function createWatchdog() {
  let timer: NodeJS.Timeout | undefined;
  let bark: (code: number) => void;
  const starved = new Promise<number>((resolve) => (bark = resolve));
  const stop = (): void => clearTimeout(timer);
  const feed = (): void => {
    stop();
    timer = setTimeout(() => {
      console.error(`No test has ended for ${silenceLimitMs / 1000} seconds.`);
      bark(1);
    }, silenceLimitMs);
  };
  feed();
  return { starved, feed, stop };
}
