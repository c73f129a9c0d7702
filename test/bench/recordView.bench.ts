import { writeFile } from "node:fs/promises";
import path from "node:path";
import { extensionsVariable, startSession } from "../e2e/support/session";
import {
  addRecordBusiness,
  recordEnvironment,
  recordLabel,
  type RecordName,
  startRecordServer,
} from "../e2e/support/recordSession";
import { Workbench } from "../e2e/support/workbench";
import { runProgram } from "../support/processes/program";
import { keepFigure } from "./figures";
import { bundlePage } from "../support/pages/pageInBrowser";
import { openRecordViewPage } from "../support/pages/recordViewPage";
import { largeRecord } from "../support/pages/recordTexts";
import { installPackedExtension } from "../support/vscode/packedExtension";
import { launchBrowser } from "../support/vscode/browser";
import { median } from "../support/median";

const ROUNDS = 5;
/** Milliseconds until something of a large record is on screen. */
const PAINT_BUDGET = 500;
/** Keys for what is measured: the palette takes its own time. */
const KEYS = {
  "kizen.openRecord": "Control+Alt+Shift+F1",
  "kizen.openRecordAsJson": "Control+Alt+Shift+F2",
  "workbench.action.closeAllEditors": "Control+Alt+Shift+F3",
};

async function timed(task: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await task();
  return performance.now() - start;
}

/** Milliseconds from the arrival of the record in the page to the frame that shows it, and rows in the DOM then. */
async function measurePage(text: string): Promise<{ readonly paint: number; readonly rows: number }> {
  const browser = await launchBrowser();
  const files = await bundlePage("recordView");
  try {
    const paints: number[] = [];
    let rows = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const view = await openRecordViewPage(browser, files);
      const { page } = view;
      await view.show('{"first":1}');
      const message = { type: "record", text, loadedAt: 1, origin: "record" };
      await page.evaluate(`globalThis.record = ${JSON.stringify(message)}`);
      paints.push(
        await page.evaluate<number>(`new Promise((resolve) => {
          const start = performance.now();
          const frame = () => document.querySelector(".key")?.textContent === "id"
            ? requestAnimationFrame(() => resolve(performance.now() - start))
            : requestAnimationFrame(frame);
          postMessage(record);
          requestAnimationFrame(frame);
        })`),
      );
      rows = await page.locator(".row").count();
      await page.close();
    }
    return { paint: median(paints), rows };
  } finally {
    await browser.close();
  }
}

/** Opening a record of five megabytes in its view, and as a document in VS Code's own editor, from the key on. */
runProgram(async () => {
  const text = largeRecord("8d3f6e0a-5c1b-4f7e-9a2d-0b1c2d3e4f50");
  const { paint, rows } = await measurePage(text);
  const { profile } = await installPackedExtension();
  process.env[extensionsVariable] = profile.extensions;
  const server = await startRecordServer();
  const session = await startSession("recordView", recordEnvironment);
  try {
    const bindings = Object.entries(KEYS).map(([command, pressed]) => {
      return { command, key: pressed.toLowerCase().replace("control", "ctrl") };
    });
    await writeFile(path.join(session.userData, "User", "keybindings.json"), JSON.stringify(bindings));
    const workbench = new Workbench(() => session);
    await workbench.open();
    await addRecordBusiness(workbench, server);
    // A record opens on its fields; the tab that shows what the editor shows is chosen once, for those to come as well.
    const json = workbench.editor.webview().getByRole("tab", { name: "JSON" });
    await workbench.tree("Businesses").open(await recordLabel(workbench, "small"), json);
    await json.click();
    await workbench.editor.webview().locator(".row .key").first().waitFor();
    const press = (command: keyof typeof KEYS) => session.page.keyboard.press(KEYS[command]);
    const measure = async (name: RecordName, member: string): Promise<Record<"view" | "editor", number>> => {
      const businesses = workbench.tree("Businesses");
      const label = await recordLabel(workbench, name);
      const times: Record<"view" | "editor", number[]> = { view: [], editor: [] };
      for (let round = 0; round <= ROUNDS; round++) {
        // Selects the row, for the commands to act on, and opens it: VS Code's own page is loaded once by that.
        await businesses.click(label);
        await press("workbench.action.closeAllEditors");
        await businesses.focus();
        const view = await timed(async () => {
          await press("kizen.openRecord");
          await workbench.editor.webview().locator(".row .key", { hasText: member }).waitFor();
        });
        await press("workbench.action.closeAllEditors");
        await businesses.focus();
        const editor = await timed(async () => {
          await press("kizen.openRecordAsJson");
          await session.page.locator(".view-line", { hasText: member }).first().waitFor();
        });
        await press("workbench.action.closeAllEditors");
        // The first time also reads the record from the server and starts what both need.
        if (round === 0) continue;
        times.view.push(view);
        times.editor.push(editor);
      }
      return { view: median(times.view), editor: median(times.editor) };
    };
    const small = await measure("small", "client_info");
    const large = await measure("large", "activities");
    keepFigure({
      what: "from the record's arrival to its first frame",
      measured: paint,
      unit: "ms",
      budget: PAINT_BUDGET,
    });
    for (const [size, { view, editor }] of Object.entries({ large, small }))
      keepFigure({ what: `view ÷ editor, ${size} record`, measured: view / editor, unit: "times" });
    console.log(`A record of ${(text.length / 1e6).toFixed(1)} MB, median of ${ROUNDS}, in milliseconds:`);
    console.log(
      `  its page, from the arrival of the record to the first frame: ${paint.toFixed(0)}, ${rows} rows in the DOM`,
    );
    console.log("  from the key on:          large  small");
    for (const way of ["view", "editor"] as const) {
      const [one, other] = [large, small].map((times) => times[way].toFixed(0).padStart(5));
      console.log(`    ${way.padEnd(22)} ${one}  ${other}`);
    }
    console.log(
      `    view ÷ editor          ${(large.view / large.editor).toFixed(2).padStart(5)}  ${(small.view / small.editor).toFixed(2).padStart(5)}`,
    );
  } finally {
    await session.close();
    await server.close();
  }
  return 0;
});
