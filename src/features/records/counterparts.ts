import * as vscode from "vscode";
import type { Business, Businesses } from "../../model/businesses/businesses";
import type { IndexedRecord } from "../../model/index/indexedRecord";
import type { RecordKinds } from "../../model/kinds/recordKinds";
import type { LoadedRecord, RecordCache } from "../../model/records/recordCache";
import { recordKey, type CollectionRef, type RecordRef } from "../../model/recordRef";
import { withDelayedProgress } from "../../platform/delayedProgress";
import { kindLabel } from "../../platform/kindLabel";
import { pickOne } from "../../platform/quickPick";
import { businessName } from "../../platform/businessName";
import { t } from "../../platform/text/localize";
import { showMessage } from "../../platform/text/messages";
import { separator, type PickItem } from "../../platform/text/picker";
import { safe, safeText, withIcon, type SafeText } from "../../model/text/safeText";
import { runCommand } from "../../platform/registerCommands";

export interface CounterpartSources {
  readonly records: Pick<RecordCache, "get" | "peek" | "known">;
  readonly businesses: Pick<Businesses, "get" | "list">;
  readonly kinds: Pick<RecordKinds, "get">;
  /** The record as it was when it was last opened. */
  readonly snapshotOf: (ref: RecordRef) => LoadedRecord | undefined;
  /** Records of a name in another business. */
  readonly namesakes: (
    collection: CollectionRef,
    name: string,
    signal: AbortSignal,
  ) => Promise<readonly IndexedRecord[]>;
}

/** Another record, or the same one as it was. */
export type Counterpart = RecordRef | "snapshot";

interface Choice extends PickItem {
  readonly choose?: () => Promise<Counterpart | undefined>;
}

/**
 * Asks what a record is to be compared with: one that is looked up, itself as it was when it was last opened, the record
 * of the same name in another business, or another one that was opened. Undefined where the person wants none of it, or
 * looks one up: the comparison follows then.
 */
export async function chooseCounterpart(
  ref: RecordRef,
  sources: CounterpartSources,
): Promise<Counterpart | undefined> {
  const { records, businesses, kinds, snapshotOf } = sources;
  const name = (records.peek(ref) ?? (await records.get(ref))).label;
  const snapshot = snapshotOf(ref);
  const choices: Choice[] = [
    {
      label: withIcon("search", t("Find {0}…", kindLabel(kinds.get(ref)).one)),
      choose: async () => {
        const { businessKey } = ref;
        await runCommand("kizen.findRecord", { businessKey, compareWith: { ref, label: name } });
        return undefined;
      },
    },
  ];
  if (snapshot) {
    choices.push({
      label: withIcon("history", t("As Last Opened")),
      description: safe(new Date(snapshot.loadedAt).toLocaleString(vscode.env.language)),
      choose: () => Promise.resolve("snapshot"),
    });
  }
  const distance = distanceFrom(ref.businessKey, businesses);
  const otherBusinesses = businesses.list.filter(({ key }) => key !== ref.businessKey);
  for (const business of otherBusinesses.toSorted((a, b) => distance(a.key) - distance(b.key))) {
    choices.push({
      label: withIcon("organization", t("Same Name in {0}", businessName(business))),
      choose: () => chooseNamesake(ref, name, business, sources),
    });
  }
  const others = records.known
    .filter((record) => recordKey(record.ref) !== recordKey(ref))
    .toSorted((a, b) => distance(a.ref.businessKey) - distance(b.ref.businessKey));
  if (others.length > 0) {
    choices.push(separator(t("Opened Records")));
  }
  for (const other of others) {
    choices.push({
      label: safe(other.label),
      description: safeText`${other.ref.id.slice(0, 8)} · ${businessName(businesses.get(other.ref.businessKey))}`,
      choose: () => Promise.resolve(other.ref),
    });
  }
  const chosen = await pickOne(choices, {
    title: t("Compare “{0}” With", name),
    matchOnDescription: true,
  });
  return chosen?.choose?.();
}

/** The business itself comes first, then its host's: a sandbox and its production are at the same host more often than not. */
function distanceFrom(businessKey: string, businesses: CounterpartSources["businesses"]) {
  const host = businesses.get(businessKey)?.baseUrl;
  return (key: string) => (key === businessKey ? 0 : businesses.get(key)?.baseUrl === host ? 1 : 2);
}

async function chooseNamesake(
  { kind }: RecordRef,
  name: string,
  business: Business,
  { kinds, namesakes }: CounterpartSources,
): Promise<RecordRef | undefined> {
  const collection = { businessKey: business.key, kind };
  const found = await withDelayedProgress(t("Looking for “{0}” in {1}", name, business.name), (signal) =>
    namesakes(collection, name, signal),
  );
  const [first] = found;
  if (!first) {
    offerLookup(name, business, kindLabel(kinds.get(collection)).one, collection);
    return undefined;
  }
  if (found.length === 1) return first.ref;
  const items = found.map(({ ref, label, description }) => ({
    label: safe(label),
    description: safe(description),
    ref,
  }));
  const title = t("{0} has {1} records of this name", business.name, found.length);
  return (await pickOne(items, { title, matchOnDescription: true }))?.ref;
}

/** A business may call the same thing otherwise: that is no fault, and a person finds it themselves. */
function offerLookup(name: string, business: Business, kind: SafeText, collection: CollectionRef): void {
  const find = t("Find {0}…", kind);
  const text = t("No {0} named “{1}” in {2}.", kind, name, businessName(business));
  void showMessage("information", { text }, find).then((chosen) => {
    if (chosen === find) void runCommand("kizen.findRecord", { businessKey: business.key, collection });
  });
}
