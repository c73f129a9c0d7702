import assert from "node:assert/strict";
import path from "node:path";
import { resultsDirectory } from "../../support/paths";
import { test } from "../support/recordPage";

const BEFORE =
  '{"name":"Northwind","phone":"1","tags":[{"id":"a","name":"A"}],"old":{"x":1},"big":9007199254740993}';
const AFTER =
  '{"name":"Northwind Ltd","phone":"1","tags":[{"id":"b","name":"B"},{"id":"a","name":"A"}],"big":9007199254740994}';

test.describe("Record page changes", () => {
  const answer = { type: "record", loadedAt: 2, origin: "record" } as const;
  test.beforeEach(({ record }) => record.show(BEFORE));

  test("marks what a refresh added, changed and removed, until the person dismisses it", async ({
    record,
  }) => {
    const { page } = record;
    await record.send({ ...answer, text: AFTER, earlier: { text: BEFORE, loadedAt: 1 } });
    const notice = page.locator(".changes");
    assert.match((await notice.textContent()) ?? "", /2 changed, 1 added, 1 removed/);
    assert.match((await notice.locator(".removed").textContent()) ?? "", /^old: \{"x":1\}$/);
    const marked = page.locator(".row.is-changed");
    assert.equal(await marked.count(), 2);
    assert.match((await marked.last().getAttribute("aria-description")) ?? "", /was 9007199254740993/);
    assert.equal(await page.locator(".row.is-added").count(), 1);
    assert.equal(await page.locator(".row.is-inside", { hasText: "tags" }).count(), 1);
    await page.screenshot({ path: path.join(resultsDirectory, "screenshots", "record-changes.png") });

    for (const key of ["name", "0", "big", "name"]) {
      await notice.getByRole("button", { name: "Next Change" }).click();
      assert.equal(await page.locator(".row:focus").locator(".key, .index").textContent(), key);
    }
    await notice.getByRole("button", { name: "Dismiss" }).click();
    assert.deepEqual((await record.sent()).at(-1), { type: "dismissChanges" });
    await record.send({ ...answer, text: AFTER });
    assert.equal(await page.locator(".is-changed, .is-added, .is-inside").count(), 0);
    assert.equal(await notice.isVisible(), false);
  });

  test("keeps a record that is gone, and says so", async ({ record }) => {
    const { page } = record;
    await record.send({ type: "status", status: { state: "gone", knownAt: Date.UTC(2026, 0, 2, 3, 4, 5) } });
    const alert = page.getByRole("alert");
    assert.match((await alert.textContent()) ?? "", /This record is gone/);
    assert.equal(await page.getByText("Northwind").first().isVisible(), true);
    await page.screenshot({ path: path.join(resultsDirectory, "screenshots", "record-gone.png") });
    await alert.getByRole("button", { name: "Retry" }).click();
    assert.deepEqual((await record.sent()).at(-1), { type: "refresh" });
  });

  test("refuses a message that it does not know, and goes on", async ({ record }) => {
    await record.page.evaluate(
      `receive([{ type: "future", text: "<b>x</b>" }, { type: "record", text: 5 }])`,
    );
    const refused = (await record.sent()).filter(({ type }) => type === "refused");
    assert.deepEqual(refused, [
      { type: "refused", received: "future" },
      { type: "refused", received: "record" },
    ]);
    assert.equal(await record.page.getByText("Northwind").first().isVisible(), true);
  });
});
