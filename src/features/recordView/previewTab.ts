import * as vscode from "vscode";
import type { Disposable, Event } from "../../model/event";
import type { StateStore } from "../../model/ports";
import { recordKey, type RecordRef } from "../../model/recordRef";
import { setContextKey } from "../../platform/contextKeys";

/** Which record the preview shows, so that it is still the preview after the window is loaded again. */
const PREVIEW = "recordView.preview";

export interface PreviewTabDependencies {
  readonly extensionUri: vscode.Uri;
  /** Of the workspace. */
  readonly state: StateStore;
  /** Fires with the key of a business that is gone. */
  readonly onDidRemove: Event<string>;
}

/**
 * Which tab is the preview: its record gives way to the next. VS Code has no previews among web pages; the preview's
 * icon is dashed, as titles of pages cannot be slanted.
 */
export class PreviewTab implements Disposable {
  #tab: vscode.WebviewPanel | undefined;
  readonly #subscription: Disposable;

  constructor(
    private readonly dependencies: PreviewTabDependencies,
    /** The record in a tab; undefined for a tab that is closed. */
    private readonly recordIn: (tab: vscode.WebviewPanel) => RecordRef | undefined,
  ) {
    const { state, onDidRemove } = dependencies;
    this.#subscription = onDidRemove((businessKey) => {
      if (String(state.get(PREVIEW)).startsWith(`${businessKey}/`)) this.#store(undefined);
    });
  }

  get tab(): vscode.WebviewPanel | undefined {
    return this.#tab;
  }

  /** Whether the preview showed this record when the window was closed. */
  hasShown(ref: RecordRef): boolean {
    return this.dependencies.state.get(PREVIEW) === recordKey(ref);
  }

  /** Makes another tab the preview, or none: then the tab that was stays. */
  set(tab: vscode.WebviewPanel | undefined): void {
    const before = this.#tab;
    this.#tab = tab;
    for (const changed of new Set([before, tab]))
      if (changed && this.recordIn(changed)) this.drawIcon(changed);
    const ref = tab && this.recordIn(tab);
    this.#store(ref && recordKey(ref));
    this.noteFocus();
  }

  drawIcon(tab: vscode.WebviewPanel): void {
    const name = tab === this.#tab ? "record-preview" : "record";
    const icon = (theme: string) =>
      vscode.Uri.joinPath(this.dependencies.extensionUri, "media", `${name}-${theme}.svg`);
    tab.iconPath = { light: icon("light"), dark: icon("dark") };
  }

  /** To be called when a tab got the focus or lost it. */
  noteFocus(): void {
    setContextKey("kizen.isRecordPreview", this.#tab?.active === true);
  }

  /** What is stored stays: a tab that ends with the window is the preview again when the window comes back. */
  dispose(): void {
    this.#tab = undefined;
    this.#subscription.dispose();
  }

  #store(key: string | undefined): void {
    // Where the editor cannot keep it, that is logged.
    void this.dependencies.state.set(PREVIEW, key).catch(() => undefined);
  }
}
