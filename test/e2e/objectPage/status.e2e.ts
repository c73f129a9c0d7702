import assert from "node:assert/strict";
import axe, { type AxeResults } from "axe-core";
import { expect } from "@playwright/test";
import { fewFields, ref, strings } from "../../support/pages/objectViewPage";
import { test } from "../support/objectPage";

test.describe("Object page status", () => {
  test("says what is missing and what helps, and keeps what is there", async ({ object }) => {
    const { page } = object;
    await object.send({ type: "init", ref, strings }, { type: "status", status: { state: "loading" } });
    assert.ok(await page.getByText("Loading fields…").isVisible());
    await object.show(fewFields, {
      state: "failed",
      sentence: "The user of this API key has no right to this.",
      detail: "403",
      actionTitle: "Replace API Key…",
    });
    await expect(page.getByRole("alert")).toContainText("has no right");
    await page.getByRole("button", { name: "Replace API Key…" }).click();
    await page.getByRole("button", { name: "Retry" }).click();
    assert.deepEqual((await object.sent()).slice(-2), [{ type: "act" }, { type: "refresh" }]);
    assert.equal((await object.column(0)).length, 4);
    await object.send({ type: "status", status: { state: "partial" } });
    assert.ok(await page.getByText("Some of this object could not be read.").isVisible());
    await object.send({ type: "status", status: { state: "gone" } });
    await expect(page.getByRole("alert")).toContainText("does not list this object any more");
    await object.send({ type: "status", status: { state: "removed" } });
    assert.ok(await page.getByRole("button", { name: /^Refresh/ }).isDisabled());
  });

  test("never calls an empty list none", async ({ object }) => {
    const { page } = object;
    await object.show([]);
    assert.ok(await page.getByText("No fields, or none that this user may see.").isVisible());
    await page.getByRole("button", { name: "Retry" }).click();
    assert.deepEqual((await object.sent()).at(-1), { type: "refresh" });
  });

  test("refuses a message that it does not know, and goes on", async ({ object }) => {
    await object.send({ type: "future" } as never, { type: "fields", fields: [{}] } as never);
    await object.show(fewFields);
    assert.deepEqual((await object.sent()).slice(1), [
      { type: "refused", received: "future" },
      { type: "refused", received: "fields" },
    ]);
    assert.equal((await object.column(0)).length, 4);
  });

  test("is readable to everyone, empty, filtered and with a menu", async ({ object }) => {
    const { page } = object;
    const violations = async () => {
      await page.evaluate(axe.source);
      const found = await page.evaluate<AxeResults>("axe.run(document, { resultTypes: ['violations'] })");
      return found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
    };
    await object.show([]);
    assert.deepEqual(await violations(), []);
    await object.show(fewFields);
    await page.getByRole("button", { name: "Expand All" }).click();
    await page.getByRole("searchbox").fill("e");
    assert.deepEqual(await violations(), []);
    await page.getByRole("button", { name: "Choose Columns" }).click();
    assert.deepEqual(await violations(), []);
  });
});
