import assert from "node:assert/strict";
import { expect, test } from "@playwright/test";
import { eventually } from "../support/time/eventually";
import { violationsIn } from "./support/accessibility";
import { exploreSampleData } from "./support/addBusiness";
import { useWorkbench } from "./support/useWorkbench";

/** VS Code's own themes, and the class that the body of a page gets with them. */
const themes = [
  ["light", "Light Modern", "vscode-light"],
  ["dark", "Dark Modern", "vscode-dark"],
  ["high-contrast", "Dark High Contrast", "vscode-high-contrast"],
] as const;

test.describe("A person who reads the fields of a record", () => {
  const workbench = useWorkbench();
  const tree = workbench.tree.bind(workbench, "Businesses");
  const view = () => workbench.editor.webview();
  const row = (label: string) => view().getByRole("row", { name: label });
  const heads = () => view().locator(".fields .group th").allInnerTexts();
  const toggle = () => view().getByRole("button", { name: /^Without a Value/ });

  test("finds them by category, options with their codes", async () => {
    await exploreSampleData(workbench);
    await tree().collapse("Companies");
    await tree().expand("Deals");
    await tree().expand("1 – 100");
    const fields = view().getByRole("tab", { name: "Fields" });
    await tree().open(await firstDeal(), fields);
    await fields.click();
    await eventually(async () => assert.deepEqual(await heads(), ["Deal", "People"]));
    assert.equal(await view().locator(".origin").innerText(), "Deal · Sample Business");
    await expect(row("Priority")).toContainText(/p[123]/);
  });

  for (const [name, theme, className] of themes) {
    test(`sees on request those without a value, readable in ${name}`, async () => {
      await workbench.setTheme(theme);
      await eventually(async () => {
        const classes = await view().locator("body").getAttribute("class");
        assert.ok(classes?.split(" ").includes(className), classes ?? "");
      });
      await expect(toggle()).toHaveText("Without a Value (1)");
      if ((await toggle().getAttribute("aria-pressed")) !== "true") await toggle().click();
      await expect(row("Risk Score")).toContainText("hidden");
      await workbench.screenshot(`65-deal-fields-${name}`);
      assert.deepEqual(await violationsIn(workbench), []);
    });
  }

  test("sees them again after a reload, and for the next record", async () => {
    await workbench.waitUntilStored('"showsEmpty":true');
    await workbench.reload();
    await row("Risk Score").waitFor();
    // The schema may come after the record: until then its object has no better name than Kizen's own.
    await expect(view().locator(".origin")).toHaveText("Deal · Sample Business");
    assert.equal(await toggle().getAttribute("aria-pressed"), "true");
    const id = await view().locator(".id").innerText();
    await row("Buyer").locator(".link-button").click();
    await eventually(async () => assert.notEqual(await view().locator(".id").innerText(), id));
    await row("Email Status").waitFor();
    assert.equal(await view().locator(".origin").innerText(), "Contact · Sample Business");
    await eventually(async () => assert.deepEqual(await heads(), ["Contact", "Work"]));
    assert.equal(await toggle().getAttribute("aria-pressed"), "true");
    await workbench.screenshot("66-buyer-of-deal");
  });

  /** The name of a deal in the sidebar. */
  async function firstDeal(): Promise<string> {
    return await eventually(async () => {
      const labels = (await tree().rows()).map(({ label }) => label);
      const deal = labels.find((label) => / – .* \d+$/.test(label));
      assert.ok(deal !== undefined);
      return deal;
    });
  }
});
