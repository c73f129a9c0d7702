import type { Locator, Page } from "playwright-core";

/** A menu ignores the mouse button's release in its first 100 milliseconds. */
const pressMs = 250;
const limitMs = 10_000;

/** Chooses an item of the open menu; every further title is an item of the submenu before it. */
export async function chooseMenuItem(page: Page, titles: readonly string[]): Promise<void> {
  for (const title of titles.slice(0, -1)) await item(page, title).hover({ timeout: limitMs });
  await item(page, titles.at(-1) ?? "").click({ delay: pressMs, timeout: limitMs });
}

/** The titles in the open menu, which is closed afterwards. */
export async function menuItems(page: Page): Promise<string[]> {
  const labels = page.locator(".monaco-menu .action-label:not(.separator)");
  await labels.first().waitFor();
  const titles = await labels.allInnerTexts();
  await page.keyboard.press("Escape");
  return titles;
}

/** By its label: the accessible name goes on with the key binding. */
function item(page: Page, title: string): Locator {
  const label = page.locator(".action-label").getByText(title, { exact: true });
  return page.locator(".monaco-menu .action-menu-item", { has: label });
}
