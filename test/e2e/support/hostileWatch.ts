/// <reference lib="dom" />
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { eventually } from "../../support/time/eventually";
import { ICON, MARK, TARGETS } from "../../support/servers/hostileServer";

/** Where a hostile text has to have been seen by the end, or nothing would be shown by all this. */
export const PLACES = {
  tree: ".part.sidebar .monaco-list-row",
  list: ".quick-input-widget .monaco-list-row",
  title: ".quick-input-widget .quick-input-title",
  message: ".notifications-toasts .notification-list-item-message",
  dialog: ".monaco-dialog-box",
  hover: ".monaco-hover",
  statusBar: ".part.statusbar .statusbar-item",
  tab: ".part.editor .tab",
};

interface Found {
  /** What VS Code made of hostile texts. */
  readonly acts: Set<string>;
  /** Where such texts were to be seen. */
  readonly seen: Set<string>;
}

/** Watches everything that the window shows, however short, for hostile texts and for what VS Code made of them. */
function watch({
  mark,
  icon,
  targets,
  places,
}: {
  readonly mark: string;
  readonly icon: string;
  readonly targets: readonly string[];
  readonly places: Readonly<Record<string, string>>;
}): void {
  const found: Found = { acts: new Set(), seen: new Set() };
  Object.assign(globalThis, { hostileTexts: found });
  const markup = "a, strong, em, i, b, img, code, h1, h2, del";
  const isMade = (element: Element) => {
    const address = `${element.getAttribute("href") ?? ""} ${element.getAttribute("data-href") ?? ""}`;
    const text = element.textContent;
    if (element.matches(`.codicon-${icon}`)) return true;
    if (targets.some((target) => address.includes(target))) return true;
    // VS Code makes an element `a` of whole labels as well, which leads nowhere else.
    if (element.matches("a:not(.label-name, .statusbar-item-label)"))
      return text === mark || targets.some((target) => text.includes(target));
    if (element.matches("img")) return element.getAttribute("src") === "x";
    return ["bold", "emphasis", "code", "b"].includes(text);
  };
  const look = () => {
    for (const element of document.querySelectorAll(`.codicon-${icon}, ${markup}`))
      if (isMade(element)) found.acts.add((element.parentElement ?? element).outerHTML.slice(0, 600));
    for (const [place, selector] of Object.entries(places))
      for (const element of document.querySelectorAll(selector))
        if (element.textContent.replaceAll("\u00a0", " ").includes(mark)) found.seen.add(place);
  };
  let timer: number | undefined;
  // Now and then, or the window would do nothing else.
  new MutationObserver(() => {
    timer ??= window.setTimeout(() => {
      timer = undefined;
      look();
    }, 100);
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
  look();
}

/** Begins to watch. */
export async function watchHostileTexts(page: Page): Promise<void> {
  // The compiler of the tests names functions by it, also those that run in the page.
  await page.evaluate(() => ((globalThis as { __name?: unknown }).__name ??= (named: unknown) => named));
  await page.evaluate(watch, { mark: MARK, icon: ICON, targets: TARGETS, places: PLACES });
}

/** What acts, of all that was shown since the last call. */
export async function actsOf(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const { acts } = (globalThis as unknown as { readonly hostileTexts: Found }).hostileTexts;
    const all = [...acts];
    acts.clear();
    return all;
  });
}

export async function seenPlaces(page: Page): Promise<string[]> {
  return await page.evaluate(() => [
    ...(globalThis as unknown as { readonly hostileTexts: Found }).hostileTexts.seen,
  ]);
}

/** Makes sure that the watch finds what it is for. */
export async function checkWatch(page: Page): Promise<void> {
  await page.evaluate((mark) => {
    const link = document.createElement("a");
    link.id = "control";
    link.textContent = mark;
    document.body.append(link);
  }, MARK);
  await eventually(async () => assert.equal((await actsOf(page)).length, 1));
  await page.evaluate(() => document.getElementById("control")?.remove());
  await actsOf(page);
}
