import assert from "node:assert/strict";
import { test } from "@playwright/test";
import { eventually } from "../support/time/eventually";
import { exploreSampleData } from "./support/addBusiness";
import { useWorkbench } from "./support/useWorkbench";

test.describe("A person who goes from record to record", () => {
  const workbench = useWorkbench(undefined, { "workbench.editor.enablePreview": true });
  const record = () => workbench.editor.webview();
  const currentRow = () => record().locator(".row[tabindex='0']");
  const businesses = () => workbench.tree("Businesses");
  let names: readonly string[];
  const tabs = async (...titles: readonly string[]) => {
    const all = await workbench.editor.tabs();
    return titles.map((title) => all.filter((tab) => tab === title).length);
  };

  test("sees them in one preview tab, and keeps the one that matters", async () => {
    await exploreSampleData(workbench);
    await businesses().expand("Sample Business");
    await businesses().expand("Companies");
    names = await eventually(async () => {
      const records = (await businesses().rows()).filter(({ level }) => level === 4);
      assert.ok(records.length > 3);
      return records.map(({ label }) => label);
    });
    const [first = "", second = "", third = ""] = names;
    await workbench.openRecord(first);
    // Not a double click, which would keep the first one.
    await workbench.page.waitForTimeout(600);
    await workbench.openRecord(second);
    await record().getByText(second).first().waitFor();
    assert.deepEqual(await tabs(first, second), [0, 1]);
    await workbench.runCommand("Kizen: Keep Open");
    await businesses().chooseFromMenu(second, "Open as JSON");
    await workbench.editor.waitForTab(`${second}.json`);
    await workbench.openRecord(third);
    assert.deepEqual(await tabs(second, third), [1, 1]);
    await workbench.openRecord(second);
    await workbench.openRecord(third);
    assert.deepEqual(await tabs(second, third), [1, 1]);
  });

  test("finds the tabs again after a reload, and still browses in the preview", async () => {
    const [first = "", second = "", third = ""] = names;
    await record().getByText(third).first().waitFor();
    await record().getByRole("button", { name: "Expand All" }).click();
    await record().locator(".row").first().click();
    await workbench.page.keyboard.press("End");
    const closed = () => record().locator(".row[aria-expanded=false]").count();
    const left = await eventually(async () => {
      assert.equal(await closed(), 0);
      return await currentRow().innerText();
    });
    await workbench.page.keyboard.press("Alt+c");
    const path = await eventually(async () => {
      const text = await workbench.clipboard.read();
      assert.match(text, /\.value$/);
      return text;
    });
    // As a pointer, which is how the page has its place stored.
    await workbench.waitUntilStored(`/${path.split(/[.["\]]+/).join("/")}`);
    await workbench.reload();
    await workbench.editor.waitForTab(third);
    assert.deepEqual(await tabs(second, `${second}.json`, third), [1, 1, 1]);
    await eventually(async () => assert.equal(await currentRow().innerText(), left));
    assert.equal(await closed(), 0);
    await workbench.showViewContainer("Kizen");
    await businesses().row(first).waitFor();
    await workbench.openRecord(first);
    assert.deepEqual(await tabs(second, third), [1, 0]);
  });

  test("finds the JSON document again, to search and to go through, and cannot change it", async () => {
    const [, second = ""] = names;
    const title = `${second}.json`;
    await workbench.page.getByRole("tab", { name: title }).click();
    await workbench.editor.waitForTab(title);
    const text = await workbench.editor.text();
    assert.match(text, /"value": 9007199254748912\n/);
    await workbench.page.keyboard.type("x");
    assert.equal(await workbench.editor.text(), text);
    assert.equal(await workbench.page.locator(".tabs-container .tab.dirty").count(), 0);
    await workbench.page.keyboard.press("ControlOrMeta+Shift+o");
    await workbench.quickInput.type("@business_phone");
    await eventually(async () => {
      assert.equal((await workbench.quickInput.rows())[0]?.label, "business_phone");
    });
    await workbench.quickInput.cancel();
    await workbench.page.keyboard.press("ControlOrMeta+Shift+f");
    await workbench.page.keyboard.type("9007199254748912");
    const results = workbench.page.getByRole("tree", { name: "Search" });
    await results.locator(".monaco-list-row", { hasText: title }).waitFor();
    await workbench.screenshot("54-search-in-document");
  });

  test("compares two selected rows side by side", async () => {
    const [first = "", second = ""] = names;
    await workbench.showViewContainer("Kizen");
    await businesses().click(first);
    await businesses().click(second, "ControlOrMeta");
    await businesses().chooseFromMenu(second, "Compare Selected");
    await workbench.editor.waitForTab(`${first} ↔ ${second}`);
    const diff = workbench.page.locator(".monaco-diff-editor");
    await diff.locator(".char-insert").first().waitFor();
    await workbench.screenshot("55-compare-rows");
  });

  test("compares one with another company that is looked up", async () => {
    const [first = "", , third = ""] = names;
    await workbench.openRecord(first);
    await workbench.runCommand("Kizen: Compare With…");
    await workbench.quickInput.waitFor(`Compare “${first}” With`);
    await eventually(async () => {
      const [row] = await workbench.quickInput.rows();
      assert.match(row?.label ?? "", /Find Company…/);
    });
    await workbench.quickInput.accept();
    await workbench.quickInput.waitFor(`Compare “${first}” With a Record of Sample Business`);
    await workbench.quickInput.answer(third);
    await workbench.editor.waitForTab(`${first} ↔ ${third}`);
    await workbench.screenshot("56-compare-found");
  });
});
