import assert from "node:assert/strict";
import { test } from "@playwright/test";
import type { SampleServer } from "../../src/sample";
import { eventually } from "../support/time/eventually";
import { violationsIn, webviewFrame } from "./support/accessibility";
import {
  addRecordBusiness,
  recordEnvironment,
  recordId,
  recordLabel,
  startRecordServer,
  type RecordName,
} from "./support/recordSession";
import { useWorkbench } from "./support/useWorkbench";

/** VS Code's own themes, and the class that the body of a page gets with them. */
const themes = [
  ["light", "Light Modern", "vscode-light"],
  ["dark", "Dark Modern", "vscode-dark"],
  ["high-contrast", "Dark High Contrast", "vscode-high-contrast"],
  ["high-contrast-light", "Light High Contrast", "vscode-high-contrast-light"],
] as const;

test.describe("The record view in the workbench", () => {
  let server: SampleServer;
  test.beforeAll(async () => (server = await startRecordServer()));
  test.afterAll(() => server.close());
  const workbench = useWorkbench(() => recordEnvironment);
  const view = () => workbench.editor.webview();

  const open = async (name: RecordName) => {
    const shown = view().locator(".id", { hasText: recordId(name) });
    await workbench.tree("Businesses").open(await recordLabel(workbench, name), shown);
    await view().locator(".row").first().waitFor({ state: "attached" });
  };
  const violations = () => violationsIn(workbench);
  const untilFound = (count: string) =>
    eventually(async () =>
      assert.ok((await view().locator(".match-count").innerText()).endsWith(` of ${count}`)),
    );

  test("opens what a business has", async () => {
    await addRecordBusiness(workbench, server);
  });

  test("shows a large and a hostile record readable to everyone", async () => {
    await open("hostile");
    assert.deepEqual(await violations(), []);
    await open("large");
    await view().getByRole("button", { name: "Expand All" }).click();
    await view().getByRole("searchbox").fill("email");
    await untilFound("15,000");
    assert.deepEqual(await violations(), []);
  });

  for (const [name, theme, className] of themes) {
    test(`is readable to everyone in ${name}, and follows the theme while it is open`, async () => {
      test.setTimeout(120_000);
      await workbench.setTheme(theme);
      await eventually(async () => {
        const classes = await view().locator("body").getAttribute("class");
        assert.ok(classes?.split(" ").includes(className), classes ?? "");
      });
      await open("small");
      await view().getByRole("tab", { name: "JSON" }).click();
      await workbench.screenshot(`40-record-small-${name}`);
      await view().getByRole("tab", { name: "Fields" }).click();
      await workbench.screenshot(`41-record-fields-${name}`);
      assert.deepEqual(await violations(), []);

      await open("large");
      await untilFound("15,000");
      await view().locator("mark").first().waitFor();
      await workbench.screenshot(`43-record-large-${name}`);
      await view().locator(".row").first().click({ button: "right" });
      await view().getByRole("menu").waitFor();
      await workbench.screenshot(`42-record-menu-${name}`);
      assert.deepEqual(await violations(), []);
      await workbench.page.keyboard.press("Escape");

      await open("hostile");
      await workbench.screenshot(`44-record-hostile-${name}`);

      await open("failing");
      await view().getByRole("alert").waitFor();
      await workbench.screenshot(`45-record-error-${name}`);
      assert.deepEqual(await violations(), []);
    });
  }

  test("lets nothing that a record holds run, load, hide or leave its row", async () => {
    await open("hostile");
    const page = await webviewFrame(workbench);
    assert.equal(await page.title(), "Record");
    assert.equal(
      await page.locator("img, iframe, video, link:not([rel=stylesheet]), style:not([id])").count(),
      0,
    );
    assert.equal(await page.locator("main button, main a").filter({ hasText: "Replace API Key" }).count(), 0);
    assert.equal(await page.evaluate("({}).polluted"), undefined);
    assert.doesNotMatch(
      await page.locator("body").innerText(),
      /[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]/,
    );
    const overflowing = await page.locator(".row").evaluateAll((rows) => {
      const heights = rows.map((row) => (row as unknown as { offsetHeight: number }).offsetHeight);
      return heights.filter((height) => height > 24);
    });
    assert.deepEqual(overflowing, []);
  });

  test("asks before it opens an address", async () => {
    await open("small");
    await view().getByRole("tab", { name: "Fields" }).click();
    await view()
      .getByRole("button", { name: /^hello@/ })
      .click();
    await eventually(async () => assert.match(await workbench.dialog.text(), /write an email to/));
    await workbench.dialog.choose("Cancel");
  });

  test("shows the rows and what they are in, zoomed to 200 %", async () => {
    // Half as many pixels of the page, as twice as large ones leave.
    await workbench.page.setViewportSize({ width: 640, height: 400 });
    await view().getByRole("tab", { name: "JSON" }).click();
    await workbench.screenshot("46-record-zoomed");
    const page = await webviewFrame(workbench);
    const isWider = await page.evaluate(
      "document.documentElement.scrollWidth > document.documentElement.clientWidth",
    );
    assert.equal(isWider, false);
    assert.ok((await page.evaluate<number>("document.querySelector('.tree').clientHeight")) > 60);
  });
});
