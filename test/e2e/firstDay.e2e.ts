import assert from "node:assert/strict";
import { test } from "@playwright/test";
import { eventually } from "../support/time/eventually";
import { exploreSampleData } from "./support/addBusiness";
import { useWorkbench } from "./support/useWorkbench";

test.describe("A person on the first day", () => {
  // As VS Code is by default. Where its welcome page is turned off, it looks at conditions once only, when its first
  // walkthrough is opened, and ticks nothing that was done before.
  const startsWelcoming = { "workbench.startupEditor": "welcomePage" };
  const workbench = useWorkbench(() => ({}), { ...startsWelcoming, "kizen.pageSize": "many" });
  const businesses = () => workbench.tree("Businesses");
  const step = (title: string) => workbench.page.locator(".getting-started-step", { hasText: title });
  const ticked = ".codicon-getting-started-step-checked";

  test("has the default where a setting is wrong, and is told so with a way to put it right", async () => {
    await exploreSampleData(workbench);
    await businesses().row("1 – 100").waitFor();
    await workbench.notifications.waitFor("kizen.pageSize");
    await workbench.screenshot("60-wrong-setting");
    await workbench.notifications.choose("kizen.pageSize", "Open Setting");
    // VS Code shows its settings over the window.
    await workbench.page.locator(".settings-editor", { hasText: "Page Size" }).waitFor();
    await workbench.page.keyboard.press("Escape");
  });

  test("reads at which names a page begins and ends that nobody opened, once all names are known", async () => {
    await workbench.showViewContainer("Kizen");
    await businesses().collapse("1 – 100");
    const page = businesses().row("201 – 300");
    await page.waitFor();
    assert.equal(await page.getAttribute("aria-label"), "201 – 300");
    await workbench.runCommand("Kizen: Find Company…");
    await workbench.quickInput.type("skyline");
    // Nothing is read any more when the title says no numbers.
    await eventually(async () => {
      assert.match((await workbench.quickInput.rows())[0]?.label ?? "", /Skyline Offices/);
      assert.equal(await workbench.quickInput.title(), "Find Company in Sample Business");
    });
    await workbench.quickInput.cancel();
    await eventually(async () =>
      assert.match((await page.getAttribute("aria-label")) ?? "", /^201 – 300, .+ … .+/),
    );
    await workbench.screenshot("61-names-of-pages");
  });

  test("finds in the walkthrough what is done, and ticks the rest by doing it", async () => {
    await workbench.runCommand("Kizen: Open Walkthrough");
    await step("Add a Business").locator(ticked).waitFor();
    assert.equal(await step("Open a Record").locator(ticked).count(), 0);
    await workbench.screenshot("62-walkthrough");
    await workbench.runCommand("Kizen: Find Company…");
    await workbench.quickInput.answer("skyline");
    await workbench.editor.waitForTab("🏢 Skyline Offices");
    await workbench.runCommand("Kizen: Open Walkthrough");
    for (const done of ["Open a Record", "Find a Company by Name"])
      await step(done).locator(ticked).waitFor();
    assert.equal(await step("Let IDs Explain Themselves").locator(ticked).count(), 0);
  });
});
