import assert from "node:assert/strict";
import { test } from "../support/recordPage";

test.describe("Record page status", () => {
  test("shows that it loads, what went wrong and what helps, and keeps the record there", async ({
    record,
  }) => {
    const { page, rows } = record;
    await record.show('{"a":1}', { state: "loading" });
    assert.ok(await page.getByRole("progressbar").isVisible());
    const failed = { state: "failed", sentence: "Kizen refused the key.", detail: "status 401" } as const;
    await record.send({ type: "status", status: { ...failed, actionTitle: "Replace API Key" } });
    assert.ok(!(await page.getByRole("progressbar").isVisible()));
    const alert = page.getByRole("alert");
    assert.match(await alert.innerText(), /Kizen refused the key\.\s+status 401/);
    await alert.getByRole("button", { name: "Replace API Key" }).click();
    await alert.getByRole("button", { name: "Retry" }).click();
    assert.deepEqual((await record.sent()).slice(-2), [{ type: "act" }, { type: "refresh" }]);
    assert.deepEqual(await rows(), ["a: 1"]);
    await record.send({ type: "status", status: { state: "idle" } });
    assert.equal(await alert.count(), 0);
    await page.getByRole("button", { name: /^Refresh \(loaded at / }).click();
    assert.deepEqual((await record.sent()).at(-1), { type: "refresh" });
  });

  test("says where the record is the row of a list, and where its business is gone", async ({ record }) => {
    const { page } = record;
    await record.show('{"a":1}');
    await record.send({ type: "record", text: '{"a":1}', loadedAt: 1, origin: "list" });
    assert.match(await page.locator(".notices").innerText(), /row in the list/);
    await record.send({ type: "status", status: { state: "removed" } });
    assert.match(await page.locator(".notices").innerText(), /business was removed/);
    assert.ok(await page.getByRole("button", { name: /^Refresh/ }).isDisabled());
  });

  test("shows where the focus is, and moves nothing where the person wants no motion", async ({ record }) => {
    const { page, press } = record;
    await record.show('{"a":1}', { state: "loading" });
    const style = (selector: string, property: string, pseudo = "") =>
      page.evaluate(`getComputedStyle(document.querySelector('${selector}'), '${pseudo}').${property}`);
    // Colours that every theme has.
    for (const color of ["--vscode-focusBorder", "--vscode-list-focusOutline"])
      await page.evaluate(`document.documentElement.style.setProperty("${color}", "red")`);
    await press("Home");
    assert.equal(await style(".row:focus", "outlineStyle"), "solid");
    await press("Tab");
    assert.equal(await style("button:focus", "outlineStyle"), "solid");
    assert.notEqual(await style(".progress", "animationName", "::after"), "none");
    await page.emulateMedia({ reducedMotion: "reduce" });
    assert.equal(await style(".progress", "animationName", "::after"), "none");
  });
});
