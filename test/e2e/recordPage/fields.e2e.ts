import assert from "node:assert/strict";
import { expect } from "@playwright/test";
import { ref } from "../../support/pages/recordViewPage";
import { test } from "../support/recordPage";

test.describe("Record page fields", () => {
  test("shows the fields of a record of the current API, with every id to copy", async ({ record }) => {
    const { page, press, copied } = record;
    const field = (id: string, name: string, type: string, value: unknown) => ({
      [id]: { id, name, field_type: type, display_name: name.toUpperCase(), value },
    });
    const option = { id: "11111111-5c1b-4f7e-9a2d-0b1c2d3e4f50", code: null, name: "Retail" };
    const text = JSON.stringify({
      id: ref.id,
      fields: {
        ...field("22222222-5c1b-4f7e-9a2d-0b1c2d3e4f50", "industry", "dropdown", option),
        ...field("55555555-5c1b-4f7e-9a2d-0b1c2d3e4f50", "size", "dropdown", {
          ...option,
          code: "s_1",
          name: "Small",
        }),
        ...field("33333333-5c1b-4f7e-9a2d-0b1c2d3e4f50", "notes", "longtext", "<b>bold</b>\u202e"),
        // As JSON it is one text, of keys and values that are short each.
        ...field("44444444-5c1b-4f7e-9a2d-0b1c2d3e4f50", "parts", "json", {
          ["x".repeat(40)]: "x".repeat(40),
        }),
      },
    });
    await record.show(text);
    await page.getByRole("tab", { name: "Fields" }).click();
    const industry = page.getByRole("row", { name: /INDUSTRY/ });
    assert.deepEqual(
      (await industry.getByRole("cell").allInnerTexts()).map((cell) => cell.trim()),
      ["industry", "dropdown", `Retail\n${option.id}`, "22222222-5c1b-4f7e-9a2d-0b1c2d3e4f50"],
    );
    const size = page.getByRole("row", { name: /SIZE/ });
    assert.equal(
      (await size.getByRole("cell").nth(2).innerText()).replace(/\s*\n\s*/g, "\n").trim(),
      `Small\ns_1\n${option.id}`,
    );
    await size.getByRole("button", { name: "Copy Code" }).click();
    assert.deepEqual(await copied(), ["value", "s_1"]);
    await industry.getByRole("button", { name: "Copy Field ID" }).click();
    assert.deepEqual(await copied(), ["id", "22222222-5c1b-4f7e-9a2d-0b1c2d3e4f50"]);
    await industry.getByRole("button", { name: "Copy ID" }).click();
    assert.deepEqual(await copied(), ["id", option.id]);
    await industry.getByRole("button", { name: "Copy API Name" }).click();
    assert.deepEqual(await copied(), ["name", "industry"]);
    await industry.getByRole("button", { name: "Copy Value" }).click();
    assert.deepEqual(await copied(), ["value", JSON.stringify(option)]);
    assert.equal(await page.locator(".fields b").count(), 0);
    await press("Control+f");
    await page.keyboard.type("retail");
    await expect.poll(() => page.locator(".fields tbody tr").count()).toEqual(1);
    // Of the values that are put together here, too: the expression would take years.
    await press("Control+a", "Alt+r");
    await page.keyboard.type("(x+)+$");
    await page.getByRole("button", { name: "Match Case" }).hover();
    await page.getByText("Gave up: this expression takes too long").waitFor();
    await press("Control+a");
    await page.keyboard.type("^Ret.*l$");
    await expect.poll(() => page.locator(".fields tbody tr").count()).toEqual(1);
    assert.deepEqual(await page.locator(".fields mark").allInnerTexts(), ["Retail"]);
    // The tab is kept, also for other records, and JSON is what others get.
    await expect.poll(async () => ((await record.state()) as { tab: string }).tab).toEqual("fields");
    await page.getByRole("tab", { name: "Fields" }).press("ArrowLeft");
    assert.ok(await page.getByRole("tree").isVisible());
    const chosen = (await record.sent()).flatMap((message) => (message.type === "tab" ? message.tab : []));
    assert.deepEqual(chosen, ["fields", "json"]);
    await record.send({ type: "record", text: '{"a":1}', loadedAt: 2, origin: "record" });
    assert.equal(await page.getByRole("tablist").count(), 0);
  });

  test("opens a record on the tab that was chosen last, and what has no fields as JSON", async ({
    record,
  }) => {
    const { page } = record;
    const field = {
      id: "1",
      name: "industry",
      field_type: "text",
      display_name: "Industry",
      value: "Retail",
    };
    await record.show(JSON.stringify({ id: ref.id, fields: { 1: field } }), { state: "idle" }, "fields");
    await page.getByRole("row", { name: /Industry/ }).waitFor();
    assert.equal(await page.getByRole("tree").count(), 0);
    await record.send({ type: "record", text: '{"a":1}', loadedAt: 2, origin: "record" });
    await page.getByRole("tree").waitFor();
    assert.ok((await record.sent()).every(({ type }) => type !== "tab"));
  });
});
