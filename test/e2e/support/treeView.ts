/// <reference lib="dom" />
import type { Locator, Page } from "playwright-core";
import { eventually } from "../../support/time/eventually";
import { chooseMenuItem, menuItems } from "./contextMenu";

const menuAttempts = 3;
const actionLimitMs = 3_000;
const inlineActionLimitMs = 60_000;
const openLimitMs = 20_000;
const toggleLimitMs = 20_000;

export interface TreeRow {
  readonly label: string;
  readonly description: string;
  /** 1 for the roots. */
  readonly level: number;
  /** Missing where there is nothing to expand. */
  readonly expanded?: boolean;
  readonly selected: boolean;
}

/** A tree in the side bar, seen as the rows on screen. */
export class TreeView {
  private readonly tree: Locator;

  constructor(
    private readonly page: Page,
    name: string,
  ) {
    this.tree = page.getByRole("tree", { name, exact: true });
  }

  async rows(): Promise<TreeRow[]> {
    return await this.tree.locator(".monaco-list-row").evaluateAll((rows) =>
      rows.map((row) => ({
        label: row.querySelector(".label-name")?.textContent ?? "",
        description: row.querySelector(".label-description")?.textContent ?? "",
        level: Number(row.getAttribute("aria-level")),
        selected: row.getAttribute("aria-selected") === "true",
        ...(row.hasAttribute("aria-expanded") && { expanded: row.getAttribute("aria-expanded") === "true" }),
      })),
    );
  }

  async focus(): Promise<void> {
    await this.tree.focus();
  }

  async waitForFocus(): Promise<void> {
    await this.tree.and(this.page.locator(":focus-within")).waitFor();
  }

  /** The first row on screen with exactly this label. */
  row(label: string): Locator {
    const name = this.page.locator(".monaco-icon-name-container").getByText(label, { exact: true });
    return this.tree.locator(".monaco-list-row", { has: name }).first();
  }

  /** Expands a row; its children may come later. */
  async expand(label: string): Promise<void> {
    await this.toggle(label, "true");
  }

  async collapse(label: string): Promise<void> {
    await this.toggle(label, "false");
  }

  /** Clicks a row; with `ControlOrMeta` or `Shift` it is added to the selection. */
  async click(label: string, modifier?: "ControlOrMeta" | "Shift"): Promise<void> {
    await this.row(label).click(modifier === undefined ? {} : { modifiers: [modifier] });
  }

  /** Clicks a row until what it opens is shown: a row that is drawn anew during a click does not take it. */
  async open(label: string, shown: Locator): Promise<void> {
    await eventually(async () => {
      await this.click(label);
      await shown.waitFor({ timeout: openLimitMs });
    }, 3 * openLimitMs);
  }

  /** Pages down until the row is on screen. */
  async scrollTo(label: string): Promise<void> {
    await this.tree.focus();
    await eventually(async () => {
      await this.page.keyboard.press("PageDown");
      if (!(await this.row(label).isVisible())) throw new Error(`No row "${label}" in the tree.`);
    });
    await this.row(label).scrollIntoViewIfNeeded();
  }

  /** Chooses an item of a row's context menu; every further title is an item of the submenu before it. */
  async chooseFromMenu(label: string, ...titles: [string, ...string[]]): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      await this.row(label).click({ button: "right" });
      try {
        await chooseMenuItem(this.page, titles);
        return;
      } catch (error) {
        // A tab that opens takes the focus once its page is there, and closes the menu by that.
        if (attempt === menuAttempts) throw error;
        await this.page.keyboard.press("Escape");
      }
    }
  }

  /** The titles in a row's context menu. */
  async menuOf(label: string): Promise<string[]> {
    await this.row(label).click({ button: "right" });
    return await menuItems(this.page);
  }

  /** Drags a row onto another part of the window. Shift makes an editor take what it would otherwise open. */
  async dragTo(label: string, target: Locator): Promise<void> {
    await this.row(label).hover();
    await this.page.mouse.down();
    const box = await target.boundingBox();
    if (box === null) throw new Error("There is nothing to drop on.");
    const [x, y] = [box.x + 10, box.y + box.height / 2];
    await this.page.mouse.move(x - 30, y - 5, { steps: 10 });
    await this.page.keyboard.down("Shift");
    // Several moves: the editor shows where the text would go before it takes it.
    await this.page.mouse.move(x, y, { steps: 10 });
    await this.page.mouse.up();
    await this.page.keyboard.up("Shift");
  }

  /** Clicks a button that a row shows under the pointer. */
  async clickInlineAction(label: string, title: string): Promise<void> {
    await eventually(async () => {
      // A row that is drawn anew under the pointer has its buttons again once the pointer moves.
      await this.page.mouse.move(0, 0);
      await this.row(label).hover({ timeout: actionLimitMs });
      const action = this.row(label).locator(`.actions a[aria-label^="${title}"]`);
      await action.click({ timeout: actionLimitMs });
    }, inlineActionLimitMs);
  }

  /** Clicks a row's twistie until the row is so: where it was toggled meanwhile, by the product, the click undid that. */
  private async toggle(label: string, expanded: "true" | "false"): Promise<void> {
    const row = this.row(label);
    await row.waitFor();
    await eventually(async () => {
      if ((await row.getAttribute("aria-expanded")) !== expanded)
        await row.locator(".monaco-tl-twistie").click();
      const isSo = row.and(this.page.locator(`[aria-expanded=${expanded}]`));
      await isSo.waitFor({ timeout: toggleLimitMs });
    }, 2 * toggleLimitMs);
  }
}
