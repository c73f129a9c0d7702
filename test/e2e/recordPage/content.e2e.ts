import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { expect } from "@playwright/test";
import type { FromPage } from "../../../src/features/recordView/protocol";
import { ref } from "../../support/pages/recordViewPage";
import { test } from "../support/recordPage";

test.describe("Record page", () => {
  test("says ready first, and shows what the server sent, to the character", async ({ record }) => {
    const { page, rows } = record;
    assert.deepEqual(await record.sent(), [{ type: "ready" }] satisfies FromPage[]);
    await record.show(
      '{"2":12345678901234567890,"1":1.0,"a":1e5,"a":"\\u00e9","ok":true,"no":null,"x":{},"":[]}',
    );
    assert.deepEqual(await rows(), [
      "2: 12345678901234567890",
      "1: 1.0",
      "a: 1e5",
      'a: "é"',
      "ok: true",
      "no: null",
      "x: {}",
      '"": []',
    ]);
    assert.equal(await page.locator("h1").innerText(), "Northwind Traders");
    assert.equal(await page.locator(".origin").innerText(), "Company · Acme");
    assert.equal(await page.locator(".id").innerText(), ref.id);
  });

  test("takes a record that comes compressed, to the character, and what was sent after it behind it", async ({
    record,
  }) => {
    const { page, rows, copied } = record;
    await record.show('{"first":1}');
    const text = `{"big":9007199254740993,"one":1.0,"name":"نور 🏢 \\u00e9 \ufeff"}`;
    const bytes = `Uint8Array.from(atob("${gzipSync(text).toString("base64")}"), (byte) => byte.charCodeAt(0))`;
    const packed = `{ type: "record", text: { gzip: ${bytes} }, loadedAt: 2, origin: "record" }`;
    await page.evaluate(
      `receive([${packed}, { type: "record", text: '{"last":2}', loadedAt: 3, origin: "list" }])`,
    );
    await expect.poll(rows).toEqual(["last: 2"]);
    await page.evaluate(`receive([${packed}])`);
    await expect.poll(rows).toEqual(["big: 9007199254740993", "one: 1.0", 'name: "نور 🏢 é \\ufeff"']);
    await page.getByRole("button", { name: "Copy Record as JSON" }).click();
    assert.deepEqual(await copied(), ["json", text]);
  });

  test("shows values that look like markup as text, and runs none of it", async ({ record }) => {
    const { page, rows } = record;
    // Wide enough for every row.
    await page.setViewportSize({ width: 1400, height: 600 });
    const hostile = '<img src=x onerror="document.title=1">';
    const script = "</script><script>document.title=1</script>";
    await record.show(JSON.stringify({ [hostile]: script, [script]: { a: hostile } }));
    await record.send({
      type: "heading",
      name: hostile,
      kindLabel: script,
      businessName: hostile,
      isSample: true,
      isProduction: true,
    });
    await record.send({
      type: "status",
      status: { state: "failed", sentence: hostile, detail: script, actionTitle: hostile },
    });
    assert.deepEqual(await rows(), [`${hostile}: "${script}"`, `${script}: 1 key`, `a: "${hostile}"`]);
    assert.equal(await page.locator("h1").innerText(), hostile);
    assert.equal(await page.locator("img, body script:not([nonce])").count(), 0);
    assert.equal(await page.title(), "Record");
  });

  test("numbers the rows where the person wants that", async ({ record }) => {
    const { page, press } = record;
    await record.show('{"a":{"b":1},"c":2}');
    const numbered = () => page.locator(".numbered").count();
    assert.equal(await numbered(), 0);
    await record.send({ type: "options", lineNumbers: true });
    assert.equal(await numbered(), 1);
    const lines = () =>
      page.locator(".row").evaluateAll((made) => made.map((row) => row.getAttribute("data-line")));
    assert.deepEqual(await lines(), ["1", "2", "3"]);
    await press("ArrowLeft");
    assert.deepEqual(await lines(), ["1", "2"]);
    assert.match(
      await page.evaluate("getComputedStyle(document.querySelector('.row'), '::before').content"),
      /1/,
    );
  });

  test("is as it was left after it was hidden, and after a refresh", async ({ record }) => {
    const { page, current, rows, press, matchCount } = record;
    const textWith = (zip: number) =>
      JSON.stringify({
        a: { b: { c: 1 } },
        list: Array.from({ length: 40 }, (_, index) => ({ index })),
        zip,
      });
    await record.show(textWith(1));
    await press("ArrowRight", "ArrowRight", "ArrowRight", "Control+f");
    await page.keyboard.type("zip");
    await expect.poll(matchCount).toEqual("1 of 1");
    const scrollTop = () => page.evaluate<number>("document.querySelector('.tree').scrollTop");
    const scrolled = await scrollTop();
    assert.ok(scrolled > 0);
    await expect
      .poll(() => record.state())
      .toEqual({
        ref,
        expansion: { base: "default", toggled: [["/a/b", true]] },
        query: { text: "zip", isCaseSensitive: false, isWholeWord: false, isPattern: false },
        scrollTop: scrolled,
        pointer: "/zip",
        tab: "json",
        showsEmpty: false,
      });
    const before = await rows();
    await page.reload();
    await record.show(textWith(1));
    assert.deepEqual(await rows(), before);
    assert.equal(await scrollTop(), scrolled);
    assert.equal(await current(), "zip: 1");
    await expect.poll(matchCount).toEqual("? of 1");
    assert.equal(await page.locator("mark").innerText(), "zip");
    await record.send({ type: "record", text: textWith(2), loadedAt: 2, origin: "record" });
    assert.deepEqual(await rows(), [...before.slice(0, -1), "zip: 2"]);
    assert.equal(await current(), "zip: 2");
    assert.equal(await scrollTop(), scrolled);
  });
});
