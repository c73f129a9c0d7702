import type { Locator, Page } from "playwright-core";

export class StatusBar {
  private readonly items: Locator;

  constructor(page: Page) {
    this.items = page.locator(".statusbar-item");
  }

  /** The texts of all items, without icons. */
  async texts(): Promise<string[]> {
    const texts = await this.items.allInnerTexts();
    return texts.map((text) => text.trim()).filter((text) => text !== "");
  }

  /** The item that contains the text. Its `aria-label` ends with its tooltip. */
  item(text: string): Locator {
    return this.items.filter({ hasText: text });
  }
}
