import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "@playwright/test";
import { SAMPLE_CREDENTIALS } from "../../src/sample/credentials";
import { eventually } from "../support/time/eventually";
import { exploreSampleData } from "./support/addBusiness";
import { useWorkbench } from "./support/useWorkbench";

test.describe("A person who does not trust a folder yet", () => {
  const workbench = useWorkbench(() => ({}), {
    "security.workspace.trust.enabled": true,
    "security.workspace.trust.startupPrompt": "never",
  });
  const pinned = async () =>
    await workbench.page.locator(".statusbar-item .codicon-pinned").filter({ visible: true }).count();

  test("explores businesses and reads what ids mean, while the folder's own pin has no say", async () => {
    await mkdir(path.join(workbench.workspace, ".kizen"));
    const profile = `profile = "sample"\nbusiness_id = "${SAMPLE_CREDENTIALS.businessId}"\n`;
    await writeFile(path.join(workbench.workspace, ".kizen", "profile"), profile);
    await exploreSampleData(workbench);
    const tree = workbench.tree("Businesses");
    await tree.expand("Sample Business");
    await tree.expand("Companies");
    await workbench.openFile("syncCompanies.ts");
    const line = workbench.page.locator(".view-line", { hasText: "pilotCompany =" });
    await eventually(async () =>
      assert.match((await line.innerText()).replaceAll("\u00a0", " "), /Amber Brands/),
    );
    assert.ok((await workbench.statusBar.texts()).includes("Restricted Mode"));
    assert.equal(await pinned(), 0);
    await workbench.screenshot("49-untrusted");
  });

  test("is not offered to pin the folder, which counts in trusted ones only", async () => {
    await workbench.page.keyboard.press("F1");
    await workbench.quickInput.type(">Kizen: Pin Folder");
    // VS Code offers others where none, or only few, are called that.
    await workbench.page.locator(".quick-input-widget").getByText("similar commands").waitFor();
    const offered = (await workbench.quickInput.rows()).map(({ label }) => label);
    assert.ok(!offered.some((label) => label.startsWith("Kizen: Pin Folder")), offered.join());
    await workbench.quickInput.cancel();
    assert.equal(await pinned(), 0);
  });

  test("has the folder's pin as soon as it is trusted", async () => {
    await workbench.runCommand("Workspaces: Manage Workspace Trust");
    await workbench.page.getByRole("button", { name: "Trust", exact: true }).click();
    await eventually(async () => assert.equal(await pinned(), 1));
    const offered = await workbench.commandsLike("Kizen: Pin Folder");
    assert.ok(offered.includes("Kizen: Pin Folder to Business…"), offered.join());
  });
});
