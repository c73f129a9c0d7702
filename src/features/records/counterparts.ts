import * as vscode from "vscode";
import type { Business, Businesses } from "../../model/businesses/businesses";
import { UserFacingError } from "../../model/errorText";
import type { IndexedRecord } from "../../model/index/indexedRecord";
import { inOwnDirection } from "../../model/bidi";
import type { LoadedRecord, RecordCache } from "../../model/records/recordCache";
import { recordKey, type RecordRef } from "../../model/recordRef";
import { patiently } from "../../platform/patiently";
import { pickOne } from "../../platform/steadyPicker";

export interface CounterpartSources {
  readonly records: Pick<RecordCache, "get" | "peek" | "known">;
  readonly businesses: Pick<Businesses, "get" | "list">;
  /** The record as it was when it was last opened. */
  readonly snapshotOf: (ref: RecordRef) => LoadedRecord | undefined;
  /** Records of a name in another business. */
  readonly namesakes: (
    place: Pick<RecordRef, "businessKey" | "kind">,
    name: string,
    signal: AbortSignal,
  ) => Promise<readonly IndexedRecord[]>;
}

interface Choice extends vscode.QuickPickItem {
  readonly choose?: () => Promise<RecordRef | "snapshot" | undefined>;
}

/**
 * Asks what a record is to be compared with: itself as it was when it was last opened, the record of the same name in
 * another business, or another one that was opened. Undefined where the person wants none of it.
 */
export async function chooseCounterpart(
  ref: RecordRef,
  sources: CounterpartSources,
): Promise<RecordRef | "snapshot" | undefined> {
  const { records, businesses, snapshotOf } = sources;
  const name = (records.peek(ref) ?? (await records.get(ref))).label;
  const snapshot = snapshotOf(ref);
  const choices: Choice[] = [];
  if (snapshot) {
    choices.push({
      label: `$(history) ${vscode.l10n.t("As it was when last opened")}`,
      description: new Date(snapshot.loadedAt).toLocaleString(vscode.env.language),
      choose: () => Promise.resolve("snapshot"),
    });
  }
  for (const business of businesses.list.filter(({ key }) => key !== ref.businessKey)) {
    choices.push({
      label: `$(organization) ${vscode.l10n.t("The same name in {0}", business.name)}`,
      choose: () => chooseNamesake(ref, name, business, sources),
    });
  }
  const others = records.known.filter((record) => recordKey(record.ref) !== recordKey(ref));
  if (others.length > 0) {
    choices.push({ label: vscode.l10n.t("Opened records"), kind: vscode.QuickPickItemKind.Separator });
  }
  for (const other of others) {
    choices.push({
      label: inOwnDirection(other.label),
      description: `${other.ref.id.slice(0, 8)} · ${businesses.get(other.ref.businessKey)?.name ?? ""}`,
      choose: () => Promise.resolve(other.ref),
    });
  }
  if (choices.length === 0) {
    throw new UserFacingError(
      vscode.l10n.t("Select two records in the Kizen view to compare them, or open another one first."),
    );
  }
  const chosen = await pickOne(choices, {
    title: vscode.l10n.t("Compare “{0}” With", name),
    matchOnDescription: true,
  });
  return chosen?.choose?.();
}

async function chooseNamesake(
  { kind }: RecordRef,
  name: string,
  business: Business,
  { namesakes }: CounterpartSources,
): Promise<RecordRef | undefined> {
  const found = await patiently(vscode.l10n.t("Looking for “{0}” in {1}", name, business.name), (signal) =>
    namesakes({ businessKey: business.key, kind }, name, signal),
  );
  const [first] = found;
  if (!first) throw new UserFacingError(vscode.l10n.t("{0} has nothing called “{1}”.", business.name, name));
  if (found.length === 1) return first.ref;
  const items = found.map(({ ref, label, description }) => ({
    label: inOwnDirection(label),
    description,
    ref,
  }));
  const title = vscode.l10n.t("{0} has {1} records of this name", business.name, found.length);
  return (await pickOne(items, { title, matchOnDescription: true }))?.ref;
}
