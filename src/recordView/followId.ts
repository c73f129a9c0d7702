import * as vscode from "vscode";
import { recordKind } from "../model/recordKind";
import type { RecordRef } from "../model/recordRef";

export interface FollowIdDependencies {
  readonly open: (ref: RecordRef) => Promise<void>;
}

/**
 * Offers what can be done with an id found in a record. An id alone does not say what it is of (KIZEN: no endpoint
 * returns the object of a bare record id), so the person says what to take it for.
 */
export async function followId(id: string, from: RecordRef, { open }: FollowIdDependencies): Promise<void> {
  const copy = { label: `$(copy) ${vscode.l10n.t("Copy ID")}` };
  const openAs = {
    label: `$(go-to-file) ${vscode.l10n.t("Open as {0}", recordKind(from.kind)?.label.one ?? from.kind)}`,
  };
  // The record's own id leads to where the person is already.
  const items = id === from.id ? [copy] : [openAs, copy];
  const chosen = await vscode.window.showQuickPick(items, { title: id });
  if (chosen === openAs) await open({ ...from, id });
  if (chosen === copy) await vscode.env.clipboard.writeText(id);
}
