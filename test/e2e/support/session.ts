/// <reference lib="dom" />
import { appendFileSync } from "node:fs";
import { cp, mkdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright-core";
import { demoWorkspace, resultsDirectory } from "../../support/paths";
import { ProducedTexts } from "../../support/leaks/produced";
import { createTemporaryDirectory } from "../../support/processes/program";
import { launchBrowser } from "../../support/vscode/browser";
import { startCodeServer } from "../../support/vscode/codeServer";
import { provisionVSCode } from "../../support/vscode/provision";
import { recordScreen } from "../../support/vscode/screenRecorder";
import { findFreePort } from "../../support/vscode/serverProcess";
import { writeUserSettings } from "../../support/vscode/userSettings";

/** Names the directory that the extension under test is installed in. */
export const extensionsVariable = "KIZEN_TEST_EXTENSIONS";

export const e2eResults = path.join(resultsDirectory, "e2e");
/** Receives traces and screenshots of the tests that failed. */
export const failuresDirectory = path.join(e2eResults, "failures");

const actionLimitMs = 60_000;
const unansweredLimitMs = 1_000;
const withoutCredentials = {
  KIZEN_API_KEY: undefined,
  KIZEN_USER_ID: undefined,
  KIZEN_BUSINESS_ID: undefined,
};

/** A served VS Code with a fresh profile and workspace, and a browser page that has not opened it yet. */
export interface Session {
  readonly page: Page;
  readonly url: string;
  /** The absolute path of the opened folder, a copy of the demo workspace. */
  readonly workspace: string;
  /** The profile's directory, with VS Code's logs below `logs`. */
  readonly userData: string;
  /** Receives the logs of server and browser. */
  readonly results: string;
  /** Keeps what the pages show at this moment, webviews included. */
  keepPages(): Promise<void>;
  close(): Promise<void>;
}

export async function startSession(
  name: string,
  env: NodeJS.ProcessEnv = {},
  settings: object = {},
): Promise<Session> {
  const extensions = process.env[extensionsVariable];
  if (extensions === undefined) throw new Error("Run these tests with: npm run test:e2e");
  const results = path.join(e2eResults, name);
  await mkdir(results, { recursive: true });
  const directory = await createTemporaryDirectory("e2e");
  const workspace = path.join(directory, "workspace");
  const profile = { userData: path.join(directory, "user-data"), extensions };
  await cp(demoWorkspace, workspace, { recursive: true });
  await writeUserSettings(profile.userData, settings);

  const server = await startCodeServer(await provisionVSCode(), {
    profile,
    workspace,
    port: await findFreePort(),
    logFile: path.join(results, "server.log"),
    // Whoever runs the tests may use Kizen; their credentials are nothing to the tests.
    env: { ...withoutCredentials, XDG_CONFIG_HOME: path.join(directory, "config"), ...env },
  });
  const browser = await launchBrowser();
  const context = await browser.newContext({
    viewport: { width: 1280, height: 1400 },
    permissions: ["clipboard-read", "clipboard-write"],
    // code-server would compress 19 MB of scripts for each new browser, half a second of a core.
    extraHTTPHeaders: { "accept-encoding": "identity" },
  });
  context.setDefaultTimeout(actionLimitMs);
  const produced = new ProducedTexts(path.join(results, "produced"));
  await recordScreen(context, produced);
  const page = await context.newPage();
  page.on("console", (message) => appendFileSync(path.join(results, "console.log"), `${message.text()}\n`));
  return {
    page,
    url: server.url,
    workspace,
    userData: profile.userData,
    results,
    async keepPages() {
      const frames = context.pages().flatMap((window) => window.frames());
      await Promise.all(
        frames.map(async (frame) => {
          // A webview's page is one frame of its own origin inside another.
          const isWebview = frame.url().includes("/webview/");
          if (!isWebview && frame.parentFrame() !== null) return;
          // Of the workbench the body is enough: its head is megabytes of style. A frame may go away at any moment, and
          // one that is being loaded does not answer.
          const html = frame
            .evaluate((whole) => (whole ? document.documentElement : document.body).outerHTML, isWebview)
            .catch(() => "");
          const text = await Promise.race([html, sleep(unansweredLimitMs, "")]);
          produced.keep(isWebview ? "webviews" : "documents", text);
        }),
      );
    },
    async close() {
      await browser.close();
      await server.process.stop();
      for (const directory of ["logs", "User"]) {
        await cp(path.join(profile.userData, directory), path.join(results, directory), { recursive: true });
      }
    },
  };
}
