import path from "node:path";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { pageHtml } from "../../../src/platform/webview/pageHtml";

/** A page of the extension in a browser, with the test in the place of the extension host. */
export interface PageInBrowser<FromPage, ToPage> {
  readonly page: Page;
  /** What the page has sent so far, in order. */
  sent(): Promise<FromPage[]>;
  send(...messages: readonly ToPage[]): Promise<void>;
  /** What the page has stored for the next time it is made. */
  state(): Promise<unknown>;
  /** Violations of the content security policy and uncaught errors. */
  readonly complaints: readonly string[];
}

const ORIGIN = "https://page.test";

/** Stands in for `acquireVsCodeApi`. The state is kept in the session, as VS Code keeps it while a tab is hidden. */
const fakeHost = `
  const sent = [];
  const readState = () => JSON.parse(sessionStorage.getItem("state") ?? "null") ?? undefined;
  const acquireVsCodeApi = () => ({
    postMessage: (message) => void sent.push(structuredClone(message)),
    getState: readState,
    setState: (state) => sessionStorage.setItem("state", JSON.stringify(state)),
  });
  let onLast;
  // Before the page listens, and not for its ears: it refuses what is no message.
  window.addEventListener("message", (event) => {
    if (event.data !== "last") return;
    event.stopImmediatePropagation();
    onLast();
  });
  const receive = (messages) => new Promise((resolve) => {
    for (const message of messages) window.postMessage(message);
    // Messages arrive in order: when this last one is heard, the page has heard the others.
    onLast = resolve;
    window.postMessage("last");
  });
  Object.assign(globalThis, { sent, readState, acquireVsCodeApi, receive });
`;

/** A page's script and style, by the names of their files. */
export type PageFiles = ReadonlyMap<string, string>;

/** The page of a folder in `media`. */
export async function bundlePage(name: string): Promise<PageFiles> {
  const media = path.join(__dirname, "../../../media", name);
  const { outputFiles } = await build({
    entryPoints: [path.join(media, "main.ts"), path.join(media, "style.css")],
    outdir: media,
    bundle: true,
    write: false,
    format: "iife",
    target: "chrome128",
  });
  return new Map(outputFiles.map((file) => [path.basename(file.path), file.text]));
}

export async function openPage<FromPage, ToPage>(
  browser: Browser,
  files: PageFiles,
  { hasWorker }: { readonly hasWorker: boolean },
): Promise<PageInBrowser<FromPage, ToPage>> {
  const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await serve(page, files, hasWorker);
  await page.addInitScript({ content: fakeHost });
  await page.goto(ORIGIN);
  return {
    page,
    complaints,
    send: async (...messages) => {
      await page.evaluate(`receive(${JSON.stringify(messages)})`);
    },
    sent: () => page.evaluate<FromPage[]>("sent"),
    state: () => page.evaluate<unknown>("readState()"),
  };
}

/** Serves the page under an origin of its own, with the policy it has in VS Code. */
async function serve(page: Page, files: PageFiles, hasWorker: boolean): Promise<void> {
  const html = pageHtml({
    cspSource: ORIGIN,
    scriptUri: `${ORIGIN}/main.js`,
    styleUri: `${ORIGIN}/style.css`,
    hasWorker,
    language: "en",
  });
  const types: Readonly<Record<string, string>> = { "main.js": "text/javascript", "style.css": "text/css" };
  await page.route(`${ORIGIN}/**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === "") return route.fulfill({ contentType: "text/html", body: html });
    const body = files.get(name);
    if (body === undefined) return route.abort();
    return route.fulfill({ contentType: types[name] ?? "text/plain", body });
  });
}
