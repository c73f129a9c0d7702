import * as vscode from "vscode";
import type { Disposable } from "../model/event";
import { isRecordRef, recordKey, type RecordRef } from "../model/recordRef";
import { RecordPanel, type RecordViewDependencies } from "./recordPanel";

const VIEW_TYPE = "kizen.recordView";

export interface RecordView extends Disposable {
  /** Shows the record's tab, made where there is none yet. Resolves when it is loaded or its failure is shown. */
  open(ref: RecordRef): Promise<void>;
  /** The record whose tab has the focus. */
  readonly active: RecordRef | undefined;
}

/** Tabs with records, one a record; they come back after the window is loaded again. */
export function registerRecordView(dependencies: RecordViewDependencies): RecordView {
  const panels = new Map<string, RecordPanel>();

  const adopt = (webviewPanel: vscode.WebviewPanel, ref: RecordRef): RecordPanel => {
    const panel = new RecordPanel(webviewPanel, ref, dependencies);
    panels.set(recordKey(ref), panel);
    webviewPanel.onDidDispose(() => {
      panels.delete(recordKey(ref));
      panel.dispose();
    });
    return panel;
  };

  const open = async (ref: RecordRef): Promise<void> => {
    const existing = panels.get(recordKey(ref));
    existing?.reveal();
    const column = vscode.ViewColumn.Active;
    const panel = existing ?? adopt(vscode.window.createWebviewPanel(VIEW_TYPE, ref.id, column), ref);
    if (!existing || existing.hasFailed) await panel.load({ fresh: false });
    if (panel.record && !panel.hasFailed) dependencies.onDidOpen(panel.record);
  };

  const serializer = vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
    deserializeWebviewPanel: (webviewPanel, state: unknown) => {
      const ref = (state as { readonly ref?: unknown } | undefined)?.ref;
      // A state from elsewhere, or a record that was opened anew before its old tab came back.
      if (!isRecordRef(ref) || panels.has(recordKey(ref))) webviewPanel.dispose();
      else void adopt(webviewPanel, ref).load({ fresh: false });
      return Promise.resolve();
    },
  });

  return {
    open,
    get active() {
      return [...panels.values()].find((panel) => panel.isActive)?.ref;
    },
    dispose() {
      serializer.dispose();
      for (const panel of [...panels.values()]) panel.dispose();
    },
  };
}
