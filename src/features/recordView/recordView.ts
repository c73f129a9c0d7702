import * as vscode from "vscode";
import type { Disposable } from "../../model/event";
import type { StateStore } from "../../model/ports";
import { isRecordRef, recordKey, type RecordRef } from "../../model/recordRef";
import type { PanelDependencies } from "./panelDependencies";
import { RecordPanel } from "./recordPanel";

const VIEW_TYPE = "kizen.recordView";
/** Which record the preview shows, so that it is still the preview after the window is loaded again. */
const PREVIEW = "recordView.preview";
/** Two openings of a record within this many milliseconds are a double click. */
const DOUBLE_CLICK = 500;

export interface RecordViewDependencies extends PanelDependencies {
  /** Of the workspace. */
  readonly state: StateStore;
  /** Whether VS Code is to reuse one tab for what is only looked at. */
  readonly usesPreview: () => boolean;
  /** Whether the record in front is a preview; commands depend on it. */
  readonly setIsPreview: (isPreview: boolean) => void;
}

export interface RecordView extends Disposable {
  /**
   * Shows the record's tab, made where there is none yet: the preview where the person goes from record to record, one
   * that stays where `isKept`. Resolves when it is loaded or its failure is shown.
   */
  open(ref: RecordRef, options?: { readonly isKept?: boolean }): Promise<void>;
  /** The preview becomes a tab that stays. */
  keepPreview(): void;
  /** The record whose tab has the focus. */
  readonly active: RecordRef | undefined;
}

/**
 * Tabs with records, one a record; they come back after the window is loaded again. VS Code has no previews among web
 * pages, so one tab is the preview: its record gives way to the next until the person keeps it, by double click, by
 * pinning or moving the tab, or by command. Its icon is dashed, as titles of pages cannot be slanted.
 */
export function registerRecordView(dependencies: RecordViewDependencies): RecordView {
  const { extensionUri, state } = dependencies;
  const panels = new Map<vscode.WebviewPanel, RecordPanel>();
  let preview: vscode.WebviewPanel | undefined;
  let lastOpened: { readonly key: string; readonly at: number } | undefined;

  const find = (key: string) => [...panels].find(([, panel]) => recordKey(panel.ref) === key);

  const setPreview = (tab: vscode.WebviewPanel | undefined) => {
    const before = preview;
    preview = tab;
    for (const changed of new Set([before, tab])) if (changed && panels.has(changed)) setIcon(changed);
    const shown = tab && panels.get(tab);
    void state.set(PREVIEW, shown && recordKey(shown.ref));
    dependencies.setIsPreview(preview?.active === true);
  };

  const setIcon = (tab: vscode.WebviewPanel) => {
    const name = tab === preview ? "record-preview" : "record";
    const icon = (theme: string) => vscode.Uri.joinPath(extensionUri, "media", `${name}-${theme}.svg`);
    tab.iconPath = { light: icon("light"), dark: icon("dark") };
  };

  /** Puts a record into a tab, in place of the one that may be there. */
  const fill = (tab: vscode.WebviewPanel, ref: RecordRef): RecordPanel => {
    panels.get(tab)?.dispose();
    const panel = new RecordPanel(tab, ref, dependencies);
    panels.set(tab, panel);
    return panel;
  };

  const adopt = (tab: vscode.WebviewPanel, ref: RecordRef): RecordPanel => {
    const panel = fill(tab, ref);
    setIcon(tab);
    let column = columnOf(tab);
    tab.onDidChangeViewState(() => {
      const now = columnOf(tab);
      if (tab === preview && column !== undefined && now !== undefined && now !== column)
        setPreview(undefined);
      column = now ?? column;
      dependencies.setIsPreview(preview?.active === true);
    });
    tab.onDidDispose(() => {
      panels.get(tab)?.dispose();
      panels.delete(tab);
      if (tab === preview) setPreview(undefined);
    });
    return panel;
  };

  const make = (ref: RecordRef, isKept: boolean): RecordPanel => {
    const isPreview = !isKept && dependencies.usesPreview();
    if (isPreview && preview) {
      const panel = fill(preview, ref);
      preview.reveal();
      setPreview(preview);
      return panel;
    }
    const tab = vscode.window.createWebviewPanel(VIEW_TYPE, ref.id, vscode.ViewColumn.Active);
    const panel = adopt(tab, ref);
    if (isPreview) setPreview(tab);
    return panel;
  };

  const open: RecordView["open"] = async (ref, { isKept = false } = {}) => {
    const key = recordKey(ref);
    const [tab, existing] = find(key) ?? [];
    const isAgain = lastOpened?.key === key && Date.now() - lastOpened.at < DOUBLE_CLICK;
    lastOpened = { key, at: Date.now() };
    tab?.reveal();
    if (tab === preview && (isKept || isAgain)) setPreview(undefined);
    const panel = existing ?? make(ref, isKept);
    if (!existing || existing.hasFailed) await panel.load({ fresh: false });
    if (panel.record && !panel.hasFailed) dependencies.onDidOpen(panel.record);
  };

  const subscriptions = [
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel: (tab, saved: unknown) => {
        const ref = (saved as { readonly ref?: unknown } | undefined)?.ref;
        // A state from elsewhere, or a record that was opened anew before its old tab came back.
        if (!isRecordRef(ref) || find(recordKey(ref))) tab.dispose();
        else {
          const wasPreview = state.get(PREVIEW) === recordKey(ref);
          const panel = adopt(tab, ref);
          if (wasPreview && !preview) setPreview(tab);
          void panel.load({ fresh: false });
        }
        return Promise.resolve();
      },
    }),
    vscode.window.tabGroups.onDidChangeTabs(({ changed }) => {
      const isPinned = changed.some(
        ({ input, isActive, isPinned }) =>
          isActive &&
          isPinned &&
          input instanceof vscode.TabInputWebview &&
          input.viewType.endsWith(VIEW_TYPE),
      );
      if (isPinned && preview?.active === true) setPreview(undefined);
    }),
  ];

  return {
    open,
    keepPreview: () => setPreview(undefined),
    get active() {
      return [...panels].find(([tab]) => tab.active)?.[1].ref;
    },
    dispose() {
      for (const subscription of subscriptions) subscription.dispose();
      // A tab that ends with the window is the preview again when the window comes back.
      preview = undefined;
      for (const tab of [...panels.keys()]) tab.dispose();
    },
  };
}

/** Undefined where VS Code has not put the tab anywhere yet: of one that comes back, it says 0 at first. */
function columnOf(tab: vscode.WebviewPanel): number | undefined {
  const column: number | undefined = tab.viewColumn;
  return column === 0 ? undefined : column;
}
