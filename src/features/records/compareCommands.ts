import * as vscode from "vscode";
import type { CommandsOf } from "../../commands";
import type { Businesses } from "../../model/businesses/businesses";
import { sortedJsonText } from "../../model/records/jsonText";
import { UserFacingError } from "../../model/errorText";
import type { RecordForm } from "../../model/records/recordPath";
import type { LoadedRecord, RecordCache } from "../../model/records/recordCache";
import type { RecordRef } from "../../model/recordRef";
import { toggleVolatileFields } from "../../platform/settings/settings";
import type { Counterpart } from "./counterparts";
import type { RecordDocuments } from "./recordDocuments";
import { loadRecords } from "./loadRecords";
import { targetsOf, withIds, type TargetSources } from "./targetSources";
import { businessName } from "../../platform/businessName";
import { t } from "../../platform/text/localize";
import { showComparison } from "../../platform/text/comparison";
import { showMessage } from "../../platform/text/messages";
import { titleText } from "../../model/text/titleText";
import { safeText, type SafeText } from "../../model/text/safeText";

export interface CompareDependencies extends TargetSources {
  readonly records: Pick<RecordCache, "get" | "peek">;
  readonly businesses: Pick<Businesses, "get">;
  /** The record as it was when it was last opened. */
  readonly snapshotOf: (ref: RecordRef) => LoadedRecord | undefined;
  /** Asks what one record is to be compared with. */
  readonly chooseCounterpart: (ref: RecordRef) => Promise<Counterpart | undefined>;
  readonly documents: Pick<RecordDocuments, "uriOf">;
  /** Names of fields that are left out of the comparison. */
  readonly leftOutFields: () => ReadonlySet<string>;
}

/** One side of a comparison. */
interface Side {
  readonly record: LoadedRecord;
  readonly title: SafeText;
  readonly form: RecordForm;
}

/** Lays records side by side in VS Code's own comparison, their keys in the same order. */
export function compareCommands(
  dependencies: CompareDependencies,
): CommandsOf<"kizen.compareRecords" | "kizen.compareSelected" | "kizen.toggleVolatileFields"> {
  const { records, businesses, snapshotOf, chooseCounterpart, documents, leftOutFields } = dependencies;
  const titleOf = ({ ref, label }: LoadedRecord) =>
    safeText`${titleText(label)} (${titleText(businessName(businesses.get(ref.businessKey)))})`;

  const compare = async (left: Side, right: Side): Promise<void> => {
    const [before, after] = [left, right].map(({ record, form }) =>
      documents.uriOf(record.ref, record.label, { ...form, isSorted: true }),
    );
    const title = safeText`${left.title} ↔ ${right.title}`;
    if (before && after) await showComparison(before, after, title);
  };

  const compareTwo = async (first: RecordRef, second: RecordRef): Promise<void> => {
    const [left, right] = await loadRecords(records, [first, second]);
    if (!left || !right) return;
    const sameNames = left.label === right.label && first.businessKey === second.businessKey;
    const sameBusiness = first.businessKey === second.businessKey;
    const title = (record: LoadedRecord) => {
      if (sameNames) return safeText`${titleText(record.label)} (${record.ref.id.slice(0, 8)})`;
      return sameBusiness ? titleText(record.label) : titleOf(record);
    };
    // Over businesses every id differs; what is left shows what differs in Kizen. Within one, everything is shown.
    const form: RecordForm = { isWithoutIds: !sameBusiness };
    await compare({ record: left, title: title(left), form }, { record: right, title: title(right), form });
  };

  const compareWithSnapshot = async (ref: RecordRef): Promise<void> => {
    const before = snapshotOf(ref);
    const [now] = await loadRecords(records, [ref], { fresh: true });
    if (!before || !now) return;
    const time = timeOf(before.loadedAt);
    const [textBefore, textNow] = [before, now].map(({ text }) =>
      sortedJsonText(text, { leaveOut: leftOutFields() }),
    );
    if (textBefore === textNow) {
      const sentence = t("“{0}” is as it was when you opened it at {1}.", now.label, time);
      void showMessage("information", { text: sentence });
      return;
    }
    await compare(
      { record: before, title: safeText`${titleText(before.label)}: ${time}`, form: { isSnapshot: true } },
      { record: now, title: t("now"), form: {} },
    );
  };

  const compareTargets = async (target?: unknown, selection?: unknown): Promise<void> => {
    const refs = withIds(targetsOf(target, selection, dependencies));
    const [first, second, third] = refs;
    if (!first) return;
    if (third) throw new UserFacingError(t("Select two records to compare them, or one."));
    if (second) {
      await compareTwo(first, second);
      return;
    }
    const counterpart = await chooseCounterpart(first);
    if (counterpart === "snapshot") await compareWithSnapshot(first);
    else if (counterpart) await compareTwo(first, counterpart);
  };

  return {
    "kizen.compareRecords": compareTargets,
    "kizen.compareSelected": compareTargets,
    "kizen.toggleVolatileFields": () => toggleVolatileFields(),
  };
}

function timeOf(time: number): string {
  return new Date(time).toLocaleTimeString(vscode.env.language, { hour: "2-digit", minute: "2-digit" });
}
