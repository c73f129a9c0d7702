import * as vscode from "vscode";
import type { Disposable } from "../../model/event";
import { isRecordRef, recordKey, type RecordRef } from "../../model/recordRef";
import { titleText } from "../../model/text/titleText";
import { usesPreviewTabs } from "../../platform/settings/settings";
import { createPanel, titled } from "../../platform/text/panels";
import type { PanelDependencies } from "./panelDependencies";
import { PreviewTab, type PreviewTabDependencies } from "./previewTab";
import { RecordPanel } from "./recordPanel";

/** The type of its tabs, as in the manifest's activation events. */
export const RECORD_VIEW = "kizen.recordView";
/** Two openings of a record within this many milliseconds are a double click. */
const DOUBLE_CLICK = 500;

export interface RecordViewDependencies extends PanelDependencies, PreviewTabDependencies {}

/**
 * Tabs with records, one a record; they come back after the window is loaded again. One tab is the preview: its record
 * gives way to the next until the person keeps it, by double click, by pinning or moving the tab, or by command.
 */
export class RecordView implements Disposable {
  readonly #panels = new Map<vscode.WebviewPanel, RecordPanel>();
  readonly #preview: PreviewTab;
  readonly #subscriptions: vscode.Disposable;
  /** Takes back tabs from before the window was loaded again. */
  readonly serializer: vscode.WebviewPanelSerializer = {
    deserializeWebviewPanel: (tab, saved: unknown) => {
      this.#restore(tab, (saved as { readonly ref?: unknown } | undefined)?.ref);
      return Promise.resolve();
    },
  };
  #lastOpened: { readonly key: string; readonly at: number } | undefined;

  constructor(private readonly dependencies: RecordViewDependencies) {
    this.#preview = new PreviewTab(dependencies, (tab) => this.#panels.get(tab)?.ref);
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.registerWebviewPanelSerializer(RECORD_VIEW, this.serializer),
      vscode.window.tabGroups.onDidChangeTabs(({ changed }) => {
        if (changed.some(isPinnedRecord) && this.#preview.tab?.active === true) this.keepPreview();
      }),
    );
  }

  /** The record whose tab has the focus. */
  get active(): RecordRef | undefined {
    return [...this.#panels].find(([tab]) => tab.active)?.[1].ref;
  }

  /**
   * Shows the record's tab, made where there is none yet: the preview where the person goes from record to record, one
   * that stays where `isKept`. Resolves when it is loaded or its failure is shown.
   */
  async open(ref: RecordRef, { isKept = false }: { readonly isKept?: boolean } = {}): Promise<void> {
    const key = recordKey(ref);
    const [tab, existing] = this.#find(key) ?? [];
    const isAgain = this.#lastOpened?.key === key && Date.now() - this.#lastOpened.at < DOUBLE_CLICK;
    this.#lastOpened = { key, at: Date.now() };
    tab?.reveal();
    if (tab === this.#preview.tab && (isKept || isAgain)) this.keepPreview();
    const panel = existing ?? this.#make(ref, isKept);
    if (!existing || existing.hasFailed) await panel.load({ fresh: false });
    if (panel.record && !panel.hasFailed) this.dependencies.onDidOpen(panel.record);
  }

  /** The preview becomes a tab that stays. */
  keepPreview(): void {
    this.#preview.set(undefined);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#preview.dispose();
    for (const tab of [...this.#panels.keys()]) tab.dispose();
  }

  #find(key: string): [tab: vscode.WebviewPanel, panel: RecordPanel] | undefined {
    return [...this.#panels].find(([, panel]) => recordKey(panel.ref) === key);
  }

  #make(ref: RecordRef, isKept: boolean): RecordPanel {
    const isPreview = !isKept && usesPreviewTabs();
    const { tab: previewTab } = this.#preview;
    if (isPreview && previewTab) {
      const panel = this.#fill(previewTab, ref);
      previewTab.reveal();
      this.#preview.set(previewTab);
      return panel;
    }
    const tab = createPanel(RECORD_VIEW, titleText(ref.id));
    const panel = this.#adopt(tab, ref);
    if (isPreview) this.#preview.set(tab);
    return panel;
  }

  #restore(tab: vscode.WebviewPanel, ref: unknown): void {
    // A state from elsewhere, or a record that was opened anew before its old tab came back.
    if (!isRecordRef(ref) || this.#find(recordKey(ref))) {
      tab.dispose();
      return;
    }
    const wasPreview = this.#preview.hasShown(ref);
    const panel = this.#adopt(tab, ref);
    if (wasPreview && !this.#preview.tab) this.#preview.set(tab);
    void panel.load({ fresh: false });
  }

  #adopt(tab: vscode.WebviewPanel, ref: RecordRef): RecordPanel {
    const panel = this.#fill(tab, ref);
    this.#preview.drawIcon(tab);
    let column = columnOf(tab);
    tab.onDidChangeViewState(() => {
      const now = columnOf(tab);
      const hasMoved = column !== undefined && now !== undefined && now !== column;
      if (tab === this.#preview.tab && hasMoved) this.keepPreview();
      column = now ?? column;
      this.#preview.noteFocus();
    });
    tab.onDidDispose(() => {
      this.#panels.get(tab)?.dispose();
      this.#panels.delete(tab);
      if (tab === this.#preview.tab) this.keepPreview();
    });
    return panel;
  }

  /** Puts a record into a tab, in place of the one that may be there. */
  #fill(tab: vscode.WebviewPanel, ref: RecordRef): RecordPanel {
    this.#panels.get(tab)?.dispose();
    const panel = new RecordPanel(titled(tab), ref, this.dependencies);
    this.#panels.set(tab, panel);
    return panel;
  }
}

function isPinnedRecord({ input, isActive, isPinned }: vscode.Tab): boolean {
  return (
    isActive && isPinned && input instanceof vscode.TabInputWebview && input.viewType.endsWith(RECORD_VIEW)
  );
}

/** Undefined where VS Code has not put the tab anywhere yet: of one that comes back, it says 0 at first. */
function columnOf(tab: vscode.WebviewPanel): number | undefined {
  const column: number | undefined = tab.viewColumn;
  return column === 0 ? undefined : column;
}
