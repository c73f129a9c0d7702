import assert from "node:assert/strict";
import { test } from "@playwright/test";
import { eventually } from "../support/time/eventually";
import { exploreSampleData } from "./support/addBusiness";
import { useWorkbench } from "./support/useWorkbench";

test.describe("A person who looks a company up", () => {
  const workbench = useWorkbench();
  const title = "Find Company in Sample Business";
  const labels = async () => (await workbench.quickInput.rows()).map(({ label }) => label);
  const name = "Flint Analytics Ltd";

  test("finds it by a name typed wrongly, and copies its id with the row's button", async () => {
    await exploreSampleData(workbench);
    await workbench.runCommand("Kizen: Find Company…");
    await workbench.quickInput.waitFor(title);
    await workbench.quickInput.type("flnit analytics ltd");
    await eventually(async () => assert.equal((await labels())[0], name));
    await workbench.screenshot("40-lookup-misspelt");
    await workbench.page.locator(".quick-input-widget .monaco-list-row").first().hover();
    await workbench.page
      .locator('.quick-input-widget .monaco-list-row a[aria-label^="Copy ID"]')
      .first()
      .click();
    await eventually(async () => assert.match(await workbench.clipboard.read(), /^9e377971-/));
  });

  test("meets the last query again, and what was used lately first, under headings", async () => {
    await workbench.runCommand("Kizen: Find Company…");
    await workbench.quickInput.waitFor(title);
    assert.equal(await workbench.quickInput.value(), "flnit analytics ltd");
    await workbench.page.keyboard.type("analytics");
    await eventually(async () => assert.equal(await workbench.quickInput.value(), "analytics"));
    await eventually(async () => assert.equal((await labels())[0], name));
    const headings = workbench.page.locator(".quick-input-widget .quick-input-list-separator:visible");
    await eventually(async () => {
      const texts = (await headings.allInnerTexts()).filter((text) => text !== "");
      assert.deepEqual(texts, ["Recent", "Loaded"]);
    });
    const marked = workbench.page.locator(".quick-input-widget .monaco-list-row .label-name .highlight");
    assert.ok((await marked.allInnerTexts()).join("").includes("Analytics"));
    await workbench.screenshot("41-lookup-sections");
    await workbench.quickInput.cancel();
  });

  test("hears in a screen reader what a row shows, what its buttons do, and how old the answers are", async () => {
    await workbench.runCommand("Kizen: Find Company…");
    await workbench.quickInput.waitFor(title);
    await workbench.quickInput.type("analytics");
    await eventually(async () => assert.equal((await labels())[0], name));
    const widget = workbench.page.locator(".quick-input-widget");
    const row = widget.getByRole("option", { name }).or(widget.getByRole("listitem", { name })).first();
    const heard = (await row.getAttribute("aria-label")) ?? "";
    assert.match(heard, new RegExp(`^${name}, 9e377971\\b`));
    // A screen reader follows the focus by this: the input keeps it while rows are gone through.
    const active = await widget.locator("input[aria-activedescendant]").getAttribute("aria-activedescendant");
    assert.equal(await widget.locator(`#${active}`).getAttribute("aria-label"), heard);
    for (const button of ["Copy ID", "Insert ID", "Open as JSON", "Reveal in Sidebar"]) {
      await row.locator(`a[aria-label^="${button}"]`).waitFor({ state: "attached" });
    }
    await widget.getByRole("button", { name: /^Reload All Records \(last loaded \d/ }).waitFor();
    await workbench.quickInput.cancel();
  });

  test("begins with what is selected in the editor, and opens it by the keyboard alone", async () => {
    await workbench.openFile("syncCompanies.ts");
    await workbench.editor.focus();
    await workbench.editor.moveTo(3, 4);
    for (let i = 0; i < 36; i++) await workbench.page.keyboard.press("Shift+ArrowRight");
    await workbench.page.keyboard.press("Control+Alt+Shift+k");
    await workbench.quickInput.waitFor(title);
    assert.match(await workbench.quickInput.value(), /^9e377971-/);
    await eventually(async () => assert.equal((await labels())[0], name));
    await workbench.page.keyboard.press("Enter");
    await workbench.editor.waitForTab(name);
    await workbench.screenshot("42-lookup-opened");
  });
});
