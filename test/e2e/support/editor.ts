/// <reference lib="dom" />
import assert from "node:assert/strict";
import type { FrameLocator, Locator, Page } from "playwright-core";
import type { Clipboard } from "./clipboard";
import { eventually } from "../../support/time/eventually";

/** The active editor and the tabs above it. */
export class Editor {
  constructor(
    private readonly page: Page,
    private readonly clipboard: Clipboard,
  ) {}

  /** The titles of all tabs. */
  async tabs(): Promise<string[]> {
    return await titlesOf(this.page.locator(".tabs-container .tab"));
  }

  /** The title of the tab in front, or nothing where no editor is open. */
  async activeTab(): Promise<string | undefined> {
    const [title] = await titlesOf(this.page.locator(".editor-group-container.active .tab.active"));
    return title;
  }

  async waitForTab(title: string, limitMs?: number): Promise<void> {
    await eventually(async () => assert.equal(await this.activeTab(), title), limitMs);
  }

  /** The whole text of the active text editor. Selects it and leaves the clipboard as it was. */
  async text(): Promise<string> {
    const kept = await this.clipboard.read();
    await this.focus();
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.press("ControlOrMeta+c");
    const text = await this.clipboard.read();
    await this.clipboard.write(kept);
    return text;
  }

  /** Moves the keyboard focus into the active text editor. */
  async focus(): Promise<void> {
    await this.page.locator(".editor-group-container.active .monaco-editor .native-edit-context").focus();
  }

  async moveTo(line: number, column: number): Promise<void> {
    await this.page.keyboard.press("Control+g");
    await this.page.keyboard.type(`${line}:${column}`);
    await this.page.keyboard.press("Enter");
  }

  /** The document inside the webview on screen. */
  webview(): FrameLocator {
    return this.page.frameLocator("iframe.webview.ready:visible").frameLocator("iframe#active-frame");
  }
}

/** A tab writes the extension of a file name in an element of its own. */
async function titlesOf(tabs: Locator): Promise<string[]> {
  return await tabs.evaluateAll((elements) =>
    elements.map((tab) =>
      [".label-name", ".label-suffix"].map((part) => tab.querySelector(part)?.textContent ?? "").join(""),
    ),
  );
}
