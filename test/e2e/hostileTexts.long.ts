import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "@playwright/test";
import type { Locator } from "playwright-core";
import { MARK, startHostileServer, type HostileServer } from "../support/servers/hostileServer";
import { eventually } from "../support/time/eventually";
import { projectRoot } from "../support/paths";
import { SECRET } from "../support/servers/scriptedServer";
import { addBusinessFromEnvironment } from "./support/addBusiness";
import { chooseMenuItem, menuItems } from "./support/contextMenu";
import { actsOf, checkWatch, PLACES, seenPlaces, watchHostileTexts } from "./support/hostileWatch";
import { useWorkbench } from "./support/useWorkbench";

/** Long enough for what a command shows first; what comes later is seen as well, beside the next command. */
const SHOWN_MS = 250;
const ATTEMPT_MS = 3_000;
const LINKS_MS = 3_000;
/** Commands that ask Kizen for something at once. */
const REFUSED = ["Refresh", "Refresh Record", "Find Usages in Workspace", "Open Record", "Copy JSON"];

test.describe("Hostile names, labels and reasons", () => {
  let server: HostileServer;
  test.beforeAll(async () => (server = await startHostileServer()));
  test.afterAll(() => server.close());
  const workbench = useWorkbench(() => ({
    KIZEN_API_KEY: SECRET,
    KIZEN_USER_ID: "5a3b1c00-0000-4000-8000-0000000000cc",
    KIZEN_BUSINESS_ID: "5a3b1c00-0000-4000-8000-00000000000a",
  }));
  const page = () => workbench.page;
  const rows = (level: number): Locator =>
    page().locator(
      `.part.sidebar [role=tree][aria-label=Businesses] .monaco-list-row[aria-level="${level}"]`,
    );

  test("are those of a business that a person adds", async () => {
    await watchHostileTexts(page());
    await addBusinessFromEnvironment(workbench, server.credentials.baseUrl);
    await rows(3).first().waitFor();
    assert.deepEqual(await actsOf(page()), []);
    await checkWatch(page());
  });

  test("are text in every command of the palette, and in what it shows", async () => {
    await workbench.openFile("syncCompanies.ts");
    await rows(3).first().click();
    for (const title of await commandTitles()) {
      await run(title);
      assert.deepEqual(await actsOf(page()), [], title);
    }
  });

  test("are text in every item of the menus of the sidebar's rows", async () => {
    for (const level of [3, 2, 1]) {
      for (const title of await menuOf(rows(level).first())) {
        // The rows below it are looked at later.
        if (title === "Hide Object") continue;
        await chooseFrom(rows(level).first(), title);
        assert.deepEqual(await actsOf(page()), [], title);
      }
    }
  });

  test("are text in hovers and tooltips", async () => {
    await rows(3).first().hover();
    await page().locator(".monaco-hover:visible", { hasText: MARK }).first().waitFor();
    assert.deepEqual(await actsOf(page()), []);
  });

  test("are text in the reasons of refusals, wherever those are said", async () => {
    server.isRefusing = true;
    for (const title of REFUSED) {
      const record = rows(3).filter({ hasText: "0 Acme" }).first();
      await showRow(record);
      await record.click();
      await run(title);
      assert.deepEqual(await actsOf(page()), [], title);
    }
    await page().locator(PLACES.tree, { hasText: "Kizen did not accept the request." }).first().hover();
    await page().locator(".monaco-hover:visible", { hasText: MARK }).first().waitFor();
    assert.deepEqual(await actsOf(page()), []);
  });

  test("are text in the log, also where they look like addresses", async () => {
    await workbench.runCommand("Kizen: Show Log");
    const lines = page().locator(".part.panel .view-line", { hasText: "hostile.example" });
    await lines.first().waitFor();
    // VS Code looks for links a moment after a text has changed.
    await page().waitForTimeout(LINKS_MS);
    assert.ok((await lines.count()) > 0);
    assert.deepEqual(await page().locator(".part.panel .detected-link").allInnerTexts(), []);
  });

  test("were seen in all of these places", async () => {
    assert.deepEqual((await seenPlaces(page())).sort(), Object.keys(PLACES).sort());
  });

  /** Runs a command where the palette has it now, goes one step into what it asks, and leaves it. */
  async function run(title: string): Promise<void> {
    const name = `Kizen: ${title}`;
    const input = page().locator(".quick-input-widget .quick-input-filter input");
    const isThere = await eventually(async () => {
      // What opens meanwhile takes the focus, and closes the palette by that.
      await page().keyboard.press("F1");
      await input.fill(`>${name}`, { timeout: ATTEMPT_MS });
      await page().waitForTimeout(SHOWN_MS);
      const isOffered = (await workbench.quickInput.rows()).some(({ label }) => label === name);
      if (isOffered) await workbench.quickInput.pick(name, ATTEMPT_MS);
      return isOffered;
    });
    await page().waitForTimeout(SHOWN_MS);
    // The first of what it offers, where it offers something; a dialog is left unanswered.
    if (isThere && (await page().locator(".quick-input-widget .monaco-list-row").first().isVisible())) {
      await page().keyboard.press("Enter");
      await page().waitForTimeout(SHOWN_MS);
    }
    await leave();
  }

  async function menuOf(row: Locator): Promise<readonly string[]> {
    return await eventually(async () => {
      await openMenu(row);
      return await menuItems(page());
    });
  }

  /**
   * What ran before may have shown another view in the side bar, or left the rows folded; and what it opens may come only
   * now, and take the place of what is done here.
   */
  async function showRow(row: Locator): Promise<void> {
    const timeout = ATTEMPT_MS;
    await eventually(async () => {
      if (await row.isVisible()) return;
      await leave();
      await workbench.runCommand("Kizen: Focus on Businesses View");
      for (const level of [1, 2]) {
        const above = rows(level).first();
        await above.waitFor({ timeout });
        if ((await row.isVisible()) || (await above.getAttribute("aria-expanded")) === "true") continue;
        await above.locator(".monaco-tl-twistie").click({ timeout });
      }
      await row.waitFor({ timeout });
    });
  }

  async function openMenu(row: Locator): Promise<void> {
    await showRow(row);
    await row.click({ button: "right", timeout: ATTEMPT_MS });
  }

  /** Closes what was opened: a list, a box, a dialog, each without an answer. */
  async function leave(): Promise<void> {
    for (let times = 0; times < 3; times++) await page().keyboard.press("Escape");
  }

  async function chooseFrom(row: Locator, title: string): Promise<void> {
    await eventually(async () => {
      await openMenu(row);
      await chooseMenuItem(page(), [title]);
    });
    await page().waitForTimeout(SHOWN_MS);
    await leave();
  }
});

/** The titles of all commands of the palette; what takes the business away, or another one to the front, comes last. */
async function commandTitles(): Promise<string[]> {
  const read = async (file: string) =>
    JSON.parse(await readFile(path.join(projectRoot, file), "utf8")) as unknown;
  const { contributes } = (await read("package.json")) as {
    readonly contributes: {
      readonly commands: readonly { readonly command: string; readonly title: string }[];
      readonly menus: {
        readonly commandPalette: readonly { readonly command: string; readonly when: string }[];
      };
    };
  };
  const texts = (await read("package.nls.json")) as Readonly<Record<string, string>>;
  const never = contributes.menus.commandPalette.filter(({ when }) => when === "false");
  const titles = contributes.commands
    .filter(({ command }) => !never.some((one) => one.command === command))
    .map(({ title }) => title.replace(/%(.*)%/, (_, key: string) => texts[key] ?? key));
  const isLast = (title: string) => /Sample|Remove Business/.test(title);
  return [...new Set(titles)].sort((a, b) => Number(isLast(a)) - Number(isLast(b)));
}
