import * as vscode from "vscode";
import type { KnownId } from "../../model/ids/knownIds";
import { recordKind } from "../../model/kinds/recordKind";
import type { RecordRef } from "../../model/recordRef";
import { pickOne } from "../../platform/steadyPicker";

export interface FollowIdDependencies {
  readonly open: (ref: RecordRef) => Promise<void>;
  readonly lookup: (id: string) => readonly KnownId[];
}

/**
 * Goes to the record that an id found in another one is of, where that is known. Where it is not, offers what can be
 * done: an id alone does not say what it is of (KIZEN: no endpoint returns the object of a bare record id), so the
 * person says what to take it for.
 */
export async function followId(
  id: string,
  from: RecordRef,
  { open, lookup }: FollowIdDependencies,
): Promise<void> {
  const known = lookup(id).find(({ businessKey }) => businessKey === from.businessKey);
  const isOwn = id === from.id;
  if (known?.ref && !isOwn) {
    await open(known.ref);
    return;
  }
  const copy = { label: `$(copy) ${vscode.l10n.t("Copy ID")}` };
  const kindLabel = recordKind(from.kind)?.label.one ?? from.kind;
  const openAs = { label: `$(go-to-file) ${vscode.l10n.t("Open as {0}", kindLabel)}` };
  // What is known to be no record of a kind we open cannot be opened, nor need the record that is open already.
  const items = isOwn || known ? [copy] : [openAs, copy];
  const title = known ? `${known.label} · ${id}` : id;
  const chosen = await pickOne(items, { title });
  if (chosen === openAs) await open({ ...from, id });
  if (chosen === copy) await vscode.env.clipboard.writeText(id);
}
