import assert from "node:assert/strict";
import { bundlePage, type PageFiles } from "../../support/pages/pageInBrowser";
import { openRecordViewPage, type RecordViewPage } from "../../support/pages/recordViewPage";
import { inBrowser } from "./inBrowser";

/** The record view's page, used the way a person does. */
export interface RecordPage extends RecordViewPage {
  /** The text of the row that the keyboard is on. */
  readonly current: () => Promise<string>;
  /** The texts of the rows on screen. */
  readonly rows: () => Promise<string[]>;
  readonly press: (...keys: readonly string[]) => Promise<void>;
  /** What the last copy was of, and its text. */
  readonly copied: () => Promise<[what: string, text: string]>;
  readonly matchCount: () => Promise<string>;
}

/** Tests of the page outside of the editor: each has a page of its own, on which nothing may go wrong. */
export const test = inBrowser.extend<{ record: RecordPage }, { files: PageFiles }>({
  // Playwright reads the names of what a fixture needs from this pattern.
  files: [async ({}, use) => use(await bundlePage("recordView")), { scope: "worker" }],
  record: async ({ browser, files }, use) => {
    const view = await openRecordViewPage(browser, files);
    await use({ ...view, ...actionsOf(view) });
    await view.page.close();
    assert.deepEqual(view.complaints, []);
  },
});

function actionsOf(view: RecordViewPage): Omit<RecordPage, keyof RecordViewPage> {
  const { page } = view;
  return {
    current: () => page.locator('.row[tabindex="0"] .body').innerText(),
    rows: () => page.locator(".row .body").allInnerTexts(),
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    copied: async () => {
      const message = (await view.sent()).at(-1);
      assert.ok(message?.type === "copy");
      return [message.what, message.text];
    },
    matchCount: () => page.locator(".match-count").innerText(),
  };
}
