import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import type { FromPage } from "../../src/recordView/protocol";
import { openRecordViewPage, ref, type RecordViewPage } from "../support/recordViewPage";
import { launchBrowser } from "../support/vscode/browser";

describe("the record view's page", () => {
  let browser: Browser;
  let view: RecordViewPage;
  let page: Page;

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());
  beforeEach(async () => {
    view = await openRecordViewPage(browser);
    ({ page } = view);
  });
  afterEach(async () => {
    await page.close();
    assert.deepEqual(view.complaints, []);
  });

  const current = () => page.locator('.row[tabindex="0"] .body').innerText();
  const rows = () => page.locator(".row .body").allInnerTexts();
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const copied = async () => {
    const message = (await view.sent()).at(-1);
    assert.ok(message?.type === "copy");
    return [message.what, message.text];
  };
  /** Waits for what comes after a delay of the page: the search, the stored state. */
  const eventually = async (actual: () => Promise<unknown>, expected: unknown) => {
    for (let attempt = 0; attempt < 60; attempt++) {
      if (JSON.stringify(await actual()) === JSON.stringify(expected)) return;
      await page.waitForTimeout(25);
    }
    assert.deepEqual(await actual(), expected);
  };
  const count = () => page.locator(".match-count").innerText();

  it("says ready first, and shows what the server sent, to the character", async () => {
    assert.deepEqual(await view.sent(), [{ type: "ready" }] satisfies FromPage[]);
    await view.show(
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

  it("shows values that look like markup as text, and runs none of it", async () => {
    const hostile = '<img src=x onerror="document.title=1">';
    const script = "</script><script>document.title=1</script>";
    await view.show(JSON.stringify({ [hostile]: script, [script]: { a: hostile } }));
    await view.send({
      type: "heading",
      name: hostile,
      kindLabel: script,
      businessName: hostile,
      isSample: true,
    });
    await view.send({
      type: "status",
      status: { state: "failed", sentence: hostile, detail: script, actionTitle: hostile },
    });
    assert.deepEqual(await rows(), [`${hostile}: "${script}"`, `${script}: 1 key`, `a: "${hostile}"`]);
    assert.equal(await page.locator("h1").innerText(), hostile);
    assert.equal(await page.locator("img, body script:not([nonce])").count(), 0);
    assert.equal(await page.title(), "");
  });

  it("is walked with the keyboard as VS Code's trees are", async () => {
    await view.show('{"name":"N","address":{"city":"H","geo":{"lat":1}},"tags":["a"],"zip":5}');
    assert.equal(await current(), 'name: "N"');
    await press("ArrowDown");
    assert.equal(await current(), "address: 2 keys");
    await press("ArrowRight", "ArrowDown");
    assert.equal(await current(), "geo: {lat: 1}");
    await press("ArrowRight");
    assert.equal(await current(), "geo: 1 key");
    await press("ArrowRight");
    assert.equal(await current(), "lat: 1");
    await press("ArrowLeft", "ArrowLeft");
    assert.equal(await current(), "geo: {lat: 1}");
    await press("ArrowLeft", "Enter");
    assert.equal(await current(), 'address: {city: "H", geo: {…}}');
    assert.deepEqual((await rows()).length, 5);
    await press("End");
    assert.equal(await current(), "zip: 5");
    await press("Home", "t");
    assert.equal(await current(), "tags: 1 item");
    await press(" ");
    assert.equal(await current(), 'tags: 1 item ["a"]');
    await press("*");
    assert.deepEqual(await rows(), [
      'name: "N"',
      "address: 2 keys",
      'city: "H"',
      "geo: {lat: 1}",
      "tags: 1 item",
      '0: "a"',
      "zip: 5",
    ]);
    // One row is reached with Tab, then its buttons; Escape leads back to the row.
    assert.equal(await page.locator('.row[tabindex="0"]').count(), 1);
    await press("Tab");
    assert.equal(await page.evaluate("document.activeElement.ariaLabel"), "Copy Value (Ctrl+C)");
    await press("Escape");
    assert.equal(await page.evaluate("document.activeElement.role"), "treeitem");
  });

  it("tells a screen reader level, place and state of each row", async () => {
    await view.show('{"a":{"b":[1,{"c":2}]},"z":""}');
    const tree = page.getByRole("tree", { name: "Record" });
    const row = (name: string, level: number) =>
      tree.locator(`[role=treeitem][aria-level="${level}"]`, {
        has: page.locator(`text=${name}`),
      });
    const attributes = (target: ReturnType<typeof row>) =>
      target.evaluate((element) =>
        ["aria-label", "aria-setsize", "aria-posinset", "aria-expanded"].map((name) =>
          (element as unknown as { getAttribute(name: string): string | null }).getAttribute(name),
        ),
      );
    assert.deepEqual(await attributes(row("a", 1)), ["a: 1 key", "2", "1", "true"]);
    assert.deepEqual(await attributes(row("b", 2)), ["b: 2 items", "1", "1", "false"]);
    assert.deepEqual(await attributes(row("z", 1)), ['z: ""', "2", "2", null]);
  });

  it("copies values, paths and JSON exactly, with keys and with buttons", async () => {
    await view.show('{"n":12345678901234567890,"s":"a\\u000ab\\"","a-b":{"c":[ 1.0, {"x" :1} ]}}');
    await press("Control+c");
    assert.deepEqual(await copied(), ["value", "12345678901234567890"]);
    await press("ArrowDown", "Control+c");
    assert.deepEqual(await copied(), ["value", 'a\nb"']);
    await press("Alt+j");
    assert.deepEqual(await copied(), ["json", '"a\\u000ab\\""']);
    await press("ArrowDown", "ArrowRight", "Control+c");
    assert.deepEqual(await copied(), ["value", '[ 1.0, {"x" :1} ]']);
    await press("ArrowRight", "ArrowRight", "ArrowDown", "ArrowRight", "ArrowRight", "Alt+c");
    assert.deepEqual(await copied(), ["path", '["a-b"].c[1].x']);
    const first = page.locator(".row").first();
    await first.hover();
    await first.getByRole("button", { name: "Copy Path" }).click();
    assert.deepEqual(await copied(), ["path", "n"]);
    await page.getByRole("button", { name: "Copy ID" }).click();
    assert.deepEqual(await copied(), ["id", ref.id]);
    await page.getByRole("button", { name: "Copy JSON of the Record" }).click();
    assert.deepEqual(await copied(), [
      "json",
      '{"n":12345678901234567890,"s":"a\\u000ab\\"","a-b":{"c":[ 1.0, {"x" :1} ]}}',
    ]);
  });

  it("leaves Ctrl+C to the browser where text is selected", async () => {
    await view.show('{"name":"Northwind"}');
    await page.locator(".value").dblclick();
    const before = await view.sent();
    await press("Control+c");
    assert.deepEqual(await view.sent(), before);
  });

  it("finds keys and values, counts them and goes from one to the next and around", async () => {
    await view.show('{"name":"x","a":{"b":{"Name":1}},"list":[[["the name"]]],"end":0}');
    await press("Control+f");
    await page.keyboard.type("NAME");
    await eventually(count, "1 of 3");
    assert.deepEqual(await page.locator("mark").allInnerTexts(), ["name"]);
    await press("Enter");
    assert.equal(await count(), "2 of 3");
    assert.equal(await current(), "Name: 1");
    await press("F3");
    assert.equal(await current(), '0: "the name"');
    assert.deepEqual(await page.locator(".marked mark").allInnerTexts(), ["name"]);
    await press("Enter");
    assert.equal(await count(), "1 of 3");
    await press("Shift+Enter");
    assert.equal(await count(), "3 of 3");
    await press("Escape");
    assert.equal(await current(), '0: "the name"');
    assert.equal(await page.locator("mark").count(), 0);
    assert.equal(await page.evaluate("document.activeElement.role"), "treeitem");
    await press("Control+f");
    await page.keyboard.type("nothing like it");
    await eventually(count, "No results");
  });

  it("opens a long string where the match is beyond its first line", async () => {
    await view.show(JSON.stringify({ notes: `${"word ".repeat(100)}needle`, other: 1 }));
    await press("Control+f");
    await page.keyboard.type("needle");
    await eventually(count, "1 of 1");
    assert.equal(await page.locator(".full mark").innerText(), "needle");
  });

  it("shows ten thousand items in parts and finds one in the middle", async () => {
    const text = JSON.stringify({ items: Array.from({ length: 10_000 }, (_, index) => `item ${index}`) });
    await view.show(text);
    await press("ArrowRight");
    assert.equal(await page.locator(".row").count(), 202);
    await press("End");
    assert.equal(await current(), "Show 200 of 9,800 more");
    await press("Enter");
    assert.equal(await current(), '200: "item 200"');
    assert.equal(await page.locator(".row").count(), 402);
    await press("Control+f");
    await page.keyboard.type("item 7777");
    await eventually(count, "1 of 1");
    assert.equal(await current(), '7777: "item 7777"');
    assert.ok(await page.locator(".marked").isVisible());
    assert.equal(await page.locator(".row").count(), 603);
  });

  it("takes a record of ten megabytes and stays quick", async function () {
    this.timeout(60_000);
    const item = (id: number) => ({ id, name: `Company ${id}`, fields: [{ a: 1.5, b: "some text here" }] });
    await view.show(JSON.stringify({ list: Array.from({ length: 140_000 }, (_, index) => item(index)) }));
    const started = performance.now();
    await press("ArrowRight", "End");
    await press("Control+f");
    await page.keyboard.type("Company 139999");
    await eventually(count, "1 of 1");
    assert.equal(await current(), 'name: "Company 139999"');
    assert.ok(performance.now() - started < 10_000);
  });

  it("shows that it loads, what went wrong and what helps, and keeps the record there", async () => {
    await view.show('{"a":1}', { state: "loading" });
    assert.ok(await page.getByRole("progressbar").isVisible());
    const failed = { state: "failed", sentence: "Kizen refused the key.", detail: "status 401" } as const;
    await view.send({ type: "status", status: { ...failed, actionTitle: "Replace API Key" } });
    assert.ok(!(await page.getByRole("progressbar").isVisible()));
    const alert = page.getByRole("alert");
    assert.match(await alert.innerText(), /Kizen refused the key\.\s+status 401/);
    await alert.getByRole("button", { name: "Replace API Key" }).click();
    await alert.getByRole("button", { name: "Retry" }).click();
    assert.deepEqual((await view.sent()).slice(-2), [{ type: "act" }, { type: "refresh" }]);
    assert.deepEqual(await rows(), ["a: 1"]);
    await view.send({ type: "status", status: { state: "idle" } });
    assert.equal(await alert.count(), 0);
    await page.getByRole("button", { name: /^Refresh \(loaded at / }).click();
    assert.deepEqual((await view.sent()).at(-1), { type: "refresh" });
  });

  it("says where the record is the row of a list, and where its business is gone", async () => {
    await view.show('{"a":1}');
    await view.send({ type: "record", text: '{"a":1}', loadedAt: 1, origin: "list" });
    assert.match(await page.locator(".notices").innerText(), /row in the list/);
    await view.send({ type: "status", status: { state: "removed" } });
    assert.match(await page.locator(".notices").innerText(), /business was removed/);
    assert.ok(await page.getByRole("button", { name: /^Refresh/ }).isDisabled());
  });

  it("is as it was left after it was hidden, and after a refresh", async () => {
    const record = (zip: number) =>
      JSON.stringify({
        a: { b: { c: 1 } },
        list: Array.from({ length: 40 }, (_, index) => ({ index })),
        zip,
      });
    await view.show(record(1));
    await press("ArrowRight", "ArrowRight", "ArrowRight", "Control+f");
    await page.keyboard.type("zip");
    await eventually(count, "1 of 1");
    const scrollTop = () => page.evaluate<number>("document.querySelector('.tree').scrollTop");
    const scrolled = await scrollTop();
    assert.ok(scrolled > 0);
    await eventually(() => view.state(), {
      ref,
      toggled: [["a.b", true]],
      query: "zip",
      scrollTop: scrolled,
      path: "zip",
    });
    const before = await rows();
    await page.reload();
    await view.show(record(1));
    assert.deepEqual(await rows(), before);
    assert.equal(await scrollTop(), scrolled);
    assert.equal(await current(), "zip: 1");
    assert.equal(await page.locator("mark").innerText(), "zip");
    assert.equal(await count(), "? of 1");
    await view.send({ type: "record", text: record(2), loadedAt: 2, origin: "record" });
    assert.deepEqual(await rows(), [...before.slice(0, -1), "zip: 2"]);
    assert.equal(await current(), "zip: 2");
    assert.equal(await scrollTop(), scrolled);
  });

  it("opens and closes with the mouse, but not while text is selected", async () => {
    await view.show(JSON.stringify({ a: { b: 1 }, text: "line\n".repeat(5) }));
    await page.locator(".row").first().click();
    assert.deepEqual((await rows()).length, 2);
    await page.locator(".row").nth(1).locator(".key").click();
    assert.equal(await page.locator(".full").count(), 1);
    await page.locator(".full .value").dblclick();
    assert.equal(await page.locator(".full").count(), 1);
  });
});
