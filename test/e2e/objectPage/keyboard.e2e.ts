import assert from "node:assert/strict";
import { expect } from "@playwright/test";
import { fewFields } from "../../support/pages/objectViewPage";
import { test } from "../support/objectPage";

test.describe("Object page keyboard and copies", () => {
  test("is walked as grids and trees are", async ({ object }) => {
    const { page, press, current } = object;
    await object.show(fewFields);
    await page.locator(".row > .cell").first().click();
    await press("ArrowDown", "ArrowRight");
    assert.deepEqual(await object.column(0), [
      ...["Deal Name", "Lead Source", "Trade Show", "Website", "Referral", "Company", "Amount"],
    ]);
    assert.equal(await object.row("Lead Source").getAttribute("aria-expanded"), "true");
    await press("ArrowDown", "ArrowDown");
    assert.equal(await current(), "Website");
    await press("ArrowLeft");
    assert.equal(await current(), "Lead Source");
    await press("ArrowLeft");
    assert.equal((await object.column(0)).length, 4);
    await press("ArrowRight", "Control+ArrowLeft", "ArrowDown", "End");
    assert.equal(await current(), "f-company");
    await press("Home", "PageDown");
    assert.equal(await current(), "Amount");
    await press("Control+Home", "ArrowUp");
    assert.equal(await page.locator(":focus").getAttribute("role"), "columnheader");
    await press("ArrowRight", "ArrowRight", "Enter", "ArrowDown");
    assert.equal(await current(), "decimal");
    await press("Tab", "Shift+Tab");
    assert.equal(await current(), "decimal");
  });

  test("copies a cell, what is selected, and a column", async ({ object }) => {
    const { page, press, copied } = object;
    await object.show(fewFields);
    await object.row("Lead Source").getByRole("gridcell").first().click();
    await press("Control+c");
    assert.deepEqual(await copied(), [
      { state: "cell", column: "API Name", label: "Lead Source", thing: "field" },
      "source",
    ]);
    await press("Shift+ArrowDown", "Shift+ArrowRight", "Control+c");
    assert.deepEqual(await copied(), [{ state: "rows" }, "source\tdropdown\ncompany\trelationship"]);
    await press("Escape", "Control+ ");
    assert.equal(await page.locator('[aria-selected="true"]').count(), 4);
    await press("Escape", "Home", "ArrowUp", "ArrowRight", "Control+c");
    assert.deepEqual(await copied(), [
      { state: "column", column: "API Name" },
      "name\nsource\ncompany\namount",
    ]);
    await press("ArrowDown", "Control+a", "Control+c");
    assert.equal((await copied())[1].split("\n").length, 4);
  });

  test("keeps the keys that it knows from the editor, and no text selected around it", async ({ object }) => {
    const { page, press } = object;
    await object.show(fewFields);
    await page.evaluate('heard = []; addEventListener("keydown", ({ key }) => heard.push(key));');
    await page.locator(".row > .cell").first().click();
    await press("Control+a", "Control+c", "ArrowDown", "F6");
    const heard = await page.evaluate<string[]>("heard");
    assert.deepEqual(
      heard.filter((key) => key !== "Control"),
      ["F6"],
    );
    await page.evaluate('document.execCommand("selectAll")');
    await expect.poll(() => page.evaluate("getSelection().isCollapsed")).toBe(true);
  });

  test("copies in every format from its menus", async ({ object }) => {
    const { page, copied } = object;
    await object.show(fewFields);
    const choose = async (name: string) => {
      await object.row("Deal Name").getByRole("rowheader").click({ button: "right" });
      await page.getByRole("menuitem", { name }).click();
      return (await copied())[1];
    };
    assert.equal(await choose("Copy Row as Text"), "Deal Name\tname\ttext\ttrue\tfalse\tDeal\t\t\tf-name");
    assert.match(
      await choose("Copy Row as Markdown"),
      /^\| Label \|.*\n\| --- \|.*\n\| Deal Name \| name \|/,
    );
    assert.match(
      await choose("Copy Row as CSV"),
      /^Label,.*\r\nDeal Name,name,text,true,false,Deal,,,f-name\r\n$/,
    );
    assert.equal((JSON.parse(await choose("Copy Row as JSON")) as { apiName: string }[])[0]?.apiName, "name");
    assert.equal(
      await choose("Copy Row as `as const` Map"),
      'export const deals = {\n  name: "f-name",\n} as const;\n',
    );
    // The ids of the options of one field, by what people call them.
    await object.row("Lead Source").locator(".twistie").click();
    await object.row("Trade Show").getByRole("rowheader").click();
    await object
      .row("Referral")
      .getByRole("rowheader")
      .click({ modifiers: ["Shift"] });
    await page.getByRole("button", { name: "Copy As…" }).click();
    await page.getByRole("menuitem", { name: "Copy Selection as `as const` Map" }).click();
    assert.equal(
      (await copied())[1],
      'export const source = {\n  "Trade Show": "op-trade",\n  Website: "op-web",\n  Referral: "op-ref",\n} as const;\n',
    );
  });

  test("exports every field that is found, with its options and whose they are", async ({ object }) => {
    const { page } = object;
    await object.show(fewFields);
    await page.getByRole("searchbox").fill("source");
    await page.getByRole("button", { name: "Export As…" }).click();
    await page.getByRole("menuitem", { name: "Export as CSV…" }).click();
    const message = (await object.sent()).at(-1);
    assert.ok(message?.type === "export");
    assert.equal(message.format, "csv");
    assert.equal(message.table.name, "deals");
    assert.deepEqual(
      message.table.rows.map(({ cells }) => [cells[0], cells[1], cells.at(-1)]),
      [
        ["Lead Source", "source", "deals.source"],
        ["Trade Show", "trade", "deals.source"],
        ["Website", "web", "deals.source"],
        ["Referral", "", "deals.source"],
      ],
    );
  });

  test("goes to the object that a field leads to", async ({ object }) => {
    const { page, press } = object;
    await object.show(fewFields);
    await page.getByText("Companies").click();
    assert.deepEqual((await object.sent()).at(-1), { type: "openObject", objectId: "o-companies" });
    await object.row("Company").getByRole("rowheader").click();
    await press("End", "ArrowLeft", "Enter");
    assert.equal((await object.sent()).filter(({ type }) => type === "openObject").length, 2);
  });
});
