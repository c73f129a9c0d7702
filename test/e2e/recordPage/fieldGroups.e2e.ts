import assert from "node:assert/strict";
import axe, { type AxeResults } from "axe-core";
import { expect } from "@playwright/test";
import type { FieldGroup, SchemaMessage } from "../../../src/features/recordView/protocol";
import { knownField, ref } from "../../support/pages/recordViewPage";
import { test, type RecordPage } from "../support/recordPage";

const recordWith = (values: Readonly<Record<string, unknown>>) =>
  JSON.stringify({
    id: ref.id,
    fields: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        `id-${name}`,
        { id: `id-${name}`, name, field_type: "text", display_name: name.toUpperCase(), value },
      ]),
    ),
  });
const schema = (groups: readonly FieldGroup[], state: SchemaMessage["state"] = "whole"): SchemaMessage => ({
  type: "schema",
  state,
  groups,
});

const groups: readonly FieldGroup[] = [
  { label: "Deal", fields: [knownField("name"), knownField("size"), knownField("source")] },
  {
    label: "<b>People</b>",
    fields: [knownField("buyer"), knownField("risk", { isHidden: true, isReadOnly: true })],
  },
];
const record = recordWith({ stray: "s", buyer: "Ada", size: "Small", name: null });

/** The first cell of each row on screen, heads of groups among them. */
const labels = ({ page }: RecordPage) => page.locator(".fields tbody tr:not(.space) th").allInnerTexts();
const toggle = ({ page }: RecordPage) => page.getByRole("button", { name: /^Without a Value/ });

test.describe("Record page fields by category", () => {
  test("stand by category once the schema is known, without a value on request", async ({ record: view }) => {
    const { page } = view;
    await view.show(record, { state: "idle" }, "fields");
    // Nobody can ask for what the record leaves out yet, so all that it has is there.
    assert.deepEqual(await labels(view), ["STRAY", "BUYER", "SIZE", "NAME"]);
    assert.equal(await toggle(view).count(), 0);
    assert.deepEqual((await view.sent()).slice(-1), [{ type: "showFields" }]);
    await view.send(schema(groups));
    const shown = ["Deal", "SIZE", "<b>People</b>", "BUYER", "Other Fields", "STRAY"];
    assert.deepEqual(await labels(view), shown);
    assert.equal(await page.locator(".fields b").count(), 0);
    assert.equal(await toggle(view).innerText(), "Without a Value (3)");
    assert.equal(await toggle(view).getAttribute("aria-pressed"), "false");
    await toggle(view).press("Enter");
    const all = ["Deal", "NAME", "SIZE", "SOURCE", "<b>People</b>", "BUYER", "RISK", "Other Fields", "STRAY"];
    assert.deepEqual(await labels(view), all);
    assert.equal(await toggle(view).getAttribute("aria-pressed"), "true");
    assert.ok(await toggle(view).evaluate((button) => button === button.ownerDocument.activeElement));
    assert.deepEqual((await view.sent()).at(-1), { type: "showEmpty", isOn: true });
    const risk = page.getByRole("row", { name: /RISK/ });
    await expect(risk).toContainText("read only, hidden");
    await risk.getByRole("button", { name: "Copy API Name" }).click();
    assert.deepEqual(await view.copied(), ["name", "risk"]);
    assert.equal(await risk.getByRole("button", { name: "Copy Value" }).count(), 0);
    // It belongs to the fields only, and is as it was left when the page is made again.
    await page.getByRole("tab", { name: "JSON" }).click();
    assert.ok(await toggle(view).isHidden());
    await page.getByRole("tab", { name: "Fields" }).click();
    await expect.poll(async () => ((await view.state()) as { showsEmpty: boolean }).showsEmpty).toBe(true);
    await page.reload();
    await view.show(record, { state: "idle" }, "fields");
    await view.send(schema(groups));
    assert.deepEqual(await labels(view), all);
    await toggle(view).click();
    assert.deepEqual(await labels(view), shown);
  });

  test("follow a schema that changes, and are looked through by label, value and category", async ({
    record: view,
  }) => {
    const { page, press } = view;
    await view.show(record, { state: "idle" }, "fields");
    await view.send(schema(groups));
    await press("Control+f");
    await page.keyboard.type("people");
    await expect.poll(() => labels(view)).toEqual(["<b>People</b>", "BUYER"]);
    await expect(toggle(view)).toHaveText("Without a Value (1)");
    await press("Control+a");
    await page.keyboard.type("small");
    await expect.poll(() => labels(view)).toEqual(["Deal", "SIZE"]);
    await press("Control+a");
    await page.keyboard.type("fresh");
    await page.getByText("No field matches.").waitFor();
    await press("Alt+r");
    await view.send(schema([{ label: "New", fields: [knownField("fresh"), knownField("size")] }]));
    await toggle(view).click();
    await expect.poll(() => labels(view)).toEqual(["New", "FRESH"]);
    assert.deepEqual(await page.locator(".fields mark").allInnerTexts(), ["FRESH", "fresh", "fresh"]);
    await page.getByRole("searchbox").fill("");
    await expect
      .poll(() => labels(view))
      .toEqual(["New", "FRESH", "SIZE", "Other Fields", "STRAY", "BUYER", "NAME"]);
  });

  test("say what is not known instead of claiming that there is no more", async ({ record: view }) => {
    const { page } = view;
    await view.show(record, { state: "idle" }, "fields");
    const note = page.locator(".fields-note");
    assert.ok(await note.isHidden());
    await view.send(schema([], "refused"));
    await expect(note).toHaveText("This user may not read the fields.");
    assert.deepEqual(await labels(view), ["STRAY", "BUYER", "SIZE", "NAME"]);
    assert.equal(await toggle(view).count(), 0);
    await view.send(schema(groups, "failed"));
    await expect(note).toHaveText("The fields could not be read.");
    await view.send(schema(groups, "partial"));
    assert.ok(await note.isHidden());
    await toggle(view).click();
    await expect(note).toHaveText("Some fields could not be read.");
    await view.send({ type: "schema", state: "whole", groups: [{ label: 5 }] } as never);
    assert.deepEqual((await view.sent()).at(-1), { type: "refused", received: "schema" });
    await page.evaluate(axe.source);
    const found = await page.evaluate<AxeResults>("axe.run(document, { resultTypes: ['violations'] })");
    assert.deepEqual(
      found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      [],
    );
  });
});
