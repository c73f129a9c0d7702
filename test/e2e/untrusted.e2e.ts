import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { SAMPLE_CREDENTIALS } from "../../src/sample/credentials";
import { eventually } from "../support/eventually";
import { exploreSampleData } from "./support/addBusiness";
import { inOnePath } from "./support/inOnePath";
import { useWorkbench } from "./support/useWorkbench";

describe("A person who does not trust a folder yet", () => {
  inOnePath();
  const workbench = useWorkbench(() => ({}), {
    "security.workspace.trust.enabled": true,
    "security.workspace.trust.startupPrompt": "never",
  });
  const pinned = async () =>
    await workbench.page.locator(".statusbar-item .codicon-pinned").filter({ visible: true }).count();

  it("explores businesses and reads what ids mean, while the folder's own pin has no say", async () => {
    await mkdir(path.join(workbench.workspace, ".kizen"));
    const profile = `profile = "sample"\nbusiness_id = "${SAMPLE_CREDENTIALS.businessId}"\n`;
    await writeFile(path.join(workbench.workspace, ".kizen", "profile"), profile);
    await exploreSampleData(workbench);
    const tree = workbench.tree("Businesses");
    await tree.expand("Sample Business");
    await tree.expand("Companies");
    await workbench.openFile("syncCompanies.ts");
    const line = workbench.page.locator(".view-line", { hasText: '"9e377971' });
    await eventually(async () =>
      assert.match((await line.innerText()).replaceAll("\u00a0", " "), /"Flint Analytics Ltd, \/\//),
    );
    assert.ok((await workbench.statusBar.texts()).includes("Restricted Mode"));
    assert.equal(await pinned(), 0);
    await workbench.screenshot("49-untrusted");
  });

  it("is told that pins need trust", async () => {
    await workbench.runCommand("Kizen: Pin Folder to Business…");
    await workbench.notifications.waitFor("Pins count in trusted workspaces only.");
    assert.equal(await pinned(), 0);
  });

  it("has the folder's pin as soon as it is trusted", async () => {
    await workbench.runCommand("Workspaces: Manage Workspace Trust");
    await workbench.page.getByRole("button", { name: "Trust", exact: true }).click();
    await eventually(async () => assert.equal(await pinned(), 1));
  });
});
