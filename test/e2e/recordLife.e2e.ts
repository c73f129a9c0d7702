import assert from "node:assert/strict";
import { eventually } from "../support/eventually";
import { SECRET } from "../support/scriptedServer";
import { violationsIn } from "./support/accessibility";
import {
  ACME,
  CONTOSO,
  GLOBEX,
  OWNER,
  startChangingRecords,
  STRANGER,
  type ChangingRecords,
} from "./support/changingRecords";
import { addBusinessOfEnvironment } from "./support/recordSession";
import { useWorkbench } from "./support/useWorkbench";

const NORTHWIND = "Northwind";

describe("A person whose record others work on, too", function () {
  // One path: what comes later needs what came before.
  this.bail(true);
  let kizen: ChangingRecords;
  before(async () => (kizen = await startChangingRecords()));
  after(() => kizen.server.close());
  const workbench = useWorkbench(() => ({
    KIZEN_API_KEY: SECRET,
    KIZEN_USER_ID: "5a3b1c00-0000-4000-8000-0000000000cc",
    KIZEN_BUSINESS_ID: ACME.id,
  }));
  const businesses = () => workbench.tree("Businesses");
  const view = () => workbench.editor.webview();
  const refresh = () =>
    view()
      .getByRole("button", { name: /^Refresh/ })
      .click();
  const value = (text: string) => view().locator(".row .value", { hasText: text }).first();
  /** The titles of the two sides, the texts that differ on each. */
  const comparison = async () => {
    const editor = workbench.page.locator(".monaco-diff-editor");
    await eventually(async () => assert.equal((await editor.locator(".char-insert").count()) > 0, true));
    const side = async (name: string) =>
      (await editor.locator(`.editor.${name} .view-lines`).innerText()).replaceAll("\u00a0", " ");
    return {
      title: await workbench.editor.activeTab(),
      left: await side("original"),
      right: await side("modified"),
    };
  };

  it("follows the ids in it: to a related record, to what an id is, and to the choice where nobody knows", async () => {
    await addBusinessOfEnvironment(workbench, kizen.server.credentials.baseUrl);
    await businesses().expand(ACME.name);
    await businesses().expand("Companies");
    await businesses().click(NORTHWIND);
    await workbench.editor.waitForTab(NORTHWIND);
    await view().getByRole("button", { name: "Expand All" }).click();
    await value(CONTOSO.id).click();
    await workbench.editor.waitForTab(CONTOSO.name);
    await workbench.page.keyboard.press("ControlOrMeta+w");
    await workbench.editor.waitForTab(NORTHWIND);
    await value(OWNER.id).click();
    await workbench.quickInput.waitFor(`Ada Lovelace · ${OWNER.id}`);
    const labels = async () => (await workbench.quickInput.rows()).map(({ label }) => label);
    assert.deepEqual(await labels(), ["Copy ID"]);
    await workbench.quickInput.cancel();
    await value(STRANGER).click();
    await workbench.quickInput.waitFor(STRANGER);
    assert.deepEqual(await labels(), ["Open as Company", "Copy ID"]);
    await workbench.quickInput.cancel();
  });

  it("is asked by VS Code before a web page opens", async () => {
    await value("https://northwind.example").click();
    const text = await workbench.dialog.text();
    assert.match(text, /open the external website/);
    assert.match(text, /https:\/\/northwind\.example\/about/);
    await workbench.dialog.choose("Cancel");
  });

  it("sees what a refresh changed, also after looking elsewhere, until that is dismissed", async () => {
    kizen.northwind = "after";
    await refresh();
    const notice = view().locator(".changes");
    await eventually(async () => assert.match(await notice.innerText(), /1 changed, 1 added, 1 removed/));
    assert.match(await notice.locator(".removed").innerText(), /phone: "\+1 555 0100"/);
    const row = view().locator(".row.is-changed", { hasText: "employees" });
    await row.hover();
    await row.getByRole("button", { name: /^Copy Value/ }).waitFor();
    await workbench.screenshot("50-record-changes");
    assert.equal(await row.locator(".change-mark").innerText(), "M");
    // Where nothing lies over it, the letter is what the mouse would hit.
    await row.locator(".change-mark").click({ trial: true });
    assert.deepEqual(await violationsIn(workbench), []);
    await businesses().click(CONTOSO.name);
    await workbench.editor.waitForTab(CONTOSO.name);
    await businesses().click(NORTHWIND);
    await workbench.editor.waitForTab(NORTHWIND);
    await row.waitFor();
    await notice.getByRole("button", { name: "Dismiss" }).click();
    await row.waitFor({ state: "detached" });
    await value("140").waitFor();
  });

  it("compares it, from its tab, with what it was when it was opened", async () => {
    kizen.northwind = "before";
    await workbench.page
      .locator(".editor-group-container.active .editor-actions a.action-label[aria-label^='Compare Records']")
      .click();
    await workbench.quickInput.waitFor(`Compare “${NORTHWIND}” With`);
    await workbench.quickInput.pick("As it was when last opened");
    const { title, left, right } = await comparison();
    assert.match(title ?? "", /^Northwind: .* ↔ now$/);
    assert.match(left, /"employees": 140/);
    assert.match(right, /"employees": 120/);
    await workbench.screenshot("51-compare-earlier");
    await workbench.page.keyboard.press("ControlOrMeta+w");
  });

  it("compares it, by command, with the company of the same name in the other business", async () => {
    await workbench.runCommand("Kizen: Add Business…");
    await workbench.quickInput.pick(`Key and user of “${ACME.name}”`);
    await workbench.quickInput.waitFor("Add Business (4/5)");
    await workbench.quickInput.answer(GLOBEX.id);
    await workbench.quickInput.waitFor("Add Business (5/5)");
    await workbench.quickInput.accept();
    await businesses().row(GLOBEX.name).waitFor();
    await workbench.editor.waitForTab(NORTHWIND);
    await workbench.runCommand("Kizen: Compare Records");
    await workbench.quickInput.pick(`The same name in ${GLOBEX.name}`);
    const { title, left, right } = await comparison();
    assert.equal(title, "Northwind (Acme) ↔ Northwind (Globex)");
    assert.match(left, /"employees": 120/);
    assert.match(right, /"employees": 7/);
    await workbench.screenshot("52-compare-namesakes");
    await workbench.page.keyboard.press("ControlOrMeta+w");
  });

  it("keeps what was known of it after it was deleted, is told so, and can ask again", async () => {
    await workbench.editor.waitForTab(NORTHWIND);
    kizen.northwind = "deleted";
    await refresh();
    const alert = view().getByRole("alert");
    await alert.getByRole("button", { name: "Retry" }).waitFor();
    await workbench.editor.waitForTab(`${NORTHWIND} (deleted)`);
    await value("https://northwind.example").waitFor();
    await workbench.screenshot("53-record-deleted");
    assert.deepEqual(await violationsIn(workbench), []);
    kizen.northwind = "after";
    await alert.getByRole("button", { name: "Retry" }).click();
    await value("140").waitFor();
    await workbench.editor.waitForTab(NORTHWIND);
    await alert.waitFor({ state: "detached" });
    assert.ok(!(await workbench.logs()).includes(SECRET));
  });
});
