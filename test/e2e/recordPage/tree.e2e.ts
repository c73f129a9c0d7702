import assert from "node:assert/strict";
import { expect } from "@playwright/test";
import { test } from "../support/recordPage";

test.describe("Record page tree", () => {
  test("is walked with the keyboard as VS Code's trees are", async ({ record }) => {
    const { page, current, rows, press } = record;
    await record.show('{"name":"N","address":{"city":"H","geo":{"lat":1}},"tags":["a"],"zip":5}');
    assert.equal(await current(), 'name: "N"');
    await press("ArrowDown");
    assert.equal(await current(), "address: 2 keys");
    await press("ArrowRight", "ArrowDown");
    assert.equal(await current(), "geo: {lat: 1}");
    await press("ArrowRight");
    assert.equal(await current(), "geo: 1 key");
    await press("ArrowRight");
    assert.equal(await current(), "lat: 1");
    await press("ArrowLeft", "ArrowLeft");
    assert.equal(await current(), "geo: {lat: 1}");
    await press("ArrowLeft", "Enter");
    assert.equal(await current(), 'address: {city: "H", geo: {…}}');
    assert.deepEqual((await rows()).length, 5);
    await press("End");
    assert.equal(await current(), "zip: 5");
    await press("Home", "t");
    assert.equal(await current(), "tags: 1 item");
    await press(" ");
    assert.equal(await current(), 'tags: 1 item ["a"]');
    await press("*");
    assert.deepEqual(await rows(), [
      'name: "N"',
      "address: 2 keys",
      'city: "H"',
      "geo: {lat: 1}",
      "tags: 1 item",
      '0: "a"',
      "zip: 5",
    ]);
    // One row is reached with Tab, then its buttons; Escape leads back to the row.
    assert.equal(await page.locator('.row[tabindex="0"]').count(), 1);
    await press("Tab");
    assert.equal(await page.evaluate("document.activeElement.ariaLabel"), "Copy Value (Ctrl+C)");
    await press("Escape");
    assert.equal(await page.evaluate("document.activeElement.role"), "treeitem");
  });

  test("tells a screen reader level, place and state of each row", async ({ record }) => {
    const { page } = record;
    await record.show('{"a":{"b":[1,{"c":2}]},"z":""}');
    const tree = page.getByRole("tree", { name: "Record" });
    const row = (name: string, level: number) =>
      tree.locator(`[role=treeitem][aria-level="${level}"]`, {
        has: page.locator(`text=${name}`),
      });
    const attributes = (target: ReturnType<typeof row>) =>
      target.evaluate((element) =>
        ["aria-setsize", "aria-posinset", "aria-expanded"].map((name) =>
          (element as unknown as { getAttribute(name: string): string | null }).getAttribute(name),
        ),
      );
    assert.deepEqual(await attributes(row("a", 1)), ["2", "1", "true"]);
    assert.deepEqual(await attributes(row("b", 2)), ["1", "1", "false"]);
    assert.deepEqual(await attributes(row("z", 1)), ["2", "2", null]);
    for (const name of ["a: 1 key", "b: 2 items [1, {…}]", 'z: ""'])
      assert.equal(await tree.getByRole("treeitem", { name, exact: true }).count(), 1, name);
  });

  test("draws what is on screen only, of a hundred thousand rows", async ({ record }) => {
    const { page, current, press } = record;
    await record.show(JSON.stringify({ list: Array.from({ length: 50_000 }, (_, index) => ({ index })) }));
    await press("Control+ArrowRight");
    assert.ok((await page.locator(".row").count()) < 100);
    const last = page.locator('[role=treeitem][aria-posinset="50000"][aria-setsize="50000"]');
    await press("End");
    assert.equal(await current(), "index: 49999");
    assert.ok(await last.isVisible());
    assert.equal(await page.locator(".path-line").textContent(), "Record›list");
    await press("Home", "ArrowDown", "PageDown");
    assert.ok(await page.locator('.row[tabindex="0"]').isVisible());
    // The focus stays where it is when its row is scrolled out of sight.
    await page.mouse.move(400, 400);
    await page.mouse.wheel(0, 100_000);
    await expect.poll(() => page.locator(".step").last().innerText()).toEqual("list");
    assert.ok((await page.locator(".row").count()) < 100);
    assert.equal(await page.evaluate("document.activeElement.role"), "treeitem");
    await press("ArrowDown");
    assert.ok(await page.locator('.row[tabindex="0"]').isVisible());
    await press("Control+ArrowLeft");
    assert.match(await current(), /^list: 50,000 items \[\{…\}, /);
    assert.equal(await page.locator(".row").count(), 1);
  });

  test("shows a string of a million characters line by line, and each of its matches", async ({ record }) => {
    const { page, current, press, copied, matchCount } = record;
    const value = `${"word ".repeat(200_000)}needle`;
    await record.show(JSON.stringify({ notes: value, z: 1 }));
    await press("ArrowRight");
    assert.ok((await page.locator(".row.line").count()) < 100);
    await press("End");
    assert.equal(await current(), "z: 1");
    await press("ArrowUp");
    assert.match(await current(), /needle$/);
    await press("Control+c");
    assert.deepEqual(await copied(), ["value", value]);
    await press("Control+f");
    await page.keyboard.type("word");
    await expect.poll(matchCount).toEqual("1 of 20,000+");
    await press("Shift+Enter");
    await expect.poll(matchCount).toEqual("20,000 of 20,000+");
    assert.ok(await page.locator("mark.current").isVisible());
  });

  test("opens and closes with the mouse, but not while text is selected", async ({ record }) => {
    const { page, rows } = record;
    await record.show(JSON.stringify({ a: { b: 1 }, text: "line\n".repeat(5) }));
    await page.locator(".row").first().click();
    assert.deepEqual((await rows()).length, 2);
    await page.locator(".row").nth(1).locator(".key").click();
    assert.equal(await page.locator(".line").count(), 6);
    await page.locator(".line .value").first().dblclick();
    assert.equal(await page.locator(".line").count(), 6);
    await page.locator(".row").nth(1).locator(".key").click();
    assert.equal(await page.locator(".line").count(), 0);
  });
});
