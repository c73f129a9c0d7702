import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import type { FromPage } from "../../src/features/recordView/protocol";
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

  it("takes a record that comes compressed, to the character, and what was sent after it behind it", async () => {
    await view.show('{"first":1}');
    const text = `{"big":9007199254740993,"one":1.0,"name":"نور 🏢 \\u00e9 \ufeff"}`;
    const bytes = `Uint8Array.from(atob("${gzipSync(text).toString("base64")}"), (byte) => byte.charCodeAt(0))`;
    const packed = `{ type: "record", text: { gzip: ${bytes} }, loadedAt: 2, origin: "record" }`;
    await page.evaluate(
      `receive([${packed}, { type: "record", text: '{"last":2}', loadedAt: 3, origin: "list" }])`,
    );
    await eventually(rows, ["last: 2"]);
    await page.evaluate(`receive([${packed}])`);
    await eventually(rows, ["big: 9007199254740993", "one: 1.0", 'name: "نور 🏢 é \\ufeff"']);
    await page.getByRole("button", { name: "Copy JSON of the Record" }).click();
    assert.deepEqual(await copied(), ["json", text]);
  });

  it("shows values that look like markup as text, and runs none of it", async () => {
    // Wide enough for every row.
    await page.setViewportSize({ width: 1400, height: 600 });
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
    assert.equal(await page.title(), "Record");
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
        ["aria-setsize", "aria-posinset", "aria-expanded"].map((name) =>
          (element as unknown as { getAttribute(name: string): string | null }).getAttribute(name),
        ),
      );
    assert.deepEqual(await attributes(row("a", 1)), ["2", "1", "true"]);
    assert.deepEqual(await attributes(row("b", 2)), ["1", "1", "false"]);
    assert.deepEqual(await attributes(row("z", 1)), ["2", "2", null]);
    for (const name of ["a: 1 key", "b: 2 items [1, {…}]", 'z: ""'])
      assert.equal(await tree.getByRole("treeitem", { name, exact: true }).count(), 1, name);
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
    await eventually(() => page.locator("mark").allInnerTexts(), ["name"]);
    await press("Enter");
    assert.equal(await count(), "2 of 3");
    assert.equal(await current(), "Name: 1");
    await press("F3");
    assert.equal(await current(), '0: "the name"');
    assert.deepEqual(await page.locator("mark.current").allInnerTexts(), ["name"]);
    await press("Enter");
    assert.equal(await count(), "1 of 3");
    await press("Shift+Enter");
    assert.equal(await count(), "3 of 3");
    await press("Escape");
    assert.equal(await current(), '0: "the name"');
    await eventually(() => page.locator("mark").count(), 0);
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
    assert.equal(await page.locator(".line mark.current").innerText(), "needle");
  });

  it("draws what is on screen only, of a hundred thousand rows", async () => {
    await view.show(JSON.stringify({ list: Array.from({ length: 50_000 }, (_, index) => ({ index })) }));
    await press("Control+ArrowRight");
    assert.ok((await page.locator(".row").count()) < 100);
    const last = page.locator('[role=treeitem][aria-posinset="50000"][aria-setsize="50000"]');
    await press("End");
    assert.equal(await current(), "index: 49999");
    assert.ok(await last.isVisible());
    assert.equal(await page.locator(".path-line").textContent(), "$›list");
    await press("Home", "ArrowDown", "PageDown");
    assert.ok(await page.locator('.row[tabindex="0"]').isVisible());
    // The focus stays where it is when its row is scrolled out of sight.
    await page.mouse.move(400, 400);
    await page.mouse.wheel(0, 100_000);
    await eventually(() => page.locator(".step").last().innerText(), "list");
    assert.ok((await page.locator(".row").count()) < 100);
    assert.equal(await page.evaluate("document.activeElement.role"), "treeitem");
    await press("ArrowDown");
    assert.ok(await page.locator('.row[tabindex="0"]').isVisible());
    await press("Control+ArrowLeft");
    assert.match(await current(), /^list: 50,000 items \[\{…\}, /);
    assert.equal(await page.locator(".row").count(), 1);
  });

  it("shows a string of a million characters line by line, and each of its matches", async () => {
    const value = `${"word ".repeat(200_000)}needle`;
    await view.show(JSON.stringify({ notes: value, z: 1 }));
    await press("ArrowRight");
    assert.ok((await page.locator(".row.line").count()) < 100);
    await press("End");
    assert.equal(await current(), "z: 1");
    await press("ArrowUp");
    assert.match(await current(), /needle$/);
    await press("Control+c");
    assert.deepEqual(await copied(), ["value", value]);
    await press("Control+f");
    await page.keyboard.type("word");
    await eventually(count, "1 of 20,000+");
    await press("Shift+Enter");
    await eventually(count, "20,000 of 20,000+");
    assert.ok(await page.locator("mark.current").isVisible());
  });

  it("searches for whole words, in one case and by expression, and gives up what takes too long", async () => {
    await view.show(JSON.stringify({ a: "name", b: "Name", c: "nameless", d: `${"a".repeat(40)}!` }));
    await press("Control+f");
    await page.keyboard.type("name");
    await eventually(count, "1 of 3");
    await press("Alt+w");
    await eventually(count, "1 of 2");
    await press("Alt+c");
    await eventually(count, "1 of 1");
    await press("Alt+c", "Alt+w", "Alt+r", "Control+a");
    await page.keyboard.type("^n.*e$");
    await eventually(count, "1 of 2");
    await press("Control+a");
    await page.keyboard.type("(");
    await eventually(count, "Not a valid expression");
    await press("Control+a");
    await page.keyboard.type("(a+)+$");
    // The page answers while the expression runs.
    await page.getByRole("button", { name: "Match Case" }).hover({ timeout: 1000 });
    await page.getByText("Gave up: this expression takes too long").waitFor({ timeout: 20_000 });
    await press("Control+a");
    await page.keyboard.type("a+!");
    await eventually(count, "1 of 1");
    assert.equal(await page.locator("mark.current").innerText(), `${"a".repeat(40)}!`);
  });

  it("offers every copy in a menu, with the mouse and with the keyboard", async () => {
    await view.show('{"n":1,"a-b":{"c":[1.0]}}');
    await press("End", "ArrowRight", "End", "ArrowRight", "ArrowDown");
    await page.locator('.row[tabindex="0"]').click({ button: "right" });
    assert.equal(await page.evaluate("document.activeElement.role"), "menuitem");
    await page.getByRole("menuitem", { name: "Copy Path as JSONPath" }).click();
    assert.deepEqual(await copied(), ["path", '$["a-b"].c[0]']);
    assert.equal(await page.evaluate("document.activeElement.role"), "treeitem");
    await press("Shift+F10");
    await page.getByRole("menu").waitFor();
    await press("End", "ArrowUp", "ArrowUp", "Enter");
    assert.deepEqual(await copied(), ["path", '.["a-b"].c[0]']);
    await press("ContextMenu");
    await page.getByRole("menuitem", { name: "Copy Path for Python" }).click();
    assert.deepEqual(await copied(), ["path", '["a-b"]["c"][0]']);
    await press("ArrowUp", "Alt+k");
    assert.deepEqual(await copied(), ["key", "c"]);
    await press("Shift+F10", "Escape");
    assert.equal(await page.getByRole("menu").count(), 0);
    assert.equal(await page.evaluate("document.activeElement.role"), "treeitem");
  });

  it("leaves a menu that the keyboard opened to the keyboard, until the mouse below it moves", async () => {
    await view.show('{"n":1,"m":2}');
    await press("Shift+F10");
    const items = page.getByRole("menuitem");
    const box = await items.nth(3).boundingBox();
    assert.ok(box);
    await press("Escape");
    await page.mouse.move(box.x + 20, box.y + 8);
    await press("Shift+F10");
    const focused = () => page.evaluate("document.activeElement.textContent");
    const [first, fourth] = [await items.first().textContent(), await items.nth(3).textContent()];
    // The browser notices what is below the resting mouse a moment later.
    await eventually(() => page.locator(".menu-item:hover").textContent(), fourth);
    assert.equal(await focused(), first);
    await page.mouse.move(box.x + 24, box.y + 8);
    await page.mouse.move(box.x + 28, box.y + 8);
    assert.equal(await focused(), fourth);
    await press("Escape");
  });

  it("follows ids and addresses, says what time it is, and marks true, false and null", async () => {
    await view.show(
      JSON.stringify({
        id: ref.id,
        mail: "ada@sample.example",
        site: "https://kizen.com/x",
        trap: "javascript:alert(1)",
        at: "2026-03-31T12:27:20.152070-05:00",
        yes: true,
        no: false,
        none: null,
      }),
    );
    await press("End");
    await page.getByText(ref.id).last().click();
    assert.deepEqual((await view.sent()).at(-1), { type: "openId", id: ref.id });
    // At once, for the next page may come into the place of this one.
    assert.equal(((await view.state()) as { pointer: string }).pointer, "/id");
    await press("ArrowDown", "Enter");
    assert.deepEqual((await view.sent()).at(-1), {
      type: "openAddress",
      address: "mailto:ada@sample.example",
    });
    await page.locator(".row").nth(2).click({ button: "right" });
    await page.getByRole("menuitem", { name: "Follow Link" }).click();
    assert.deepEqual((await view.sent()).at(-1), { type: "openAddress", address: "https://kizen.com/x" });
    const before = (await view.sent()).length;
    await page.locator(".row").nth(3).locator(".value").click();
    await press("Enter");
    assert.equal((await view.sent()).length, before);
    assert.match((await page.locator(".time").getAttribute("title")) ?? "", /2026.* · (?:.* ago|in .*)$/);
    assert.deepEqual(
      await page.locator(".body svg").evaluateAll((icons) => icons.map((icon) => icon.getAttribute("class"))),
      ["icon icon-true", "icon icon-false", "icon icon-null"],
    );
  });

  it("shows the fields of a record of the current API, with every id to copy", async () => {
    const field = (id: string, name: string, type: string, value: unknown) => ({
      [id]: { id, name, field_type: type, display_name: name.toUpperCase(), value },
    });
    const option = { id: "11111111-5c1b-4f7e-9a2d-0b1c2d3e4f50", code: null, name: "Retail" };
    const text = JSON.stringify({
      id: ref.id,
      fields: {
        ...field("22222222-5c1b-4f7e-9a2d-0b1c2d3e4f50", "industry", "dropdown", option),
        ...field("33333333-5c1b-4f7e-9a2d-0b1c2d3e4f50", "notes", "longtext", "<b>bold</b>\u202e"),
      },
    });
    await view.show(text);
    await page.getByRole("tab", { name: "Fields" }).click();
    const industry = page.getByRole("row", { name: /INDUSTRY/ });
    assert.deepEqual(
      (await industry.getByRole("cell").allInnerTexts()).map((cell) => cell.trim()),
      ["industry", "dropdown", `Retail\n${option.id}`, "22222222-5c1b-4f7e-9a2d-0b1c2d3e4f50"],
    );
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
    await eventually(() => page.locator(".fields tbody tr").count(), 1);
    // The tab is kept, and JSON is what others get.
    await eventually(async () => ((await view.state()) as { tab: string }).tab, "fields");
    await page.getByRole("tab", { name: "Fields" }).press("ArrowLeft");
    assert.ok(await page.getByRole("tree").isVisible());
    await view.send({ type: "record", text: '{"a":1}', loadedAt: 2, origin: "record" });
    assert.equal(await page.getByRole("tablist").count(), 0);
  });

  it("numbers the rows where the person wants that", async () => {
    await view.show('{"a":{"b":1},"c":2}');
    const numbered = () => page.locator(".numbered").count();
    assert.equal(await numbered(), 0);
    await view.send({ type: "options", lineNumbers: true });
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

  it("takes a record of five megabytes and finds its last value", async function () {
    this.timeout(120_000);
    const item = (id: number) => ({ id, name: `Company ${id}`, fields: [{ a: 1.5, b: "some text here" }] });
    await view.show(JSON.stringify({ list: Array.from({ length: 70_000 }, (_, index) => item(index)) }));
    await press("ArrowRight", "End");
    await press("Control+f");
    await page.keyboard.insertText("Company 69999");
    await page.getByText("1 of 1").waitFor({ timeout: 60_000 });
    assert.equal(await current(), 'name: "Company 69999"');
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
      expansion: { base: "default", toggled: [["/a/b", true]] },
      query: { text: "zip", isCaseSensitive: false, isWholeWord: false, isPattern: false },
      scrollTop: scrolled,
      pointer: "/zip",
      tab: "json",
    });
    const before = await rows();
    await page.reload();
    await view.show(record(1));
    assert.deepEqual(await rows(), before);
    assert.equal(await scrollTop(), scrolled);
    assert.equal(await current(), "zip: 1");
    await eventually(count, "? of 1");
    assert.equal(await page.locator("mark").innerText(), "zip");
    await view.send({ type: "record", text: record(2), loadedAt: 2, origin: "record" });
    assert.deepEqual(await rows(), [...before.slice(0, -1), "zip: 2"]);
    assert.equal(await current(), "zip: 2");
    assert.equal(await scrollTop(), scrolled);
  });

  it("shows where the focus is, and moves nothing where the person wants no motion", async () => {
    await view.show('{"a":1}', { state: "loading" });
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

  it("opens and closes with the mouse, but not while text is selected", async () => {
    await view.show(JSON.stringify({ a: { b: 1 }, text: "line\n".repeat(5) }));
    await page.locator(".row").first().click();
    assert.deepEqual((await rows()).length, 2);
    await page.locator(".row").nth(1).locator(".key").click();
    assert.equal(await page.locator(".line").count(), 6);
    await page.locator(".line .value").first().dblclick();
    assert.equal(await page.locator(".line").count(), 6);
    await page.locator(".row").nth(1).locator(".key").click();
    assert.equal(await page.locator(".line").count(), 0);
  });
});
