/// <reference lib="dom" />
import type { BrowserContext } from "playwright-core";
import type { Product, ProducedTexts } from "../leaks/produced";

/** The function that pages report to. */
const REPORT = "kizenTestReport";

/**
 * Keeps what windows show for moments only, which no look at the end of a test would see: notifications, lists, dialogs,
 * hovers, the status bar; and what goes into the clipboard.
 */
export async function recordScreen(context: BrowserContext, texts: ProducedTexts): Promise<void> {
  await context.exposeBinding(REPORT, (_, product: Product, text: string) => texts.keep(product, text));
  // What compiles the tests has functions keep their names by a helper that pages do not have.
  await context.addInitScript({ content: "globalThis.__name ??= (named) => named;" });
  await context.addInitScript(watch, REPORT);
}

/** Runs in every frame, before the frame's own scripts. */
function watch(name: string): void {
  const report = (product: Product, text: string) => {
    (window as unknown as Record<string, ((product: Product, text: string) => void) | undefined>)[name]?.(
      product,
      text,
    );
  };
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (clipboard) {
    const writeText = clipboard.writeText.bind(clipboard);
    clipboard.writeText = (text) => {
      report("clipboard", text);
      return writeText(text);
    };
  }
  if (window !== window.top) return;
  const parts =
    ".notifications-toasts, .quick-input-widget, .monaco-dialog-box, .monaco-hover, .part.statusbar, .part.sidebar";
  let timer: number | undefined;
  new MutationObserver(() => {
    timer ??= window.setTimeout(() => {
      timer = undefined;
      for (const part of document.querySelectorAll(parts)) report("screen", part.textContent);
    }, 200);
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
