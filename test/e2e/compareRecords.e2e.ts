import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { eventually } from "./support/eventually";
import { useWorkbench } from "./support/useWorkbench";

describe("A person who goes from record to record", function () {
  this.bail(true);
  const workbench = useWorkbench();
  const businesses = () => workbench.tree("Businesses");
  let names: readonly string[];
  const tabs = () => workbench.page.locator(".tabs-container .tab").allTextContents();
  const tabOf = (name: string) => tabs().then((texts) => texts.filter((text) => text.includes(name)).length);

  it("sees them in one preview tab, and keeps the one that matters", async () => {
    // The other tests want a tab for everything they open.
    const folder = path.join(workbench.workspace, ".vscode");
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, "settings.json"), '{ "workbench.editor.enablePreview": true }');
    await workbench.showViewContainer("Kizen");
    await workbench.clickWelcomeButton("Explore Sample Data");
    await eventually(async () => assert.ok((await businesses().rows()).length > 0));
    await businesses().expand("Sample Business");
    await businesses().expand("Companies");
    names = await eventually(async () => {
      const records = (await businesses().rows()).filter(({ level }) => level === 4);
      assert.ok(records.length > 3);
      return records.map(({ label }) => label);
    });
    const [first = "", second = "", third = ""] = names;
    await businesses().click(first);
    await workbench.editor.waitForTab(first);
    await new Promise((resolve) => setTimeout(resolve, 600));
    await businesses().click(second);
    await workbench.editor.waitForTab(second);
    await workbench.editor.webview().getByText(second).first().waitFor();
    assert.deepEqual([await tabOf(first), await tabOf(second)], [0, 1]);
    await workbench.screenshot("40-preview");
    await workbench.runCommand("Kizen: Keep Open");
    await businesses().click(third);
    await workbench.editor.waitForTab(third);
    assert.deepEqual([await tabOf(second), await tabOf(third)], [1, 1]);
  });

  it("finds both tabs again after a reload, and still browses in the preview", async () => {
    const [first = "", second = "", third = ""] = names;
    await workbench.reload();
    await workbench.editor.waitForTab(third);
    await eventually(async () => assert.deepEqual([await tabOf(second), await tabOf(third)], [1, 1]));
    await workbench.editor.webview().getByText(third).first().waitFor();
    await workbench.showViewContainer("Kizen");
    await eventually(async () => assert.ok((await businesses().rows()).some(({ label }) => label === first)));
    await businesses().click(first);
    await workbench.editor.waitForTab(first);
    assert.deepEqual([await tabOf(second), await tabOf(third)], [1, 0]);
  });

  it("compares two selected rows side by side", async () => {
    const [first = "", second = ""] = names;
    await businesses().click(first);
    await businesses().click(second, "ControlOrMeta");
    await businesses().chooseFromMenu(second, "Compare Records");
    await eventually(async () => assert.equal(await workbench.page.locator(".diff-editor").count(), 1));
    await workbench.page.locator(".diff-editor .view-line").first().waitFor();
    await workbench.screenshot("41-compare");
    assert.ok((await tabs()).some((text) => text.includes("↔")));
  });
});
