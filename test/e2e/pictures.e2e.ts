import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "@playwright/test";
import { eventually } from "../support/time/eventually";
import { resultsDirectory } from "../support/paths";
import { exploreSampleData } from "./support/addBusiness";
import { animatedPicture } from "./support/animatedPicture";
import { useWorkbench, withTypeScript } from "./support/useWorkbench";

const WINDOW = { width: 1280, height: 800 };
const PILOT = "f1bbcd48-eb57-4393-8e6a-00c01aec6edb";
const COMPANY = "Flint Analytics Ltd";
/** A part of the window. */
const LEFT = { x: 0, y: 0, width: 900, height: 520 };
const LINES = { x: 340, y: 0, width: 760, height: 300 };

/** Makes the pictures of the README and the walkthrough, as a person sees them, in `test-results/pictures`. */
test.describe("The pictures", () => {
  const workbench = useWorkbench(() => withTypeScript);
  const directory = path.join(resultsDirectory, "pictures");
  const keep = async (name: string, clip?: typeof LEFT) => {
    await mkdir(path.dirname(path.join(directory, name)), { recursive: true });
    await workbench.page.screenshot({ path: path.join(directory, name), ...(clip && { clip }) });
  };
  const suggestions = () => workbench.page.locator(".suggest-widget.visible .monaco-list-row");

  test("of a business that was just added", async () => {
    await workbench.page.setViewportSize(WINDOW);
    await exploreSampleData(workbench);
    await workbench.tree("Businesses").row(COMPANY).waitFor();
    await keep("walkthrough/business.png", LEFT);
  });

  test("of a record", async () => {
    await workbench.tree("Businesses").click(COMPANY);
    await workbench.editor.waitForTab(COMPANY);
    await workbench.editor.webview().getByText("9e377971-b525-45dc-8bcb-00c02b129cad").first().waitFor();
    await keep("walkthrough/record.png", LEFT);
    await keep("screenshot.png");
  });

  test("of a look-up with a misspelt name", async () => {
    await workbench.runCommand("Kizen: Find Company…");
    await workbench.quickInput.type("flnit analytics");
    // Rows of what was used lately stand there before anything is read; the title says no numbers when all is.
    await eventually(async () => {
      assert.equal((await workbench.quickInput.rows())[0]?.label, COMPANY);
      assert.equal(await workbench.quickInput.title(), "Find Company in Sample Business");
    }, 40_000);
    await keep("walkthrough/lookup.png", { x: 200, y: 0, width: 900, height: 420 });
    await workbench.quickInput.cancel();
  });

  test("of names that become ids", async () => {
    await workbench.openFile("syncCompanies.ts");
    await workbench.editor.focus();
    await workbench.editor.moveTo(5, 3);
    await workbench.quickInput.waitUntilClosed();
    await workbench.editor.focus();
    await workbench.page.keyboard.press("Enter");
    const frames: Buffer[] = [];
    const frame = async () => frames.push(await workbench.page.screenshot({ clip: LINES }));
    await workbench.page.keyboard.type("export const partner = ");
    // VS Code leaves names where they were until it has asked for them again.
    const pilot = workbench.page.locator(".view-line", { hasText: PILOT }).first();
    await eventually(async () => assert.match(await pilot.innerText(), /edb"\s*Amber\sBrands/));
    await frame();
    for (const part of ["kizen:", "cob", "alt ", "out", "doors g"]) {
      await workbench.page.keyboard.type(part);
      await suggestions().first().waitFor();
      await frame();
    }
    await suggestions().filter({ hasText: "Cobalt Outdoors" }).first().waitFor();
    await keep("walkthrough/insert.png", LINES);
    await frame();
    await workbench.page.keyboard.press("Enter");
    await workbench.page.locator(".view-line", { hasText: "8ff347f" }).first().waitFor();
    await workbench.page.keyboard.type(";");
    await frame();
    await writeFile(path.join(directory, "kizen.png"), animatedPicture(frames, 900));
  });

  test("of ids that explain themselves", async () => {
    const box = await workbench.page
      .locator(".view-line span:not(:has(span))", { hasText: PILOT })
      .first()
      .boundingBox();
    assert.ok(box);
    await workbench.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
    await workbench.page.locator(".monaco-hover:visible", { hasText: "Company in" }).waitFor();
    await keep("walkthrough/explained.png", { x: 340, y: 0, width: 900, height: 420 });
    await keep("ids.png");
  });
});
