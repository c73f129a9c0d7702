import { type Browser, test } from "@playwright/test";
import { launchBrowser } from "../../support/vscode/browser";

/** Tests of pages outside of the editor, in one browser. */
export const inBrowser = test.extend<object, { browser: Browser }>({
  browser: [
    // Playwright reads the names of what a fixture needs from this pattern.
    async ({}, use) => {
      const browser = await launchBrowser();
      await use(browser);
      await browser.close();
    },
    { scope: "worker" },
  ],
});
