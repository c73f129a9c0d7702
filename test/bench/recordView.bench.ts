import { extensionsVariable, startSession } from "../e2e/support/session";
import {
  addRecordBusiness,
  recordEnvironment,
  recordLabel,
  startRecordServer,
} from "../e2e/support/recordSession";
import { Workbench } from "../e2e/support/workbench";
import { runProgram } from "../support/program";
import { openRecordViewPage } from "../support/recordViewPage";
import { largeRecord } from "../support/recordTexts";
import { installPackedExtension } from "../support/vscode/packedExtension";
import { launchBrowser } from "../support/vscode/browser";
import { median } from "../support/median";

const ROUNDS = 5;

async function timed(task: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await task();
  return performance.now() - start;
}

/** Milliseconds from the arrival of the record in the page to the frame that shows it, and rows in the DOM then. */
async function measurePage(text: string): Promise<{ readonly paint: number; readonly rows: number }> {
  const browser = await launchBrowser();
  try {
    const paints: number[] = [];
    let rows = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const view = await openRecordViewPage(browser);
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

/** Opening a record of five megabytes in its view, and as a document in VS Code's own editor, from the palette on. */
runProgram(async () => {
  const text = largeRecord("8d3f6e0a-5c1b-4f7e-9a2d-0b1c2d3e4f50");
  const { paint, rows } = await measurePage(text);
  const { profile } = await installPackedExtension();
  process.env[extensionsVariable] = profile.extensions;
  const server = await startRecordServer();
  const session = await startSession("recordView", recordEnvironment);
  try {
    const workbench = new Workbench(() => session);
    await workbench.open();
    await addRecordBusiness(workbench, server);
    const label = await recordLabel(workbench, "large");
    // Selects the row, for the commands to act on.
    await workbench.tree("Businesses").click(label);
    await workbench.runCommand("View: Close All Editors");
    const times: Record<"view" | "editor", number[]> = { view: [], editor: [] };
    for (let round = 0; round <= ROUNDS; round++) {
      const view = await timed(async () => {
        await workbench.runCommand("Kizen: Open Record");
        await workbench.editor.webview().locator(".row .key", { hasText: "activities" }).waitFor();
      });
      await workbench.runCommand("View: Close All Editors");
      const editor = await timed(async () => {
        await workbench.runCommand("Kizen: Open as JSON");
        await session.page.locator(".view-line", { hasText: "activities" }).first().waitFor();
      });
      await workbench.runCommand("View: Close All Editors");
      // The first time also reads the record from the server and starts what both need.
      if (round === 0) continue;
      times.view.push(view);
      times.editor.push(editor);
    }
    const [view, editor] = [median(times.view), median(times.editor)];
    console.log(`A record of ${(text.length / 1e6).toFixed(1)} MB, median of ${ROUNDS}:`);
    console.log(
      `  page, from the record's arrival to its first frame  ${paint.toFixed(0)} ms, ${rows} rows in the DOM`,
    );
    console.log(`  record view, from the command on                    ${view.toFixed(0)} ms`);
    console.log(`  editor, from the command on                         ${editor.toFixed(0)} ms`);
    console.log(`  record view ÷ editor                                ${(view / editor).toFixed(2)}`);
  } finally {
    await session.close();
    await server.close();
  }
  return 0;
});
