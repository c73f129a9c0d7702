import assert from "node:assert/strict";
import type { Locator } from "@playwright/test";
import type { CopyMessage } from "../../../src/features/objectView/protocol";
import { tableText } from "../../../src/model/tables/tableText";
import { openObjectViewPage, type ObjectViewPage } from "../../support/pages/objectViewPage";
import { bundlePage, type PageFiles } from "../../support/pages/pageInBrowser";
import { inBrowser } from "./inBrowser";

/** The object view's page, used the way a person does. */
export interface ObjectPage extends ObjectViewPage {
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly row: (label: string) => Locator;
  /** What the rows on screen show in a column, by its number from 0. */
  readonly column: (at: number) => Promise<string[]>;
  /** The text of the cell that the keyboard is on. */
  readonly current: () => Promise<string>;
  /** What the last copy was of, and its text. */
  readonly copied: () => Promise<[what: CopyMessage["what"], text: string]>;
}

/** Tests of the page outside of the editor: each has a page of its own, on which nothing may go wrong. */
export const test = inBrowser.extend<{ object: ObjectPage }, { files: PageFiles }>({
  // Playwright reads the names of what a fixture needs from this pattern.
  files: [async ({}, use) => use(await bundlePage("objectView")), { scope: "worker" }],
  object: async ({ browser, files }, use) => {
    const view = await openObjectViewPage(browser, files);
    await view.page.setViewportSize({ width: 1300, height: 600 });
    await use({ ...view, ...actionsOf(view) });
    await view.page.close();
    assert.deepEqual(view.complaints, []);
  },
});

function actionsOf(view: ObjectViewPage): Omit<ObjectPage, keyof ObjectViewPage> {
  const { page } = view;
  return {
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    row: (label) => page.getByRole("row", { name: label }),
    column: (at) => page.locator(`.row > .cell:nth-child(${at + 1})`).allInnerTexts(),
    current: () => page.locator(":focus").innerText(),
    copied: async () => {
      const message = (await view.sent()).at(-1);
      assert.ok(message?.type === "copy");
      return [message.what, tableText(message.format, message.table)];
    },
  };
}
