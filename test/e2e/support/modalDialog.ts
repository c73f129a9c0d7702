import type { Locator, Page } from "playwright-core";

/** The dialog that blocks the window until it is answered. */
export class ModalDialog {
  private readonly box: Locator;

  constructor(page: Page) {
    this.box = page.locator(".monaco-dialog-box");
  }

  /** Waits for the dialog and returns its message with the detail below it. */
  async text(): Promise<string> {
    return await this.box.locator(".dialog-message-container").innerText();
  }

  async choose(button: string): Promise<void> {
    await this.box.getByRole("button", { name: button, exact: true }).click();
    await this.box.waitFor({ state: "detached" });
  }
}
