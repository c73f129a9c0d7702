import type { Locator, Page } from "playwright-core";

/** The messages in the lower right corner. */
export class Notifications {
  private readonly toasts: Locator;

  constructor(page: Page) {
    this.toasts = page.locator(".notifications-toasts .notification-list-item");
  }

  async messages(): Promise<string[]> {
    return await this.toasts.locator(".notification-list-item-message").allInnerTexts();
  }

  /** Waits for a message that contains the text, and returns the whole message. */
  async waitFor(text: string): Promise<string> {
    const message = this.toasts.locator(".notification-list-item-message", { hasText: text }).first();
    await message.waitFor();
    return await message.innerText();
  }

  /** Waits for a message that contains the text and clicks one of its buttons. */
  async choose(text: string, button: string): Promise<void> {
    await this.toasts.filter({ hasText: text }).getByRole("button", { name: button, exact: true }).click();
  }
}
