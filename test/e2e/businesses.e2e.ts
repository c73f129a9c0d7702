import assert from "node:assert/strict";
import { test } from "@playwright/test";
import { faults, startFaultyServer, type FaultyServer } from "../support/servers/faultyServer";
import { eventually } from "../support/time/eventually";
import { json } from "../support/servers/scriptedServer";
import { useWorkbench } from "./support/useWorkbench";
import type { Workbench } from "./support/workbench";

const OLD_KEY = "kz-old-8d1f-never-shown";
const WRONG_KEY = "kz-wrong-0000-never-shown";
const NEW_KEY = "kz-new-41c7-never-shown";
const OTHER_BUSINESS = "5a3b1c00-0000-4000-8000-00000000000f";

let server: FaultyServer;
test.beforeAll(async () => (server = await startFaultyServer(OLD_KEY, { companies: 25 })));
test.afterAll(() => server.close());
const workbench = useWorkbench();
const businesses = (window: Workbench = workbench) => window.tree("Businesses");
const labels = async (window?: Workbench) => (await businesses(window).rows()).map(({ label }) => label);
const untilLabels = (expected: readonly string[], window?: Workbench) =>
  eventually(async () => assert.deepEqual((await labels(window)).slice(0, expected.length), expected));
const untilMessage = (pattern: RegExp) =>
  eventually(async () => assert.match(await workbench.quickInput.message(), pattern));

test.describe("A person who adds businesses of their own", () => {
  test("is told at once which addresses cannot be right", async () => {
    await workbench.showViewContainer("Kizen");
    await workbench.clickWelcomeButton("Add Business");
    await workbench.quickInput.waitFor("Add Business: Environment (1/5)");
    await eventually(async () =>
      assert.deepEqual(
        (await workbench.quickInput.rows()).map(({ label }) => label),
        ["Production", "FMO", "Staging", "Integration", "Other Address…"],
      ),
    );
    await workbench.screenshot("10-add-host");
    await workbench.quickInput.pick("Other Address…");
    await eventually(async () => assert.match(await workbench.quickInput.placeholder(), /^https:/));
    await workbench.quickInput.answer("http://kizen.example");
    await untilMessage(/Use https:\/\//);
    await workbench.quickInput.answer("https://go.kizen.com");
    await untilMessage(/web app.*https:\/\/app\.go\.kizen\.com\/api/);
    await workbench.quickInput.clickButton("Back");
    await eventually(async () =>
      assert.equal((await workbench.quickInput.rows()).at(-1)?.label, "Other Address…"),
    );
    // What is pasted into the list is an address as well, and the row says what is taken of it.
    await workbench.quickInput.type("https://app.go.kizen.com/api/");
    await eventually(async () =>
      assert.deepEqual(
        (await workbench.quickInput.rows()).map(({ label }) => label),
        ["Use https://app.go.kizen.com/api", "Other Address…"],
      ),
    );
    await workbench.screenshot("10-address-in-list");
    await workbench.quickInput.pick("Other Address…");
    await eventually(async () => assert.match(await workbench.quickInput.placeholder(), /^https:/));
    await workbench.quickInput.answer(server.baseUrl.replace("/api", "/app/"));
  });

  test("enters the key where nobody can read it, and can go back", async () => {
    await workbench.quickInput.waitFor("Add Business: API Key (2/5)");
    assert.equal(await workbench.quickInput.isPassword(), true);
    await workbench.quickInput.answer(WRONG_KEY);
    await workbench.quickInput.waitFor("Add Business: User ID (3/5)");
    // What can be no id is said while it stands in the box, not after the last step.
    await workbench.quickInput.type("https://app.go.kizen.com/contacts/1");
    await untilMessage(/no ID.*“\/”.*My Profile → API Connections/);
    await workbench.quickInput.type("5a3b1c00-0000-4000-8000-0000000000aa");
    await untilMessage(/^(?!.*no ID)/);
    await workbench.quickInput.clickButton("Back");
    await workbench.quickInput.waitFor("Add Business: API Key (2/5)");
    assert.equal(await workbench.quickInput.value(), "");
    // Back again is the address that was typed, not a list without it.
    await workbench.quickInput.clickButton("Back");
    await workbench.quickInput.waitFor("Add Business: Environment (1/5)");
    await eventually(async () =>
      assert.equal(await workbench.quickInput.value(), server.baseUrl.replace("/api", "/app/api")),
    );
    await workbench.quickInput.accept();
    // From there it goes on with what is missing; what was typed before is still there.
    await workbench.quickInput.waitFor("Add Business: Business ID (4/5)");
    await workbench.quickInput.clickButton("Back");
    await workbench.quickInput.waitFor("Add Business: User ID (3/5)");
    assert.equal(await workbench.quickInput.value(), "5a3b1c00-0000-4000-8000-0000000000aa");
    await workbench.quickInput.accept();
    await workbench.quickInput.waitFor("Add Business: Business ID (4/5)");
    await workbench.quickInput.type("5a3b1c00-0000-4000-8000-0000000000bb");
    // Whoever gives up loses nothing but the key.
    await workbench.quickInput.cancel();
    await workbench.runCommand("Kizen: Add Business…");
    await workbench.quickInput.pick(server.baseUrl.replace("/api", "/app/api"));
    await workbench.quickInput.waitFor("Add Business: API Key (2/5)");
    await workbench.quickInput.answer(WRONG_KEY);
    await workbench.quickInput.waitFor("Add Business: User ID (3/5)");
    await workbench.quickInput.accept();
    await workbench.quickInput.waitFor("Add Business: Business ID (4/5)");
    await workbench.quickInput.accept();
  });

  test("is led to the value that looks wrong, one after the other", async () => {
    await workbench.quickInput.waitFor("Add Business: Environment (1/5)");
    await untilMessage(/web app.*Check the address/);
    await workbench.screenshot("11-web-app-address");
    await workbench.quickInput.answer(server.baseUrl.replace("/api", "/"));

    await workbench.quickInput.waitFor("Add Business: Business ID (4/5)");
    await untilMessage(/Most likely the business ID/);
    assert.equal(await workbench.quickInput.value(), "5a3b1c00-0000-4000-8000-0000000000bb");
    await workbench.screenshot("12-wrong-business");
    await workbench.quickInput.answer(server.credentials.businessId);

    await workbench.quickInput.waitFor("Add Business: API Key (2/5)");
    await untilMessage(
      /Kizen refused these credentials \(40[13]\)\. Most likely the API key.*My Profile → API Connections/,
    );
    // As it stands in a file of variables: what belongs to the file is taken away.
    await workbench.quickInput.answer(`export KIZEN_API_KEY="${OLD_KEY}"`);

    await workbench.quickInput.waitFor("Add Business: User ID (3/5)");
    await untilMessage(/Most likely the user ID/);
    assert.deepEqual(await labels(), []);
    await workbench.quickInput.answer(server.credentials.userId);
  });

  test("names it, beginning with the name it has in Kizen", async () => {
    await workbench.quickInput.waitFor("Add Business: Name (5/5)");
    assert.equal(await workbench.quickInput.value(), "Sample Business");
    await workbench.quickInput.answer("Acme");
    await untilLabels(["Acme", "Companies"]);
    // What fits one page needs no page level.
    await eventually(async () => {
      const rows = await businesses().rows();
      assert.deepEqual([rows[1]?.description, rows[2]?.level, rows.length > 10], ["25", 3, true]);
      assert.equal(rows[0]?.selected, true);
    });
  });

  test("adds another business with the same key and user, which need not be entered again", async () => {
    server.otherBusinessIds.add(OTHER_BUSINESS);
    await workbench.runCommand("Kizen: Add Business…");
    await workbench.quickInput.waitFor("Add Business: Environment (1/5)");
    await workbench.quickInput.pick("Key and user of “Acme”");
    await workbench.quickInput.waitFor("Add Business: Business ID (4/5)");
    await workbench.quickInput.answer(server.credentials.businessId);
    await untilMessage(/Already added as “Acme”/);
    // A refusal that does not say what is wrong: the person may know.
    server.fault = (response) => json(response, 401, { detail: "Refused." });
    await workbench.quickInput.answer(OTHER_BUSINESS);
    await workbench.quickInput.waitFor("Add Business: Refused");
    assert.match(await workbench.quickInput.placeholder(), /Kizen refused these credentials \(401\)/);
    await workbench.screenshot("13-which-value");
    server.fault = undefined;
    await workbench.quickInput.pick("Correct the Business ID");
    await workbench.quickInput.waitFor("Add Business: Business ID (4/5)");
    assert.equal(await workbench.quickInput.value(), OTHER_BUSINESS);
    await workbench.quickInput.accept();
    await workbench.quickInput.waitFor("Add Business: Name (5/5)");
    await workbench.quickInput.answer("Globex");
    // It stands behind a list that is open, and is brought in front of the person.
    await eventually(async () => {
      const rows = await businesses().rows();
      assert.deepEqual(
        rows.filter(({ selected }) => selected).map(({ label, expanded }) => [label, expanded]),
        [["Globex", true]],
      );
    });
    await workbench.screenshot("16-second-business");
    await businesses().collapse("Globex");
    await workbench.page.keyboard.press("Home");
    await businesses().collapse("Companies");
  });
});

test.describe("A person with businesses of their own", () => {
  test("switches the active business from the status bar", async () => {
    await eventually(async () => assert.ok((await workbench.statusBar.texts()).includes("Globex")));
    await workbench.statusBar.item("Globex").click();
    await workbench.quickInput.pick("Acme");
    await eventually(async () => assert.ok((await workbench.statusBar.texts()).includes("Acme")));
    await eventually(async () => {
      const rows = await businesses().rows();
      assert.equal(rows.find(({ label }) => label === "Acme")?.description, "active");
    });
  });

  test("makes another one active in its menu, where the active one has no such item", async () => {
    const menu = await businesses().menuOf("Acme");
    assert.ok(menu.includes("Find…") && menu.includes("Copy") && menu.includes("Show Log"));
    assert.ok(!menu.includes("Set as Active"));
    const notices = await workbench.statusBar.watch();
    await businesses().chooseFromMenu("Globex", "Set as Active");
    await eventually(async () => assert.ok((await notices()).includes("Lookups now search Globex")));
    await businesses().chooseFromMenu("Globex", "Copy", "Copy Business ID");
    await eventually(async () => {
      assert.ok((await notices()).includes("Copied the business ID of Globex"));
      assert.equal(await workbench.clipboard.read(), OTHER_BUSINESS);
    });
    await businesses().chooseFromMenu("Acme", "Set as Active");
  });

  test("finds nothing in the palette that cannot work at the moment", async () => {
    // Nothing is selected or open, and no business is production.
    assert.deepEqual(await workbench.commandsLike("Kizen: Copy"), [
      "Kizen: Copy API Address",
      "Kizen: Copy Business ID",
      "Kizen: Copy User ID",
    ]);
    assert.deepEqual(await workbench.commandsLike("Kizen: Mark as"), ["Kizen: Mark as Production"]);
  });

  test("renames a business, and another window shows it but keeps its own active one", async () => {
    const second = await workbench.openSecondWindow();
    await second.showViewContainer("Kizen");
    await eventually(async () => assert.ok((await labels(second)).includes("Globex")));
    await second.statusBar.item("Acme").click();
    await second.quickInput.pick("Globex");
    await eventually(async () => assert.ok((await second.statusBar.texts()).includes("Globex")));
    await businesses().chooseFromMenu("Globex", "Rename Business…");
    await workbench.quickInput.waitFor("Rename Business");
    await workbench.quickInput.answer("Globex 株式会社");
    for (const window of [workbench, second]) {
      await eventually(async () => assert.ok((await labels(window)).includes("Globex 株式会社")));
    }
    // Each window keeps its own active business, whatever else they share.
    const active = async (window: typeof second) =>
      (await window.tree("Businesses").rows()).find(({ description }) => description === "active")?.label;
    assert.deepEqual([await active(workbench), await active(second)], ["Acme", "Globex 株式会社"]);

    await second.tree("Businesses").chooseFromMenu("Globex 株式会社", "Remove Business");
    await second.dialog.choose("Remove");
    await eventually(async () => assert.ok(!(await labels()).includes("Globex 株式会社")));
    await second.page.close();
  });

  test("sees in the tree that Kizen does not answer, and tries again", async () => {
    await businesses().expand("Companies");
    server.fault = faults.serverError;
    await workbench.runCommand("Kizen: Refresh");
    await eventually(async () => assert.ok((await labels()).includes("Retry")));
    await workbench.screenshot("13-error-row");
    server.fault = undefined;
    // The companies and the list of objects failed each for itself.
    await eventually(async () => {
      // What is tried again by itself takes the row away meanwhile.
      if ((await labels()).includes("Retry")) await businesses().row("Retry").click({ timeout: 2_000 });
      assert.ok(!(await labels()).includes("Retry"));
    });
  });

  test("replaces a key that is refused, in place", async () => {
    server.credentials.apiKey = NEW_KEY;
    await workbench.runCommand("Kizen: Refresh");
    await eventually(async () => assert.ok((await labels()).includes("Replace API Key…")));
    await workbench.screenshot("14-refused-key");
    await businesses().click("Replace API Key…");
    await workbench.quickInput.waitFor("Replace API Key");
    assert.equal(await workbench.quickInput.isPassword(), true);
    await workbench.quickInput.answer(OLD_KEY);
    await untilMessage(/Most likely the API key/);
    await workbench.quickInput.answer(NEW_KEY);
    await workbench.quickInput.waitUntilClosed();
    await eventually(async () => assert.ok(!(await labels()).includes("Replace API Key…")));
    await eventually(async () => assert.ok((await labels()).length > 10));
  });

  test("finds every request in the log, and no key", async () => {
    const log = await eventually(async () => {
      const text = await workbench.logs();
      assert.match(text, /GET \/company\?page=1&page_size=100 +200/);
      return text;
    });
    for (const key of [OLD_KEY, NEW_KEY, WRONG_KEY]) assert.ok(!log.includes(key));
  });
});
