import assert from "node:assert/strict";
import { expect } from "@playwright/test";
import { knownField, ref } from "../../support/pages/recordViewPage";
import { test } from "../support/recordPage";

const names = Array.from({ length: 500 }, (_, at) => `f${at}`);
/** Every third is many lines high, every fifth has no value. */
const valueOf = (at: number) => (at % 5 === 0 ? null : at % 3 === 0 ? "line\n".repeat(8) : "v");
const fieldOf = (name: string, at: number) => ({
  id: `id-${name}`,
  name,
  field_type: "text",
  display_name: name.toUpperCase(),
  value: valueOf(at),
});
const groups = Array.from({ length: 10 }, (_, at) => ({
  label: `Category ${at}`,
  fields: names.slice(at * 50, at * 50 + 50).map((name) => knownField(name)),
}));

test.describe("Record page with 500 fields", () => {
  test("draws those near the screen only, which stay where they are while one scrolls", async ({
    record: view,
  }) => {
    const { page } = view;
    await view.show(JSON.stringify({ id: ref.id, fields: names.map(fieldOf) }), { state: "idle" }, "fields");
    await view.send({ type: "schema", state: "whole", groups });
    const labels = () => page.locator(".fields tbody tr:not(.space) th").allInnerTexts();
    await page.getByRole("button", { name: /^Without a Value/ }).click();
    const rows = page.locator(".fields tbody tr:not(.space)");
    const table = page.getByRole("table");
    assert.equal(await table.getAttribute("aria-rowcount"), "511");
    assert.ok((await rows.count()) < 90);
    const box = page.locator(".fields");
    const scrollTo = (top: number) => box.evaluate((scroller, to) => (scroller.scrollTop = to), top);
    await scrollTo(1e6);
    await page.getByRole("row", { name: "F499" }).waitFor();
    assert.ok((await rows.count()) < 90);
    assert.equal(await page.getByRole("row", { name: "F499" }).getAttribute("aria-rowindex"), "511");
    // Upwards through rows that were never drawn: what is in sight moves by as much as the wheel says.
    const firstInSight = () =>
      box.evaluate((scroller) => {
        const { top } = scroller.getBoundingClientRect();
        const all = [...scroller.querySelectorAll("tbody tr:not(.space)")];
        const row = all.find((one) => one.getBoundingClientRect().top > top + 60);
        return [row?.textContent, Math.round(row?.getBoundingClientRect().top ?? 0)] as const;
      });
    const topOf = (text: string | null | undefined) =>
      box.evaluate((scroller, wanted) => {
        const all = [...scroller.querySelectorAll("tbody tr:not(.space)")];
        return Math.round(
          all.find(({ textContent }) => textContent === wanted)?.getBoundingClientRect().top ?? -1,
        );
      }, text);
    await box.hover();
    for (let turn = 0; turn < 24; turn++) {
      const [text, before] = await firstInSight();
      await page.mouse.wheel(0, -250);
      // Borders that rows share are drawn on whole pixels.
      await expect.poll(async () => Math.abs((await topOf(text)) - before - 250)).toBeLessThanOrEqual(2);
    }
    // Every field can be reached: by what is looked for, and by the keyboard.
    await page.getByRole("searchbox").fill("f250");
    await expect.poll(() => labels()).toEqual(["Category 5", "F250"]);
    await page.getByRole("searchbox").fill("");
    await expect.poll(() => rows.count()).toBeGreaterThan(20);
    await scrollTo(0);
    await page.getByRole("row", { name: "F0 " }).getByRole("button", { name: "Copy API Name" }).focus();
    await scrollTo(1e6);
    await page.getByRole("row", { name: "F499" }).waitFor();
    const focused = page.locator("*:focus");
    await expect(focused).toHaveAttribute("title", "Copy API Name: f0");
    await page.keyboard.press("Tab");
    await expect(focused).toHaveAttribute("title", "Copy Field ID: id-f0");
  });
});
