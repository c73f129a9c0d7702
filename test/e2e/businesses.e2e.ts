import assert from "node:assert/strict";
import { faults, startFaultyServer, type FaultyServer } from "../support/faultyServer";
import { eventually } from "../support/eventually";
import { inOnePath } from "./support/inOnePath";
import { useWorkbench } from "./support/useWorkbench";
import type { Workbench } from "./support/workbench";

const OLD_KEY = "kz-old-8d1f-never-shown";
const WRONG_KEY = "kz-wrong-0000-never-shown";
const NEW_KEY = "kz-new-41c7-never-shown";
const OTHER_BUSINESS = "5a3b1c00-0000-4000-8000-00000000000f";

describe("A person with businesses of their own", () => {
  inOnePath();
  let server: FaultyServer;
  before(async () => (server = await startFaultyServer(OLD_KEY, { companies: 25 })));
  after(() => server.close());
  const workbench = useWorkbench();
  const businesses = (window: Workbench = workbench) => window.tree("Businesses");
  const labels = async (window?: Workbench) => (await businesses(window).rows()).map(({ label }) => label);
  const untilLabels = (expected: readonly string[], window?: Workbench) =>
    eventually(async () => assert.deepEqual((await labels(window)).slice(0, expected.length), expected));
  const untilMessage = (pattern: RegExp) =>
    eventually(async () => assert.match(await workbench.quickInput.message(), pattern));

  it("is told at once which addresses cannot be right", async () => {
    await workbench.showViewContainer("Kizen");
    await workbench.clickWelcomeButton("Add Business");
    await workbench.quickInput.waitFor("Add Business (1/5)");
    await eventually(async () =>
      assert.deepEqual(
        (await workbench.quickInput.rows()).map(({ label }) => label),
        ["Production", "FMO", "Staging", "Integration", "Another address…"],
      ),
    );
    await workbench.screenshot("10-add-host");
    await workbench.quickInput.pick("Another address…");
    await eventually(async () => assert.match(await workbench.quickInput.placeholder(), /^https:/));
    await workbench.quickInput.answer("http://kizen.example");
    await untilMessage(/Use https:\/\//);
    await workbench.quickInput.answer("https://go.kizen.com");
    await untilMessage(/web app.*https:\/\/app\.go\.kizen\.com\/api/);
    await workbench.quickInput.answer(server.baseUrl.replace("/api", "/app/"));
  });

  it("enters the key where nobody can read it, and can go back", async () => {
    await workbench.quickInput.waitFor("Add Business (2/5)");
    assert.equal(await workbench.quickInput.isPassword(), true);
    await workbench.quickInput.answer(WRONG_KEY);
    await workbench.quickInput.waitFor("Add Business (3/5)");
    await workbench.quickInput.clickButton("Back");
    await workbench.quickInput.waitFor("Add Business (2/5)");
    assert.equal(await workbench.quickInput.value(), "");
    await workbench.quickInput.accept();
    await workbench.quickInput.waitFor("Add Business (3/5)");
    await workbench.quickInput.answer("5a3b1c00-0000-4000-8000-0000000000aa");
    await workbench.quickInput.waitFor("Add Business (4/5)");
    await workbench.quickInput.answer("5a3b1c00-0000-4000-8000-0000000000bb");
  });

  it("is led to the value that looks wrong, one after the other", async () => {
    await workbench.quickInput.waitFor("Add Business (1/5)");
    await untilMessage(/The address looks wrong.*web app/);
    await workbench.screenshot("11-web-app-address");
    await workbench.quickInput.answer(server.baseUrl.replace("/api", "/"));

    await workbench.quickInput.waitFor("Add Business (4/5)");
    await untilMessage(/The business id looks wrong/);
    assert.equal(await workbench.quickInput.value(), "5a3b1c00-0000-4000-8000-0000000000bb");
    await workbench.screenshot("12-wrong-business");
    await workbench.quickInput.answer(server.credentials.businessId);

    await workbench.quickInput.waitFor("Add Business (2/5)");
    await untilMessage(/The API key looks wrong/);
    await workbench.quickInput.answer(OLD_KEY);

    await workbench.quickInput.waitFor("Add Business (3/5)");
    await untilMessage(/The user id looks wrong/);
    assert.deepEqual(await labels(), []);
    await workbench.quickInput.answer(server.credentials.userId);
  });

  it("names it, beginning with the name it has in Kizen", async () => {
    await workbench.quickInput.waitFor("Add Business (5/5)");
    assert.equal(await workbench.quickInput.value(), "Sample Business");
    await workbench.quickInput.answer("Acme");
    await untilLabels(["Acme"]);
    await businesses().expand("Acme");
    await businesses().expand("Companies");
    // What fits one page needs no page level.
    await eventually(async () => {
      const rows = await businesses().rows();
      assert.deepEqual([rows[1]?.description, rows[2]?.level, rows.length > 10], ["25", 3, true]);
    });
  });

  it("adds another business with the same key and user, which need not be entered again", async () => {
    server.otherBusinessIds.add(OTHER_BUSINESS);
    // What stands below an open list is not on screen, and what is not on screen is not drawn.
    await businesses().collapse("Companies");
    await workbench.runCommand("Kizen: Add Business…");
    await workbench.quickInput.waitFor("Add Business (1/5)");
    await workbench.quickInput.pick("Key and user of “Acme”");
    await workbench.quickInput.waitFor("Add Business (4/5)");
    await workbench.quickInput.answer(server.credentials.businessId);
    await untilMessage(/here already, as “Acme”/);
    await workbench.quickInput.answer(OTHER_BUSINESS);
    await workbench.quickInput.waitFor("Add Business (5/5)");
    await workbench.quickInput.answer("Globex");
    await eventually(async () => assert.ok((await labels()).includes("Globex")));
  });

  it("switches the active business from the status bar", async () => {
    await eventually(async () => assert.ok((await workbench.statusBar.texts()).includes("Globex")));
    await workbench.statusBar.item("Globex").click();
    await workbench.quickInput.pick("Acme");
    await eventually(async () => assert.ok((await workbench.statusBar.texts()).includes("Acme")));
    await eventually(async () => {
      const rows = await businesses().rows();
      assert.equal(rows.find(({ label }) => label === "Acme")?.description, "active");
    });
  });

  it("renames a business, and another window shows it", async () => {
    const second = await workbench.openSecondWindow();
    await second.showViewContainer("Kizen");
    await eventually(async () => assert.ok((await labels(second)).includes("Globex")));
    await businesses().chooseFromMenu("Globex", "Rename Business…");
    await workbench.quickInput.waitFor("Rename Business");
    await workbench.quickInput.answer("Globex 株式会社");
    for (const window of [workbench, second]) {
      await eventually(async () => assert.ok((await labels(window)).includes("Globex 株式会社")));
    }

    await second.tree("Businesses").chooseFromMenu("Globex 株式会社", "Remove Business");
    await second.dialog.choose("Remove");
    await eventually(async () => assert.ok(!(await labels()).includes("Globex 株式会社")));
    await second.page.close();
  });

  it("sees in the tree that Kizen does not answer, and tries again", async () => {
    await businesses().expand("Companies");
    server.fault = faults.serverError;
    await workbench.runCommand("Kizen: Refresh");
    await eventually(async () => assert.ok((await labels()).includes("Retry")), 30_000);
    await workbench.screenshot("13-error-row");
    server.fault = undefined;
    await businesses().click("Retry");
    await eventually(async () => assert.ok(!(await labels()).includes("Retry")));
  });

  it("replaces a key that is refused, in place", async () => {
    server.credentials.apiKey = NEW_KEY;
    await workbench.runCommand("Kizen: Refresh");
    await eventually(async () => assert.ok((await labels()).includes("Replace API Key…")));
    await workbench.screenshot("14-refused-key");
    await businesses().click("Replace API Key…");
    await workbench.quickInput.waitFor("Replace API Key");
    assert.equal(await workbench.quickInput.isPassword(), true);
    await workbench.quickInput.answer(OLD_KEY);
    await untilMessage(/The API key looks wrong/);
    await workbench.quickInput.answer(NEW_KEY);
    await workbench.quickInput.waitUntilClosed();
    await eventually(async () => assert.ok(!(await labels()).includes("Replace API Key…")));
    await eventually(async () => assert.ok((await labels()).length > 10));
  });

  it("finds every request in the log, and no key", async () => {
    const log = await eventually(async () => {
      const text = await workbench.logs();
      assert.match(text, /GET \/company\?page=1&page_size=100 +200/);
      return text;
    });
    for (const key of [OLD_KEY, NEW_KEY, WRONG_KEY]) assert.ok(!log.includes(key));
  });
});
