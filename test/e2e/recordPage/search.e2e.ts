import assert from "node:assert/strict";
import { expect } from "@playwright/test";
import { test } from "../support/recordPage";

test.describe("Record page search", () => {
  test("finds keys and values, counts them and goes from one to the next and around", async ({ record }) => {
    const { page, current, press, matchCount } = record;
    await record.show('{"name":"x","a":{"b":{"Name":1}},"list":[[["the name"]]],"end":0}');
    await press("Control+f");
    await page.keyboard.type("NAME");
    await expect.poll(matchCount).toEqual("1 of 3");
    await expect.poll(() => page.locator("mark").allInnerTexts()).toEqual(["name"]);
    await press("Enter");
    assert.equal(await matchCount(), "2 of 3");
    assert.equal(await current(), "Name: 1");
    await press("F3");
    assert.equal(await current(), '0: "the name"');
    assert.deepEqual(await page.locator("mark.current").allInnerTexts(), ["name"]);
    await press("Enter");
    assert.equal(await matchCount(), "1 of 3");
    await press("Shift+Enter");
    assert.equal(await matchCount(), "3 of 3");
    await press("Escape");
    assert.equal(await current(), '0: "the name"');
    await expect.poll(() => page.locator("mark").count()).toEqual(0);
    assert.equal(await page.evaluate("document.activeElement.role"), "treeitem");
    await press("Control+f");
    await page.keyboard.type("nothing like it");
    await expect.poll(matchCount).toEqual("No results");
  });

  test("opens a long string where the match is beyond its first line", async ({ record }) => {
    const { page, press, matchCount } = record;
    await record.show(JSON.stringify({ notes: `${"word ".repeat(100)}needle`, other: 1 }));
    await press("Control+f");
    await page.keyboard.type("needle");
    await expect.poll(matchCount).toEqual("1 of 1");
    assert.equal(await page.locator(".line mark.current").innerText(), "needle");
  });

  test("searches for whole words, in one case and by expression, and gives up what takes too long", async ({
    record,
  }) => {
    const { page, press, matchCount } = record;
    await record.show(JSON.stringify({ a: "name", b: "Name", c: "nameless", d: `${"a".repeat(40)}!` }));
    await press("Control+f");
    await page.keyboard.type("name");
    await expect.poll(matchCount).toEqual("1 of 3");
    await press("Alt+w");
    await expect.poll(matchCount).toEqual("1 of 2");
    await press("Alt+c");
    await expect.poll(matchCount).toEqual("1 of 1");
    await press("Alt+c", "Alt+w", "Alt+r", "Control+a");
    await page.keyboard.type("^n.*e$");
    await expect.poll(matchCount).toEqual("1 of 2");
    await press("Control+a");
    await page.keyboard.type("(");
    await expect.poll(matchCount).toEqual("Not a valid expression");
    await press("Control+a");
    await page.keyboard.type("(a+)+$");
    // The page answers while the expression runs, which would take it years.
    await page.getByRole("button", { name: "Match Case" }).hover();
    await page.getByText("Gave up: this expression takes too long").waitFor();
    await press("Control+a");
    await page.keyboard.type("a+!");
    await expect.poll(matchCount).toEqual("1 of 1");
    assert.equal(await page.locator("mark.current").innerText(), `${"a".repeat(40)}!`);
  });

  test("takes a record of five megabytes and finds its last value", async ({ record }) => {
    const { page, current, press } = record;
    const item = (id: number) => ({ id, name: `Company ${id}`, fields: [{ a: 1.5, b: "some text here" }] });
    await record.show(JSON.stringify({ list: Array.from({ length: 70_000 }, (_, index) => item(index)) }));
    await press("ArrowRight", "End");
    await press("Control+f");
    await page.keyboard.insertText("Company 69999");
    await page.getByText("1 of 1").waitFor({ timeout: 60_000 });
    assert.equal(await current(), 'name: "Company 69999"');
  });
});
