import assert from "node:assert/strict";
import { expect } from "@playwright/test";
import { fewFields, fieldOf, fieldsMessage, ref, strings } from "../../support/pages/objectViewPage";
import { test } from "../support/objectPage";

test.describe("Object page table", () => {
  test("says ready first, and shows the fields as text, whatever is in them", async ({ object }) => {
    const { page } = object;
    assert.deepEqual(await object.sent(), [{ type: "ready" }]);
    await object.show([...fewFields, fieldOf("evil", { label: "<b>x</b>\u202e\n$(zap)" })]);
    assert.deepEqual(await object.column(0), [
      "Deal Name",
      "Lead Source",
      "Company",
      "Amount",
      "<b>x</b>\\u202e\\n$(zap)",
    ]);
    assert.equal(await page.locator(".table b").count(), 0);
    assert.equal(await page.getByRole("columnheader").count(), 9);
    const source = object.row("Lead Source");
    assert.deepEqual(await source.getByRole("gridcell").allInnerTexts(), [
      ...["source", "dropdown", "No", "No", "Marketing", "3 options", "", "f-source"],
    ]);
  });

  test("filters while one types, by every word, also by options", async ({ object }) => {
    const { page, press } = object;
    await object.show(fewFields);
    await press("Control+f");
    await page.keyboard.type("deal TEXT");
    assert.deepEqual(await object.column(0), ["Deal Name"]);
    assert.ok(await page.getByText("1 of 4 fields").isVisible());
    await press("Control+a");
    await page.keyboard.type("web");
    assert.deepEqual(await object.column(0), ["Lead Source", "Website"]);
    assert.deepEqual(await page.locator("mark").allInnerTexts(), ["Web", "web", "web"]);
    await press("Control+a");
    await page.keyboard.type("nothing");
    assert.ok(await page.getByText("No field matches.").isVisible());
    await press("Escape");
    assert.equal((await object.column(0)).length, 4);
  });

  test("sorts by a column, both ways and back", async ({ object }) => {
    const { page } = object;
    await object.show(fewFields);
    const head = page.getByRole("columnheader", { name: "Label" });
    await head.click();
    assert.deepEqual(await object.column(0), ["Amount", "Company", "Deal Name", "Lead Source"]);
    assert.equal(await head.getAttribute("aria-sort"), "ascending");
    await head.click();
    assert.deepEqual(await object.column(0), ["Lead Source", "Deal Name", "Company", "Amount"]);
    await head.click();
    assert.deepEqual(await object.column(0), ["Deal Name", "Lead Source", "Company", "Amount"]);
    // What has nothing there stands last.
    await page.getByRole("columnheader", { name: "Leads To" }).click({ button: "right" });
    await page.getByRole("menuitem", { name: "Sort Descending" }).click();
    assert.equal((await object.column(0))[0], "Company");
  });

  test("shows the columns that one chooses, and tells the host", async ({ object }) => {
    const { page, press } = object;
    await object.show(fewFields);
    await page.getByRole("button", { name: "Choose Columns" }).click();
    await page.getByRole("menuitemcheckbox", { name: "Type" }).click();
    await page.getByRole("menuitemcheckbox", { name: "Filter Reference" }).click();
    await press("Escape");
    const heads = await page.getByRole("columnheader").allInnerTexts();
    assert.ok(heads.includes("Filter Reference") && !heads.includes("Type"), heads.join());
    const columns = (await object.sent()).findLast(({ type }) => type === "columns");
    assert.deepEqual(columns, {
      type: "columns",
      columns: [
        ...["label", "apiName", "required", "readOnly", "category", "options", "relation", "id"],
        "filterReference",
      ],
    });
    await page.getByRole("columnheader", { name: "Category" }).click({ button: "right" });
    await page.getByRole("menuitem", { name: "Hide Column" }).click();
    assert.equal(await page.getByRole("columnheader", { name: "Category" }).count(), 0);
  });

  test("keeps what was selected, looked for and opened over a refresh", async ({ object }) => {
    const { page, press, current } = object;
    await object.show(fewFields);
    await page.getByRole("columnheader", { name: "Label" }).click();
    await object.row("Lead Source").locator(".twistie").click();
    await object.row("Website").getByRole("rowheader").click();
    await press("Shift+ArrowDown");
    const renamed = fewFields.map((one) => (one.apiName === "name" ? { ...one, label: "Zebra" } : one));
    await object.send(fieldsMessage([fieldOf("added", { label: "Added" }), ...renamed]));
    assert.deepEqual((await object.column(0)).slice(0, 4), ["Added", "Amount", "Company", "Lead Source"]);
    assert.equal((await object.column(0)).at(-1), "Zebra");
    assert.equal(await current(), "Referral");
    assert.equal(await page.locator('[aria-selected="true"]').count(), 2);
  });

  test("is as it was left when it is made again", async ({ object }) => {
    const { page, press, current } = object;
    await object.show(fewFields);
    await page.getByRole("columnheader", { name: "Label" }).click();
    await object.row("Lead Source").locator(".twistie").click();
    await press("Control+f");
    await page.keyboard.type("e");
    await object.row("Website").getByRole("gridcell").first().click();
    await expect.poll(async () => ((await object.state()) as { key?: string }).key).toBe("f-source/op-web");
    const before = await object.column(0);
    await page.reload();
    await object.show(fewFields);
    assert.deepEqual(await object.column(0), before);
    assert.equal(await page.getByRole("searchbox").inputValue(), "e");
    assert.equal(await current(), "web");
    // A state of another object is none of this one.
    await page.reload();
    await object.send(
      { type: "init", ref: { ...ref, objectId: "other" }, strings },
      fieldsMessage(fewFields),
    );
    assert.equal(await page.getByRole("searchbox").inputValue(), "");
  });

  test("goes to a field, whatever is looked for", async ({ object }) => {
    const { page, press, current } = object;
    const many = Array.from({ length: 500 }, (_, at) => fieldOf(`f${at}`));
    await object.show(many);
    await press("Control+f");
    await page.keyboard.type("f12");
    await object.send({ type: "reveal", fieldId: "f-f300" });
    assert.equal(await current(), "F300");
    assert.equal(await page.getByRole("searchbox").inputValue(), "");
    await object.send({ type: "reveal", fieldId: "f7" }, { type: "reveal", fieldId: "gone" });
    assert.equal(await current(), "F7");
  });

  test("draws what is on screen only, of 500 fields with 5,000 options", async ({ object }) => {
    const { page, press, current } = object;
    const options = Array.from({ length: 10 }, (_, at) => ({
      id: `o${at}`,
      label: `Option ${at}`,
      code: "",
    }));
    await object.show(Array.from({ length: 500 }, (_, at) => fieldOf(`f${at}`, { options })));
    await page.getByRole("button", { name: "Expand All" }).click();
    assert.equal(await page.getByRole("treegrid").getAttribute("aria-rowcount"), "5501");
    assert.ok((await page.locator(".row").count()) < 80);
    await page.locator(".row > .cell").first().click();
    await press("Control+End");
    assert.equal(await current(), "o9");
    assert.ok((await page.locator(".row").count()) < 80);
  });
});
