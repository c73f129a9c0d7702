/// <reference lib="dom" />
import type { Locator, Page } from "playwright-core";

export class StatusBar {
  private readonly items: Locator;

  constructor(private readonly page: Page) {
    this.items = page.locator(".statusbar-item");
  }

  /** The texts of all items, without icons. */
  async texts(): Promise<string[]> {
    const texts = await this.items.allInnerTexts();
    return texts.map((text) => text.trim()).filter((text) => text !== "");
  }

  /** Notes every text that comes from now on: a notice may be gone before anyone looks. Answers with all of them. */
  async watch(): Promise<() => Promise<readonly string[]>> {
    const seen = await this.page.evaluateHandle(() => {
      const texts = new Set<string>();
      const bar = document.querySelector(".part.statusbar");
      const observer = new MutationObserver(() => {
        for (const item of document.querySelectorAll<HTMLElement>(".statusbar-item"))
          texts.add(item.innerText.trim());
      });
      if (bar) observer.observe(bar, { childList: true, subtree: true, characterData: true });
      return texts;
    });
    return async () => (await seen.evaluate((texts) => [...texts])).map(withoutIsolates);
  }

  /** The item that contains the text. Its `aria-label` ends with its tooltip. */
  item(text: string): Locator {
    return this.items.filter({ hasText: text });
  }
}

/** Names stand between invisible signs that keep their direction of writing to themselves. */
function withoutIsolates(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, "");
}
