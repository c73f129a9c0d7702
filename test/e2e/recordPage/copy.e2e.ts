import assert from "node:assert/strict";
import { expect } from "@playwright/test";
import { ref } from "../../support/pages/recordViewPage";
import { test } from "../support/recordPage";

test.describe("Record page copies and links", () => {
  test("copies values, paths and JSON exactly, with keys and with buttons", async ({ record }) => {
    const { page, press, copied } = record;
    await record.show('{"n":12345678901234567890,"s":"a\\u000ab\\"","a-b":{"c":[ 1.0, {"x" :1} ]}}');
    await press("Control+c");
    assert.deepEqual(await copied(), ["value", "12345678901234567890"]);
    await press("ArrowDown", "Control+c");
    assert.deepEqual(await copied(), ["value", 'a\nb"']);
    await press("Alt+j");
    assert.deepEqual(await copied(), ["json", '"a\\u000ab\\""']);
    await press("ArrowDown", "ArrowRight", "Control+c");
    assert.deepEqual(await copied(), ["value", '[ 1.0, {"x" :1} ]']);
    await press("ArrowRight", "ArrowRight", "ArrowDown", "ArrowRight", "ArrowRight", "Alt+c");
    assert.deepEqual(await copied(), ["path", '["a-b"].c[1].x']);
    const first = page.locator(".row").first();
    await first.hover();
    await first.getByRole("button", { name: "Copy Path" }).click();
    assert.deepEqual(await copied(), ["path", "n"]);
    await page.getByRole("button", { name: "Copy ID" }).click();
    assert.deepEqual(await copied(), ["id", ref.id]);
    await page.getByRole("button", { name: "Copy Record as JSON" }).click();
    assert.deepEqual(await copied(), [
      "json",
      '{"n":12345678901234567890,"s":"a\\u000ab\\"","a-b":{"c":[ 1.0, {"x" :1} ]}}',
    ]);
  });

  test("leaves Ctrl+C to the browser where text is selected", async ({ record }) => {
    const { page, press } = record;
    await record.show('{"name":"Northwind"}');
    await page.locator(".value").dblclick();
    const before = await record.sent();
    await press("Control+c");
    assert.deepEqual(await record.sent(), before);
  });

  test("offers every copy in a menu, with the mouse and with the keyboard", async ({ record }) => {
    const { page, press, copied } = record;
    await record.show('{"n":1,"a-b":{"c":[1.0]}}');
    await press("End", "ArrowRight", "End", "ArrowRight", "ArrowDown");
    await page.locator('.row[tabindex="0"]').click({ button: "right" });
    assert.equal(await page.evaluate("document.activeElement.role"), "menuitem");
    await page.getByRole("menuitem", { name: "Copy Path as JSONPath" }).click();
    assert.deepEqual(await copied(), ["path", '$["a-b"].c[0]']);
    assert.equal(await page.evaluate("document.activeElement.role"), "treeitem");
    await press("Shift+F10");
    await page.getByRole("menu").waitFor();
    await press("End", "ArrowUp", "ArrowUp", "Enter");
    assert.deepEqual(await copied(), ["path", '.["a-b"].c[0]']);
    await press("ContextMenu");
    await page.getByRole("menuitem", { name: "Copy Path for Python" }).click();
    assert.deepEqual(await copied(), ["path", '["a-b"]["c"][0]']);
    await press("ArrowUp", "Alt+k");
    assert.deepEqual(await copied(), ["key", "c"]);
    await press("Shift+F10", "Escape");
    assert.equal(await page.getByRole("menu").count(), 0);
    assert.equal(await page.evaluate("document.activeElement.role"), "treeitem");
  });

  test("leaves a menu that the keyboard opened to the keyboard, until the mouse below it moves", async ({
    record,
  }) => {
    const { page, press } = record;
    await record.show('{"n":1,"m":2}');
    await press("Shift+F10");
    const items = page.getByRole("menuitem");
    const box = await items.nth(3).boundingBox();
    assert.ok(box);
    await press("Escape");
    await page.mouse.move(box.x + 20, box.y + 8);
    await press("Shift+F10");
    const focused = () => page.evaluate("document.activeElement.textContent");
    const [first, fourth] = [await items.first().textContent(), await items.nth(3).textContent()];
    // The browser notices what is below the resting mouse a moment later.
    await expect.poll(() => page.locator(".menu-item:hover").textContent()).toEqual(fourth);
    assert.equal(await focused(), first);
    await page.mouse.move(box.x + 24, box.y + 8);
    await page.mouse.move(box.x + 28, box.y + 8);
    assert.equal(await focused(), fourth);
    await press("Escape");
  });

  test("follows ids and addresses, says what time it is, and marks true, false and null", async ({
    record,
  }) => {
    const { page, press } = record;
    await record.show(
      JSON.stringify({
        id: ref.id,
        mail: "ada@sample.example",
        site: "https://kizen.com/x",
        trap: "javascript:alert(1)",
        at: "2026-03-31T12:27:20.152070-05:00",
        yes: true,
        no: false,
        none: null,
      }),
    );
    await press("End");
    await page.getByText(ref.id).last().click();
    assert.deepEqual((await record.sent()).at(-1), { type: "openId", id: ref.id });
    // At once, for the next page may come into the place of this one.
    assert.equal(((await record.state()) as { pointer: string }).pointer, "/id");
    await press("ArrowDown", "Enter");
    assert.deepEqual((await record.sent()).at(-1), {
      type: "openAddress",
      address: "mailto:ada@sample.example",
    });
    await page.locator(".row").nth(2).click({ button: "right" });
    await page.getByRole("menuitem", { name: "Follow Link" }).click();
    assert.deepEqual((await record.sent()).at(-1), { type: "openAddress", address: "https://kizen.com/x" });
    const before = (await record.sent()).length;
    await page.locator(".row").nth(3).locator(".value").click();
    await press("Enter");
    assert.equal((await record.sent()).length, before);
    assert.match((await page.locator(".time").getAttribute("title")) ?? "", /2026.* · (?:.* ago|in .*)$/);
    assert.deepEqual(
      await page.locator(".body svg").evaluateAll((icons) => icons.map((icon) => icon.getAttribute("class"))),
      ["icon icon-true", "icon icon-false", "icon icon-null"],
    );
  });
});
