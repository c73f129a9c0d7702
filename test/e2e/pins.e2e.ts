import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { SECRET, type ScriptedServer } from "../support/scriptedServer";
import { ACME, GLOBEX, ONLY_GLOBEX, startTwoBusinesses } from "../support/twoBusinesses";
import { eventually } from "./support/eventually";
import { useWorkbench } from "./support/useWorkbench";

describe("A person who works on two businesses", function () {
  // One path: what comes later needs what came before.
  this.bail(true);
  let server: ScriptedServer;
  before(async () => (server = await startTwoBusinesses()));
  after(() => server.close());
  const workbench = useWorkbench(() => ({
    KIZEN_API_KEY: SECRET,
    KIZEN_USER_ID: "5a3b1c00-0000-4000-8000-0000000000cc",
    KIZEN_BUSINESS_ID: ACME.id,
  }));
  const businesses = () => workbench.tree("Businesses");
  const rowsOf = async () => (await businesses().rows()).map(({ label }) => label);

  it("adds both", async () => {
    await workbench.showViewContainer("Kizen");
    await workbench.clickWelcomeButton("Add Business");
    await workbench.quickInput.pick("From the environment (KIZEN_API_KEY)");
    await eventually(async () => assert.equal((await workbench.quickInput.rows())[0]?.label, "Production"));
    await workbench.quickInput.pick("Another address…");
    await eventually(async () => assert.match(await workbench.quickInput.placeholder(), /^https:/));
    await workbench.quickInput.answer(server.credentials.baseUrl);
    await workbench.quickInput.waitFor("Add Business (4/5)");
    await workbench.quickInput.accept();
    await workbench.quickInput.waitFor("Add Business (5/5)");
    await workbench.quickInput.accept();
    await eventually(async () => assert.ok((await rowsOf()).includes("Acme")));
    await workbench.runCommand("Kizen: Add Business…");
    await workbench.quickInput.pick("Key and user of “Acme”");
    await workbench.quickInput.waitFor("Add Business (4/5)");
    await workbench.quickInput.answer(GLOBEX.id);
    await workbench.quickInput.waitFor("Add Business (5/5)");
    await workbench.quickInput.accept();
    await eventually(async () => assert.ok((await rowsOf()).includes("Globex")));
  });

  it("pins the folder to one, and marks the other as production", async () => {
    await workbench.openFile("syncCompanies.ts");
    await workbench.runCommand("Kizen: Pin Folder to Business…");
    await workbench.quickInput.pick("Acme");
    await eventually(async () => {
      const texts = await workbench.statusBar.texts();
      assert.ok(
        texts.some((text) => text.includes("Globex") && text.includes("Acme")),
        texts.join(" | "),
      );
    });
    const settings = path.join(workbench.workspace, ".vscode", "settings.json");
    await eventually(async () => assert.match(await readFile(settings, "utf8"), new RegExp(ACME.id)));
    await businesses().chooseFromMenu("Globex", "Mark as Production");
    await eventually(async () => {
      const row = (await businesses().rows()).find(({ label }) => label === "Globex");
      assert.match(row?.description ?? "", /production/);
    });
    await workbench.screenshot("40-pinned-and-production");
  });

  it("sees which ids are of the other business", async () => {
    await businesses().expand("Globex");
    await businesses().expand("Companies");
    await eventually(async () => assert.ok((await rowsOf()).includes(ONLY_GLOBEX)));
    await workbench.page.locator(".monaco-editor .squiggly-info").first().waitFor();
    await workbench.screenshot("41-marked-ids");
  });
});
