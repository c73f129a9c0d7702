import assert from "node:assert/strict";
import { test } from "@playwright/test";
import { eventually } from "../support/time/eventually";
import { exploreSampleData } from "./support/addBusiness";
import { useWorkbench } from "./support/useWorkbench";

test.describe("A person who wants few objects in the sidebar", () => {
  const workbench = useWorkbench();
  const tree = workbench.tree.bind(workbench, "Businesses");
  const below = (expected: readonly string[]) =>
    eventually(async () => {
      const rows = (await tree().rows()).filter(({ level }) => level === 2);
      assert.deepEqual(
        rows.map(({ label }) => label),
        expected,
      );
    });

  test("pins one to the top and hides another from their menus", async () => {
    await exploreSampleData(workbench);
    await tree().collapse("Companies");
    await below(["Companies", "Contacts", "Deals", "Empty Forms", "Payroll", "Service Requests", "Schema"]);
    await tree().chooseFromMenu("Service Requests", "Pin to Top");
    await below(["Service Requests", "Companies", "Contacts", "Deals", "Empty Forms", "Payroll", "Schema"]);
    await tree().chooseFromMenu("Payroll", "Hide Object");
    await below(["Service Requests", "Companies", "Contacts", "Deals", "Empty Forms", "Schema"]);
    // The business was selected when it was added; a menu has only what all of the selection can do.
    await tree().click("Sample Business", "ControlOrMeta");
    await tree().click("Deals", "ControlOrMeta");
    await tree().click("Empty Forms", "ControlOrMeta");
    await tree().chooseFromMenu("Deals", "Hide Object");
    await below(["Service Requests", "Companies", "Contacts", "Schema"]);
    await workbench.screenshot("67-few-objects");
  });

  test("finds it so after a reload", async () => {
    await workbench.reload();
    await below(["Service Requests", "Companies", "Contacts", "Schema"]);
  });

  test("shows a hidden one again by the keyboard", async () => {
    await workbench.runCommand("Kizen: Choose Objects…");
    await workbench.quickInput.type("deals");
    await workbench.screenshot("68-choose-objects");
    await workbench.page.keyboard.press("ArrowDown");
    await workbench.page.keyboard.press("Space");
    await workbench.page.keyboard.press("Enter");
    await below(["Service Requests", "Companies", "Contacts", "Deals", "Schema"]);
  });
});
