/// <reference lib="dom" />
import type { Page } from "playwright-core";

/** The browser's clipboard, which the workbench shares with the extension. */
export class Clipboard {
  constructor(private readonly page: Page) {}

  async read(): Promise<string> {
    return await this.page.evaluate(() => navigator.clipboard.readText());
  }

  async write(text: string): Promise<void> {
    await this.page.evaluate((value) => navigator.clipboard.writeText(value), text);
  }
}
