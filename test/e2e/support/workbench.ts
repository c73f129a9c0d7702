/// <reference lib="dom" />
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";
import { eventually } from "../../support/time/eventually";
import { resultsDirectory } from "../../support/paths";
import { Clipboard } from "./clipboard";
import { Editor } from "./editor";
import { ModalDialog } from "./modalDialog";
import { Notifications } from "./notifications";
import { QuickInput } from "./quickInput";
import type { Session } from "./session";
import { StatusBar } from "./statusBar";
import { TreeView } from "./treeView";

const startLimitMs = 150_000;
const paletteLimitMs = 2_000;
const paletteAttempts = 10;
const recordLimitMs = 20_000;
const tabLimitMs = 15_000;

/** VS Code's window, used the way a person does. */
export class Workbench {
  constructor(private readonly session: () => Session) {}

  get page(): Page {
    return this.session().page;
  }
  /** The absolute path of the opened folder. */
  get workspace(): string {
    return this.session().workspace;
  }
  /** The text of all logs that VS Code wrote, those of its extensions included. */
  async logs(): Promise<string> {
    const directory = path.join(this.session().userData, "logs");
    const files = await readdir(directory, { recursive: true });
    const texts = files
      .filter((file) => file.endsWith(".log"))
      .map((file) => readFile(path.join(directory, file), "utf8"));
    return (await Promise.all(texts)).join("\n");
  }

  /** Another window of the same user, on the same folder. */
  async openSecondWindow(): Promise<Workbench> {
    const session = this.session();
    const page = await session.page.context().newPage();
    const second = new Workbench(() => ({ ...session, page }));
    await second.open();
    return second;
  }

  get quickInput(): QuickInput {
    return new QuickInput(this.page);
  }
  get notifications(): Notifications {
    return new Notifications(this.page);
  }
  get dialog(): ModalDialog {
    return new ModalDialog(this.page);
  }
  get statusBar(): StatusBar {
    return new StatusBar(this.page);
  }
  get clipboard(): Clipboard {
    return new Clipboard(this.page);
  }
  get editor(): Editor {
    return new Editor(this.page, this.clipboard);
  }
  tree(name: string): TreeView {
    return new TreeView(this.page, name);
  }

  /** Clicks a record in the sidebar until its tab is in front: a row that is drawn anew during a click does not take it. */
  async openRecord(label: string): Promise<void> {
    await eventually(async () => {
      await this.tree("Businesses").click(label);
      await this.editor.waitForTab(label, recordLimitMs);
    });
  }

  async open(): Promise<void> {
    await this.page.goto(this.session().url, { timeout: startLimitMs });
    await this.waitUntilReady();
  }

  /**
   * Waits until the page has written down an extension's state with this text in it: it does so a little later, and what
   * it has in memory only does not outlive the window.
   */
  async waitUntilStored(text: string): Promise<void> {
    await eventually(async () => {
      const isStored = await this.page.evaluate(holdsInStorage, text);
      if (!isStored) throw new Error(`Nothing stored has "${text}" in it.`);
    });
  }

  /** Loads the window again, as *Developer: Reload Window* does. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.waitUntilReady();
  }

  /** Runs a command from the palette; the title includes its category, as in `Kizen: Add Business…`. */
  async runCommand(title: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        // A web page that is just being loaded swallows the key.
        await this.page.keyboard.press("F1");
        await this.quickInput.waitUntilOpen(paletteLimitMs);
        await this.quickInput.type(`>${title}`, paletteLimitMs);
        await this.quickInput.pick(title, paletteLimitMs);
        return;
      } catch (error) {
        // The palette shows the commands that were known when it opened.
        if (attempt === paletteAttempts) throw error;
        await this.page.keyboard.press("Escape");
      }
    }
  }

  /** The commands of the extension that the palette offers for a text. */
  async commandsLike(text: string): Promise<string[]> {
    await this.page.keyboard.press("F1");
    await this.quickInput.waitUntilOpen(paletteLimitMs);
    await this.quickInput.type(`>${text}`);
    const labels = await eventually(async () => {
      const rows = await this.quickInput.rows();
      const found = rows.map(({ label }) => label).filter((label) => label.startsWith("Kizen: "));
      if (!found.some((label) => label.startsWith(text)))
        throw new Error("The palette shows other commands.");
      return found;
    });
    await this.quickInput.cancel();
    return labels;
  }

  /** Titles of the view containers in the activity bar. */
  async viewContainers(): Promise<string[]> {
    const labels = this.page.locator(".activitybar .composite-bar a.action-label");
    const titles = await labels.evaluateAll((links) =>
      links.map((link) => link.getAttribute("aria-label") ?? ""),
    );
    return titles.map((title) => title.replace(/ \(.*\)$/, "")).filter((title) => title !== "");
  }

  /** Shows a view container in the side bar. */
  async showViewContainer(title: string): Promise<void> {
    const tab = this.page.locator(".activitybar li[role=tab]", {
      has: this.page.locator(`a[aria-label="${title}"], a[aria-label^="${title} ("]`),
    });
    await tab.waitFor();
    if ((await tab.getAttribute("aria-expanded")) !== "true") await tab.click();
    await this.page.locator(".sidebar .composite.title", { hasText: title }).waitFor();
  }

  /** Clicks a button in the title of the side bar. */
  async clickSideBarAction(title: string): Promise<void> {
    await this.page.locator(`.sidebar .composite.title a.action-label[aria-label^="${title}"]`).click();
  }

  /** Clicks a button of the welcome content that an empty view shows. */
  async clickWelcomeButton(label: string): Promise<void> {
    await this.page.locator(".welcome-view-content").getByRole("button", { name: label }).click();
  }

  /** Opens a file of the workspace by its name. */
  async openFile(name: string): Promise<void> {
    const title = path.basename(name);
    for (let attempt = 1; ; attempt++) {
      try {
        await this.page.keyboard.press("ControlOrMeta+p");
        await this.quickInput.waitUntilOpen(paletteLimitMs);
        await this.quickInput.type(name, paletteLimitMs);
        await this.quickInput.pick(title, paletteLimitMs);
        // A row that is drawn anew between press and release of the button takes no click.
        await this.editor.waitForTab(title, tabLimitMs);
        return;
      } catch (error) {
        // What takes the focus meanwhile, such as a view that is being drawn, closes the list.
        if (attempt === paletteAttempts) throw error;
        await this.page.keyboard.press("Escape");
      }
    }
  }

  /** Changes the colour theme, by the name that a person picks it by. */
  async setTheme(name: string): Promise<void> {
    await this.runCommand("Preferences: Color Theme");
    await this.quickInput.type(name);
    await this.quickInput.pick(name);
  }

  /** Unfolds a view of the side bar. */
  async unfoldView(name: string): Promise<void> {
    const header = this.page.locator(`.sidebar .pane-header[aria-label^="${name}"]`);
    if ((await header.getAttribute("aria-expanded")) !== "true") await header.click();
  }

  /** Saves a picture of the window in `test-results/screenshots/`. */
  async screenshot(name: string): Promise<void> {
    await this.session().keepPages();
    await this.page.screenshot({ path: path.join(resultsDirectory, "screenshots", `${name}.png`) });
  }

  private async waitUntilReady(): Promise<void> {
    await this.page
      // The list of a view that another one hides may be there as well, and come first. An empty view has a welcome instead.
      .locator(
        ".explorer-folders-view:visible, .sidebar .monaco-list:visible, .sidebar .welcome-view-content:visible",
      )
      .first()
      .waitFor({ timeout: startLimitMs });
    await this.page.locator("#status\\.notifications").waitFor();
  }
}

/**
 * Whether some value in the page's databases, where VS Code for the browser keeps its state, has the text in it. Runs in
 * the page, so it may not have named functions of its own: what compiles the tests adds calls to them.
 */
async function holdsInStorage(text: string): Promise<boolean> {
  const found: boolean[] = [];
  for (const { name = "" } of await indexedDB.databases()) {
    found.push(
      await new Promise<boolean>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(new Error("A database cannot be opened."));
        opening.onsuccess = () => {
          const database = opening.result;
          const [store] = database.objectStoreNames;
          if (store === undefined) {
            resolve(false);
            return;
          }
          const reading = database.transaction(store).objectStore(store).getAll();
          reading.onerror = () => reject(new Error("A database cannot be read."));
          reading.onsuccess = () => {
            database.close();
            resolve(
              reading.result.some(
                (value) => typeof value === "string" && value.replaceAll("\\", "").includes(text),
              ),
            );
          };
        };
      }),
    );
  }
  return found.includes(true);
}
