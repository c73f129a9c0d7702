import * as vscode from "vscode";
import type { KnownId } from "../../model/ids/knownIds";
import type { RecordKinds } from "../../model/kinds/recordKinds";
import type { RecordRef } from "../../model/recordRef";
import { kindLabel } from "../../platform/kindLabel";
import { pickOne } from "../../platform/quickPick";
import { t } from "../../platform/text/localize";
import { safe, safeText, withIcon } from "../../model/text/safeText";

export interface FollowIdDependencies {
  readonly open: (ref: RecordRef) => Promise<void>;
  readonly lookup: (id: string) => readonly KnownId[];
  readonly kinds: Pick<RecordKinds, "get">;
  /** Has the schema read that says what a record's fields lead to. */
  readonly readFields: (of: RecordRef) => Promise<void>;
}

/**
 * Goes to the record that an id found in another one is of, where that is known. Where it is not, offers what can be
 * done: an id alone does not say what it is of (docs/kizen-api.md, Ids), so the person says what to take it for.
 */
export async function followId(
  id: string,
  from: RecordRef,
  { open, lookup, kinds, readFields }: FollowIdDependencies,
): Promise<void> {
  const knownHere = () => lookup(id).find(({ businessKey }) => businessKey === from.businessKey);
  if (knownHere()?.what === "record" && !knownHere()?.ref) await readFields(from);
  const known = knownHere();
  const isSelf = id === from.id;
  if (known?.ref && !isSelf) {
    await open(known.ref);
    return;
  }
  const copy = { label: withIcon("copy", t("Copy ID")) };
  const kind = kindLabel(kinds.get(from)).one;
  const openAs = { label: withIcon("go-to-file", t("Open as {0}", kind)) };
  // What is known to be no record of a kind we open cannot be opened, nor need the record that is open already.
  const items = isSelf || known ? [copy] : [openAs, copy];
  const title = known ? safeText`${known.label} · ${id}` : safe(id);
  const chosen = await pickOne(items, { title });
  if (chosen === openAs) await open({ ...from, id });
  if (chosen === copy) await vscode.env.clipboard.writeText(id);
}
