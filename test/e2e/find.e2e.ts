import assert from "node:assert/strict";
import { test } from "@playwright/test";
import { eventually } from "../support/time/eventually";
import { exploreSampleData } from "./support/addBusiness";
import { useWorkbench } from "./support/useWorkbench";

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

test.describe("A person who looks for anything", () => {
  const workbench = useWorkbench();
  const rows = () => workbench.quickInput.rows();
  const labels = async () => (await rows()).map(({ label }) => label);
  const open = async (command: string, title: string) => {
    await workbench.runCommand(`Kizen: ${command}`);
    await workbench.quickInput.waitFor(title);
  };
  const press = async (button: string) => {
    await workbench.page.locator(".quick-input-widget .monaco-list-row").first().hover();
    await workbench.page
      .locator(`.quick-input-widget .monaco-list-row a[aria-label^="${button}"]`)
      .first()
      .click();
  };
  const copied = (text: string | RegExp) =>
    eventually(async () => {
      const clipboard = await workbench.clipboard.read();
      if (typeof text === "string") assert.equal(clipboard, text);
      else assert.match(clipboard, text);
    });

  test("goes from a field's label to its API name", async () => {
    await exploreSampleData(workbench);
    await open("Find…", "Find in Sample Business");
    await workbench.quickInput.type("Lead Source");
    await eventually(async () => assert.equal((await labels())[0], "Lead Source"));
    const [first] = await rows();
    assert.match(first?.description ?? "", /^lead_source · dropdown · Deals/);
    await workbench.screenshot("45-find-field");
    await press("Copy API Name");
    await copied("lead_source");
  });

  test("goes from an option's label to its id, and sees it in the sidebar", async () => {
    await open("Find in Schema…", "Find in Schema of Sample Business");
    await workbench.quickInput.type("trade show");
    await eventually(async () => assert.equal((await labels())[0], "Trade Show"));
    await press("Copy ID");
    await copied(UUID);
    await open("Find in Schema…", "Find in Schema of Sample Business");
    await eventually(async () => assert.equal((await labels())[0], "Trade Show"));
    await press("Reveal in Sidebar");
    await workbench.tree("Businesses").row("Trade Show").waitFor();
    await workbench.screenshot("46-find-revealed");
    await open("Find in Schema…", "Find in Schema of Sample Business");
    await eventually(async () => assert.equal((await labels())[0], "Trade Show"));
    await workbench.page.keyboard.press("Enter");
    await workbench.editor.waitForTab("Deals");
    await workbench.screenshot("46-find-opened");
  });

  test("finds a contact by the e-mail address, and opens it", async () => {
    await open("Find Record…", "Find Record in Sample Business");
    await workbench.quickInput.type("contact1234@sample.example");
    await eventually(async () => {
      const [first] = await rows();
      assert.match(first?.description ?? "", / · Contact$/);
      assert.match(first?.detail ?? "", /contact1234@sample\.example/);
    });
    await workbench.screenshot("47-find-contact");
    const [name = ""] = await labels();
    await workbench.page.keyboard.press("Enter");
    await workbench.editor.waitForTab(name);
  });

  test("hides what is not wanted, and finds it hidden the next time", async () => {
    await open("Find…", "Find in Sample Business");
    await workbench.quickInput.type("deals");
    const headings = workbench.page.locator(".quick-input-widget .quick-input-list-separator:visible");
    const shown = async () => (await headings.allInnerTexts()).filter((text) => text !== "");
    await eventually(async () => assert.ok((await shown()).includes("Objects")));
    await workbench.screenshot("48-find-sections");
    await workbench.quickInput.clickButton("Hide Objects");
    await eventually(async () => assert.ok(!(await shown()).includes("Objects")));
    await workbench.quickInput.cancel();
    await open("Find…", "Find in Sample Business");
    await workbench.quickInput.clickButton("Show Objects");
    await eventually(async () => assert.ok((await shown()).includes("Objects")));
    await workbench.quickInput.cancel();
  });

  test("inserts an API name in code and an id in JSON, until another is chosen", async () => {
    await workbench.openFile("syncCompanies.ts");
    await workbench.editor.focus();
    await workbench.editor.moveTo(1, 1);
    await open("Insert Name or ID…", "Insert Name or ID from Sample Business");
    await workbench.quickInput.type("Lead Source");
    await eventually(async () => assert.equal((await labels())[0], "Lead Source"));
    await workbench.page.keyboard.press("Enter");
    await eventually(async () => assert.match(await workbench.editor.text(), /^"lead_source"/));
    await workbench.screenshot("49-find-inserted");
  });
});
