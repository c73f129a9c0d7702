import assert from "node:assert/strict";
import { test } from "@playwright/test";
import { SAMPLE_CREDENTIALS } from "../../src/sample";
import { eventually } from "../support/time/eventually";
import { startFaultyServer, type Fault, type FaultyServer } from "../support/servers/faultyServer";
import { json } from "../support/servers/scriptedServer";
import { openBusinessFromEnvironment, untilSchemaIsRead } from "./support/addBusiness";
import { useWorkbench } from "./support/useWorkbench";

const KEY = "kz-wait-52e8-never-shown";

const refusing =
  (seconds: number): Fault =>
  (response) =>
    json(response, 503, "", { "retry-after": String(seconds) });

test.describe("A person whose requests wait", () => {
  let server: FaultyServer;
  test.beforeAll(async () => (server = await startFaultyServer(KEY)));
  test.afterAll(() => server.close());
  const workbench = useWorkbench(() => ({
    KIZEN_API_KEY: KEY,
    KIZEN_USER_ID: SAMPLE_CREDENTIALS.userId,
    KIZEN_BUSINESS_ID: SAMPLE_CREDENTIALS.businessId,
  }));
  const businesses = () => workbench.tree("Businesses");
  const description = async (label: string) =>
    (await businesses().rows()).find((row) => row.label === label)?.description;
  const untilRows = (...labels: string[]) =>
    eventually(async () => {
      const rows = (await businesses().rows()).map(({ label }) => label);
      assert.ok(
        labels.every((label) => rows.includes(label)),
        rows.join(),
      );
    });
  const rowsOfList = async () => (await workbench.quickInput.rows()).map(({ label }) => label);
  /** What the status bar says about requests. */
  const queue = async () => (await workbench.statusBar.texts()).filter((text) => text.startsWith("Kizen: "));

  test("sees nothing of a queue while Kizen answers", async () => {
    await openBusinessFromEnvironment(workbench, server.baseUrl);
    await eventually(async () => assert.ok(await description("1 – 100")));
    assert.deepEqual(await queue(), []);
    await untilSchemaIsRead(workbench);
  });

  test("ends the load of a row by closing it", async () => {
    await businesses().collapse("1 – 100");
    const open = new Set<unknown>();
    server.fault = (response, { url = "" }) => {
      // What is read of the schema in the background goes on.
      if (!/\/company\?.*\bpage=2\b/.test(url)) return false;
      open.add(response);
      return response.once("close", () => open.delete(response));
    };
    await businesses().expand("101 – 200");
    await eventually(() => assert.equal(open.size, 1));
    await businesses().collapse("101 – 200");
    await eventually(() => assert.equal(open.size, 0));
    // Nothing was kept of it: opened again, it loads.
    server.fault = undefined;
    await businesses().expand("101 – 200");
    await eventually(async () => assert.match((await description("101 – 200")) ?? "", / … /));
    await businesses().collapse("101 – 200");
  });

  test("sees in the status bar that requests wait, and for how long Kizen wants a pause", async () => {
    server.fault = refusing(12);
    await businesses().expand("201 – 300");
    const left = () =>
      eventually(async () => {
        const [, seconds] =
          /^Kizen: 0 running, 1 waiting, paused for (\d+) s$/.exec((await queue())[0] ?? "") ?? [];
        assert.ok(seconds !== undefined, String(await queue()));
        return Number(seconds);
      });
    const first = await left();
    assert.ok(first <= 12);
    await workbench.screenshot("70-waiting");
    await eventually(async () => assert.ok((await left()) < first));
  });

  test("lists what waits with a click on it, and stays on the row that was chosen", async () => {
    await businesses().collapse("201 – 300");
    await eventually(async () => assert.deepEqual(await queue(), []));
    await businesses().chooseFromMenu("Companies", "Filter…");
    await workbench.quickInput.waitFor("Filter Companies in Sample Business");
    await workbench.quickInput.answer("sky");
    await eventually(async () => assert.match((await queue())[0] ?? "", / 1 waiting/));
    await workbench.statusBar.item("Kizen: ").click();
    await workbench.quickInput.waitFor("Requests to Kizen: 0 running, 1 waiting");
    const [first = "", second = ""] = await rowsOfList();
    assert.match(first, /^Cancel background requests \(1\)$/);
    assert.match(second, /^GET \/company\?page=1&/);
    await workbench.page.keyboard.press("ArrowDown");
    const title = await workbench.quickInput.title();
    await workbench.screenshot("71-requests");
    await eventually(async () => assert.notEqual(await workbench.quickInput.title(), title));
    assert.equal(await workbench.quickInput.focused(), second);
  });

  test("cancels background work, and the status bar is quiet again", async () => {
    await workbench.page.keyboard.press("ArrowUp");
    await workbench.page.keyboard.press("Enter");
    await eventually(async () => assert.deepEqual(await queue(), []));
    await untilRows("The request was cancelled.", "Retry");
    await workbench.screenshot("72-bulk-cancelled");
    await businesses().chooseFromMenu("Companies", "Clear Filter");
  });

  test("cancels one request, and can ask again", async () => {
    await businesses().expand("301 – 400");
    await eventually(async () => assert.match((await queue())[0] ?? "", / 1 waiting/));
    await workbench.statusBar.item("Kizen: ").click();
    await workbench.quickInput.pick("GET /company?page=4&page_size=100");
    await eventually(async () => assert.deepEqual(await queue(), []));
    await untilRows("The request was cancelled.", "Retry");
    await workbench.screenshot("73-cancelled");
  });

  test("is told once that Kizen keeps refusing, and everything goes on by itself", async () => {
    server.fault = refusing(1);
    await workbench.runCommand("Kizen: Refresh");
    await workbench.notifications.waitFor("Kizen keeps answering that it receives too many requests");
    await eventually(async () =>
      assert.match((await queue())[0] ?? "", /waiting, until Kizen answers again$/),
    );
    await workbench.screenshot("74-breaker");
    await workbench.notifications.choose("Kizen keeps answering", "Show Log");
    server.fault = undefined;
    await eventually(async () => assert.deepEqual(await queue(), []));
    await eventually(async () => assert.match((await description("301 – 400")) ?? "", / … /));
    assert.deepEqual(await workbench.notifications.messages(), []);
  });

  test("finds all of that in the log, in words", async () => {
    const said = [
      /Requests wait: 0 running, 1 waiting, paused for \d+ s/,
      /No request waits any more/,
      /Kizen refused several requests in a row: only single probes until one is answered/,
      /Requests wait: .* until Kizen answers again/,
    ];
    const log = await eventually(async () => {
      const text = await workbench.logs();
      for (const line of said) assert.match(text, line);
      return text;
    });
    await workbench.screenshot("75-log");
    assert.ok(!log.includes(KEY));
  });
});
