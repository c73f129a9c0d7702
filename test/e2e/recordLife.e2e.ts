import assert from "node:assert/strict";
import { test } from "@playwright/test";
import { eventually } from "../support/time/eventually";
import { SECRET } from "../support/servers/scriptedServer";
import { ACME, GLOBEX } from "../support/servers/twoBusinesses";
import { violationsIn } from "./support/accessibility";
import { openBusinessFromEnvironment } from "./support/addBusiness";
import {
  CONTOSO,
  OWNER,
  startChangingRecords,
  STRANGER,
  type ChangingRecords,
} from "./support/changingRecords";
import { useWorkbench } from "./support/useWorkbench";

const NORTHWIND = "Northwind";
/** Where the person says that records are. No name of a host ends in this. */
const EVERYWHERE = "https://crm.invalid";

test.describe("A person whose record others work on, too", () => {
  let kizen: ChangingRecords;
  test.beforeAll(async () => (kizen = await startChangingRecords()));
  test.afterAll(() => kizen.server.close());
  const workbench = useWorkbench(
    () => ({
      KIZEN_API_KEY: SECRET,
      KIZEN_USER_ID: "5a3b1c00-0000-4000-8000-0000000000cc",
      KIZEN_BUSINESS_ID: ACME.id,
    }),
    { "kizen.recordUrl": `${EVERYWHERE}/{collection}/{id}` },
  );
  const businesses = () => workbench.tree("Businesses");
  const view = () => workbench.editor.webview();
  const refresh = () =>
    view()
      .getByRole("button", { name: /^Refresh/ })
      .click();
  /** Goes to the tab of a record by its row in the sidebar. */
  const show = async (name: string) => {
    await workbench.openRecord(name);
  };
  const value = (text: string) => view().locator(".row .value", { hasText: text }).first();
  /** Waits for a comparison with this title, and these texts on its sides. */
  const untilCompared = (title: RegExp, left: RegExp, right: RegExp) =>
    eventually(async () => {
      assert.match((await workbench.editor.activeTab()) ?? "", title);
      const editor = workbench.page.locator(".monaco-diff-editor:visible");
      const side = async (name: string) =>
        (await editor.locator(`.editor.${name} .view-lines`).innerText()).replaceAll("\u00a0", " ");
      assert.match(await side("original"), left);
      assert.match(await side("modified"), right);
      assert.ok((await editor.locator(".char-insert").count()) > 0);
    });

  test("follows the ids in it: to a related record, to what an id is, and to the choice where nobody knows", async () => {
    await openBusinessFromEnvironment(workbench, kizen.server.credentials.baseUrl, ACME.name);
    await show(NORTHWIND);
    await view()
      .getByRole("row", { name: /parent/ })
      .waitFor();
    await view().getByRole("tab", { name: "JSON" }).click();
    await view().getByRole("button", { name: "Expand All" }).click();
    await value(CONTOSO.id).click();
    await workbench.editor.waitForTab(CONTOSO.name);
    await show(NORTHWIND);
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

  test("is asked by VS Code before a web page opens", async () => {
    await value("https://northwind.example").click();
    const text = await workbench.dialog.text();
    assert.match(text, /open the external website/);
    assert.match(text, /https:\/\/northwind\.example\/about/);
    await workbench.dialog.choose("Cancel");
  });

  test("opens it in the browser, and is told which business it is of", async () => {
    await workbench.runCommand("Kizen: Open in Browser");
    assert.match(await workbench.dialog.text(), /https:\/\/crm\.invalid\/companies_company\/11111111-/);
    const opening = workbench.page.context().waitForEvent("page");
    await workbench.dialog.choose("Open");
    await (await opening).close();
    await workbench.notifications.waitFor(`The record belongs to “${ACME.name}”`);
  });

  test("sees what a refresh changed, also after looking elsewhere, until that is dismissed", async () => {
    kizen.northwind = "after";
    await refresh();
    const notice = view().locator(".changes");
    await eventually(async () => assert.match(await notice.innerText(), /1 changed, 1 added, 1 removed/));
    assert.match(await notice.locator(".removed").innerText(), /phone: "\+1 555 0100"/);
    const row = view().locator(".row.is-changed", { hasText: "employees" });
    await row.hover();
    await row.getByRole("button", { name: /^Copy Value/ }).waitFor();
    await workbench.screenshot("50-record-changes");
    assert.equal(await row.locator(".change-mark").getAttribute("data-sign"), "M");
    // Where nothing lies over it, the letter is what the mouse would hit.
    await row.locator(".change-mark").click({ trial: true });
    assert.deepEqual(await violationsIn(workbench), []);
    await show(CONTOSO.name);
    // What is out of sight takes no memory: its page is gone, and made anew.
    await eventually(async () => assert.equal(await workbench.page.locator("iframe.webview").count(), 1));
    await show(NORTHWIND);
    await row.waitFor();
    await notice.getByRole("button", { name: "Dismiss" }).click();
    await row.waitFor({ state: "detached" });
    await value("140").waitFor();
  });

  test("compares it, from its tab, with what it was when it was opened", async () => {
    kizen.northwind = "before";
    await workbench.page
      .locator(".editor-group-container.active .editor-actions a.action-label[aria-label^='Compare With…']")
      .click();
    await workbench.quickInput.waitFor(`Compare “${NORTHWIND}” With`);
    await workbench.quickInput.pick("As Last Opened");
    await untilCompared(/^Northwind: .* ↔ now$/, /"employees": 140/, /"employees": 120/);
    await workbench.screenshot("51-compare-earlier");
  });

  test("compares it, by command, with the company of the same name in the other business", async () => {
    await workbench.runCommand("Kizen: Add Business…");
    await workbench.quickInput.pick(`Key and user of “${ACME.name}”`);
    await workbench.quickInput.waitFor("Add Business: Business ID (4/5)");
    await workbench.quickInput.answer(GLOBEX.id);
    await workbench.quickInput.waitFor("Add Business: Name (5/5)");
    await workbench.quickInput.accept();
    await businesses().row(GLOBEX.name).waitFor();
    await show(NORTHWIND);
    await workbench.runCommand("Kizen: Compare With…");
    await workbench.quickInput.pick(`Same Name in ${GLOBEX.name}`);
    await untilCompared(/^Northwind \(Acme\) ↔ Northwind \(Globex\)$/, /"employees": 120/, /"employees": 7,/);
    await workbench.screenshot("52-compare-namesakes");
  });

  test("keeps what was known of it after it was deleted, is told so, and can ask again", async () => {
    await show(NORTHWIND);
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
