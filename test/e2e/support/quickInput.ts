/// <reference lib="dom" />
import type { Locator, Page } from "playwright-core";
import { eventually } from "../../support/time/eventually";

const buttonLimitMs = 5_000;
const defaultLimitMs = 60_000;

export interface QuickPickRow {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

/** The box at the top that asks for text or offers rows: input boxes, quick picks, the command palette. */
export class QuickInput {
  private readonly widget: Locator;

  constructor(private readonly page: Page) {
    this.widget = page.locator(".quick-input-widget");
  }

  /** Waits for the box to be open with this title; the title includes the step, as in `Add Business (1/3)`. */
  async waitFor(title: string): Promise<void> {
    await this.widget.locator(".quick-input-title", { hasText: title }).waitFor();
  }

  async waitUntilOpen(limitMs: number): Promise<void> {
    await this.widget.waitFor({ state: "visible", timeout: limitMs });
  }

  async waitUntilClosed(): Promise<void> {
    await this.widget.waitFor({ state: "hidden" });
  }

  /** The title with the step, or an empty string. */
  async title(): Promise<string> {
    return await this.widget.locator(".quick-input-title").innerText();
  }

  /** The prompt below the box, or what is wrong with the value. */
  async message(): Promise<string> {
    return await this.widget.locator(".quick-input-message").innerText();
  }

  async placeholder(): Promise<string> {
    return (await this.input.getAttribute("placeholder")) ?? "";
  }

  async value(): Promise<string> {
    return await this.input.inputValue();
  }

  async isPassword(): Promise<boolean> {
    return (await this.input.getAttribute("type")) === "password";
  }

  /** Replaces the value. */
  async type(text: string, limitMs = defaultLimitMs): Promise<void> {
    await this.input.fill(text, { timeout: limitMs });
  }

  async accept(): Promise<void> {
    await this.input.press("Enter");
  }

  /** Types a value and accepts it. */
  async answer(text: string): Promise<void> {
    await this.type(text);
    await this.accept();
  }

  async cancel(): Promise<void> {
    await this.input.press("Escape");
  }

  /** Clicks a button of the title bar, such as *Back*. */
  async clickButton(name: string): Promise<void> {
    await eventually(async () => {
      // The hover of what the pointer rests on would lie over the button. One of the box that came late, when the pointer
      // had been taken away, goes when that leaves the box once more.
      await this.input.hover({ force: true, timeout: buttonLimitMs });
      await this.page.mouse.move(0, 0);
      await this.widget.getByRole("button", { name }).click({ timeout: buttonLimitMs });
    });
  }

  /** The rows on screen. */
  async rows(): Promise<QuickPickRow[]> {
    return await this.widget.locator(".monaco-list-row").evaluateAll((rows) =>
      rows.map((row) => ({
        label: row.querySelector(".label-name")?.textContent.trim() ?? "",
        description: row.querySelector(".label-description")?.textContent ?? "",
        detail: row.querySelector(".quick-input-list-label-meta")?.textContent ?? "",
      })),
    );
  }

  /** The label of the row that Enter chooses. */
  async focused(): Promise<string> {
    // A row that VS Code uses again keeps the detail of the record it showed before, unseen, as a second label.
    return await this.widget.locator(".monaco-list-row.focused .label-name").first().innerText();
  }

  /** Waits for a row with exactly this label and chooses it. */
  async pick(label: string, limitMs = defaultLimitMs): Promise<void> {
    // By its label and not by its place: the list before it may still be on screen.
    const exactly = new RegExp(`^\\s*${label.replace(/[^\p{L}\p{N}\s]/gu, "\\$&")}\\s*$`);
    const name = this.page.locator(".label-name", { hasText: exactly });
    await this.widget.locator(".monaco-list-row", { has: name }).first().click({ timeout: limitMs });
  }

  private get input(): Locator {
    return this.widget.locator(".quick-input-filter input");
  }
}
