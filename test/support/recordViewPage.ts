import path from "node:path";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { recordPage } from "../../src/features/recordView/html";
import type { FromPage, PageStrings, Status, ToPage } from "../../src/features/recordView/protocol";

/** The page of the record view in a browser, with the test in the place of the extension host. */
export interface RecordViewPage {
  readonly page: Page;
  /** What the page has sent so far, in order. */
  sent(): Promise<FromPage[]>;
  send(...messages: readonly ToPage[]): Promise<void>;
  /** Sends what the host answers to `ready`, with this record. */
  show(text: string, status?: Status): Promise<void>;
  /** What the page has stored for the next time it is made. */
  state(): Promise<unknown>;
  /** Violations of the content security policy and uncaught errors. */
  readonly complaints: readonly string[];
}

const ORIGIN = "https://record-view.test";
const media = path.join(__dirname, "../../media/recordView");

export const ref = { businessKey: "b1", kind: "company", id: "8d3f6e0a-5c1b-4f7e-9a2d-0b1c2d3e4f50" };

const strings: PageStrings = {
  refresh: "Refresh",
  loadedAt: "Refresh (loaded at {0})",
  copyRecord: "Copy JSON of the Record",
  copyId: "Copy ID",
  copyValue: "Copy Value",
  copyKey: "Copy Key",
  copyPath: "Copy Path",
  copyJsonPath: "Copy Path as JSONPath",
  copyPythonPath: "Copy Path for Python",
  copyJqPath: "Copy Path for jq",
  copyJson: "Copy JSON",
  sample: "Sample",
  find: "Find in record",
  previousMatch: "Previous Match",
  nextMatch: "Next Match",
  matchOf: "{0} of {1}",
  noMatch: "No results",
  matchCase: "Match Case",
  wholeWord: "Match Whole Word",
  pattern: "Use Regular Expression",
  invalidPattern: "Not a valid expression",
  slowPattern: "Gave up: this expression takes too long",
  loading: "Loading record…",
  notLoaded: "The record is not loaded.",
  retry: "Retry",
  fromList: "This is its row in the list.",
  removed: "The business was removed.",
  tree: "Record",
  pathLine: "Path",
  rowMenu: "Row",
  expandAll: "Expand All",
  collapseAll: "Collapse All",
  keyCount: "{0} keys",
  itemCount: "{0} items",
  oneKey: "1 key",
  oneItem: "1 item",
  characterCount: "{0} characters",
  followLink: "Follow Link",
  followId: "Find out what this id is of",
  followAddress: "Open outside of the editor",
  json: "JSON",
  fields: "Fields",
  label: "Label",
  apiName: "API Name",
  fieldType: "Type",
  value: "Value",
  fieldId: "Field ID",
  copyApiName: "Copy API Name",
  copyFieldId: "Copy Field ID",
  noField: "No field matches.",
  moreValues: "and {0} more",
  showMore: "Show {0} of {1} more",
  gone: "This record is gone. It was known at {0}.",
  changedSince: "Changed since {0}:",
  changedCount: "{0} changed",
  addedCount: "{0} added",
  removedCount: "{0} removed",
  nextChange: "Next Change",
  dismiss: "Dismiss",
  wasAdded: "added",
  wasBefore: "changed, was {0}",
  hasChanges: "has changes inside",
};

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

export async function openRecordViewPage(browser: Browser): Promise<RecordViewPage> {
  const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  await serve(page);
  await page.addInitScript({ content: fakeHost });
  await page.goto(ORIGIN);

  const send = async (...messages: readonly ToPage[]) => {
    await page.evaluate(`receive(${JSON.stringify(messages)})`);
  };
  return {
    page,
    complaints,
    send,
    sent: () => page.evaluate<FromPage[]>("sent"),
    state: () => page.evaluate<unknown>("readState()"),
    show: (text, status = { state: "idle" }) =>
      send(
        { type: "init", ref, strings },
        {
          type: "heading",
          name: "Northwind Traders",
          kindLabel: "Company",
          businessName: "Acme",
          isSample: false,
        },
        { type: "record", text, loadedAt: Date.UTC(2026, 0, 2, 3, 4, 5), origin: "record" },
        { type: "status", status },
      ),
  };
}

/** Serves the page under an origin of its own, with the policy it has in VS Code. */
async function serve(page: Page): Promise<void> {
  const html = recordPage({
    cspSource: ORIGIN,
    scriptUri: `${ORIGIN}/main.js`,
    styleUri: `${ORIGIN}/style.css`,
    language: "en",
  });
  const { outputFiles } = await build({
    entryPoints: [path.join(media, "main.ts"), path.join(media, "style.css")],
    outdir: media,
    bundle: true,
    write: false,
    format: "iife",
    target: "chrome128",
  });
  const types: Readonly<Record<string, string>> = { "main.js": "text/javascript", "style.css": "text/css" };
  await page.route(`${ORIGIN}/**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === "") return route.fulfill({ contentType: "text/html", body: html });
    const file = outputFiles.find(({ path: file }) => path.basename(file) === name);
    if (!file) return route.abort();
    return route.fulfill({ contentType: types[name] ?? "text/plain", body: file.text });
  });
}
