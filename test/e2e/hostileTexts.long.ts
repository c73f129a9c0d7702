/// <reference lib="dom" />
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "@playwright/test";
import type { Locator } from "playwright-core";
import { ICON, MARK, startHostileServer, TARGETS, type HostileServer } from "../support/hostileServer";
import { eventually } from "../support/eventually";
import { projectRoot } from "../support/paths";
import { SECRET } from "../support/scriptedServer";
import { addBusinessFromEnvironment } from "./support/addBusiness";
import { menuItems } from "./support/contextMenu";
import { useWorkbench } from "./support/useWorkbench";

/** Where a hostile text has to have been seen by the end, or nothing would be shown by all this. */
const PLACES = {
  tree: ".part.sidebar .monaco-list-row",
  list: ".quick-input-widget .monaco-list-row",
  title: ".quick-input-widget .quick-input-title",
  message: ".notifications-toasts .notification-list-item-message",
  dialog: ".monaco-dialog-box",
  hover: ".monaco-hover",
  statusBar: ".part.statusbar .statusbar-item",
  tab: ".part.editor .tab",
};

/** Long enough for what a command shows first; what comes later is seen as well, beside the next command. */
const SHOWN_MS = 250;
const ATTEMPT_MS = 3_000;

/** Watches everything that the window shows, however short, for hostile texts and for what VS Code made of them. */
function watch({
  mark,
  icon,
  targets,
  places,
}: {
  readonly mark: string;
  readonly icon: string;
  readonly targets: readonly string[];
  readonly places: Readonly<Record<string, string>>;
}): void {
  const found = { acts: new Set<string>(), seen: new Set<string>() };
  Object.assign(globalThis, { hostileTexts: found });
  const markup = "a, strong, em, i, b, img, code, h1, h2, del";
  const isMade = (element: Element) => {
    const address = `${element.getAttribute("href") ?? ""} ${element.getAttribute("data-href") ?? ""}`;
    const text = element.textContent;
    if (element.matches(`.codicon-${icon}`)) return true;
    if (targets.some((target) => address.includes(target))) return true;
    // VS Code makes an element `a` of whole labels as well, which leads nowhere else.
    if (element.matches("a:not(.label-name, .statusbar-item-label)"))
      return text === mark || targets.some((target) => text.includes(target));
    if (element.matches("img")) return element.getAttribute("src") === "x";
    return ["bold", "emphasis", "code", "b"].includes(text);
  };
  const look = () => {
    for (const element of document.querySelectorAll(`.codicon-${icon}, ${markup}`))
      if (isMade(element)) found.acts.add((element.parentElement ?? element).outerHTML.slice(0, 600));
    for (const [place, selector] of Object.entries(places))
      for (const element of document.querySelectorAll(selector))
        if (element.textContent.replaceAll("\u00a0", " ").includes(mark)) found.seen.add(place);
  };
  let timer: number | undefined;
  // Now and then, or the window would do nothing else.
  new MutationObserver(() => {
    timer ??= window.setTimeout(() => {
      timer = undefined;
      look();
    }, 100);
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
  look();
}

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

  /** What acts, of all that was shown since the last call. */
  const acts = () =>
    page().evaluate(() => {
      const { acts: found } = (globalThis as unknown as { hostileTexts: { acts: Set<string> } }).hostileTexts;
      const all = [...found];
      found.clear();
      return all;
    });

  test("are those of a business that a person adds", async () => {
    await page().evaluate(() => ((globalThis as { __name?: unknown }).__name ??= (named: unknown) => named));
    await page().evaluate(watch, { mark: MARK, icon: ICON, targets: TARGETS, places: PLACES });
    await addBusinessFromEnvironment(workbench, server.credentials.baseUrl);
    await rows(3).first().waitFor();
    assert.deepEqual(await acts(), []);
    // The watch itself finds what it is for.
    await page().evaluate((mark) => {
      const link = document.createElement("a");
      link.id = "control";
      link.textContent = mark;
      document.body.append(link);
    }, MARK);
    await eventually(async () => assert.equal((await acts()).length, 1));
    await page().evaluate(() => document.getElementById("control")?.remove());
    await acts();
  });

  test("are text in every command of the palette, and in what it shows", async () => {
    await workbench.openFile("syncCompanies.ts");
    await rows(3).first().click();
    for (const title of await commandTitles()) {
      await run(title);
      assert.deepEqual(await acts(), [], title);
    }
  });

  test("are text in every item of the menus of the sidebar's rows", async () => {
    for (const level of [3, 2, 1]) {
      for (const title of await menuOf(rows(level).first())) {
        // The rows below it are looked at later.
        if (title === "Hide Object") continue;
        await chooseFrom(rows(level).first(), title);
        assert.deepEqual(await acts(), [], title);
      }
    }
  });

  test("are text in hovers and tooltips", async () => {
    await rows(3).first().hover();
    await page().locator(".monaco-hover:visible", { hasText: MARK }).first().waitFor();
    assert.deepEqual(await acts(), []);
  });

  test("are text in the reasons of refusals, wherever those are said", async () => {
    server.isRefusing = true;
    for (const title of [
      "Refresh",
      "Refresh Record",
      "Find Usages in Workspace",
      "Open Record",
      "Copy JSON",
    ]) {
      const record = rows(3).filter({ hasText: "0 Acme" }).first();
      await showRow(record);
      await record.click();
      await run(title);
      assert.deepEqual(await acts(), [], title);
    }
    await page().locator(PLACES.tree, { hasText: "Kizen did not accept the request." }).first().hover();
    await page().locator(".monaco-hover:visible", { hasText: MARK }).first().waitFor();
    assert.deepEqual(await acts(), []);
  });

  test("were seen in all of these places", async () => {
    const seen = await page().evaluate(() => [
      ...(globalThis as unknown as { hostileTexts: { seen: Set<string> } }).hostileTexts.seen,
    ]);
    assert.deepEqual(seen.sort(), Object.keys(PLACES).sort());
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
    for (let times = 0; times < 3; times++) await page().keyboard.press("Escape");
  }

  async function menuOf(row: Locator): Promise<readonly string[]> {
    await showRow(row);
    await row.click({ button: "right" });
    return await menuItems(page());
  }

  /** What ran before may have shown another view in the side bar, or left the rows folded. */
  async function showRow(row: Locator): Promise<void> {
    if (!(await row.isVisible())) await workbench.runCommand("Kizen: Focus on Businesses View");
    for (const level of [1, 2]) {
      const above = rows(level).first();
      await above.waitFor();
      if ((await row.isVisible()) || (await above.getAttribute("aria-expanded")) === "true") continue;
      await above.locator(".monaco-tl-twistie").click();
    }
    await row.waitFor();
  }

  async function chooseFrom(row: Locator, title: string): Promise<void> {
    await showRow(row);
    await row.click({ button: "right" });
    const item = page().locator(".monaco-menu .action-menu-item", {
      has: page().locator(".action-label").getByText(title, { exact: true }),
    });
    await item.first().click({ delay: 250 });
    await page().waitForTimeout(SHOWN_MS);
    for (let times = 0; times < 3; times++) await page().keyboard.press("Escape");
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
