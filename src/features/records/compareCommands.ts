import * as vscode from "vscode";
import type { CommandsOf } from "../../commands";
import { sortedJsonText } from "../../model/records/copyFormats";
import { UserFacingError } from "../../model/errorText";
import { inOwnDirection } from "../../model/bidi";
import type { RecordForm } from "../../model/records/recordAddress";
import type { LoadedRecord } from "../../model/records/recordCache";
import type { RecordRef } from "../../model/recordRef";
import { chooseCounterpart, type CounterpartSources } from "./counterparts";
import type { RecordDocuments } from "./recordDocuments";
import { loadRecords } from "./loadRecords";
import { targetsOf, withIds, type TargetSources } from "./recordTargets";

export interface CompareDependencies extends TargetSources, CounterpartSources {
  readonly documents: Pick<RecordDocuments, "uriOf">;
  /** Names of fields that are left out of the comparison. */
  readonly leftOutFields: () => ReadonlySet<string>;
  readonly toggleVolatileFields: () => Promise<void>;
}

/** One side of a comparison. */
interface Side {
  readonly record: LoadedRecord;
  readonly title: string;
  readonly form: RecordForm;
}

/** Lays records side by side in VS Code's own comparison, their keys in the same order. */
export function compareCommands(
  dependencies: CompareDependencies,
): CommandsOf<"kizen.compareRecords" | "kizen.toggleVolatileFields"> {
  const { records, businesses, snapshotOf, documents, leftOutFields } = dependencies;
  const titleOf = ({ ref, label }: LoadedRecord) =>
    `${inOwnDirection(label)} (${inOwnDirection(businesses.get(ref.businessKey)?.name ?? "")})`;

  const compare = async (left: Side, right: Side): Promise<void> => {
    const [before, after] = [left, right].map(({ record, form }) =>
      documents.uriOf(record.ref, record.label, { ...form, isSorted: true }),
    );
    const title = `${left.title} ↔ ${right.title}`;
    await vscode.commands.executeCommand("vscode.diff", before, after, title, { preview: true });
  };

  const compareTwo = async (first: RecordRef, second: RecordRef): Promise<void> => {
    const [left, right] = await loadRecords(records, [first, second]);
    if (!left || !right) return;
    const sameNames = left.label === right.label && first.businessKey === second.businessKey;
    const sameBusiness = first.businessKey === second.businessKey;
    const title = (record: LoadedRecord) => {
      if (sameNames) return `${inOwnDirection(record.label)} (${record.ref.id.slice(0, 8)})`;
      return sameBusiness ? inOwnDirection(record.label) : titleOf(record);
    };
    await compare(
      { record: left, title: title(left), form: {} },
      { record: right, title: title(right), form: {} },
    );
  };

  const compareWithSnapshot = async (ref: RecordRef): Promise<void> => {
    const before = snapshotOf(ref);
    const [now] = await loadRecords(records, [ref], { fresh: true });
    if (!before || !now) return;
    const time = timeOf(before.loadedAt);
    if (sortedJsonText(before.text, leftOutFields()) === sortedJsonText(now.text, leftOutFields())) {
      const sentence = vscode.l10n.t("“{0}” is as it was when you opened it at {1}.", now.label, time);
      void vscode.window.showInformationMessage(sentence);
      return;
    }
    await compare(
      { record: before, title: `${inOwnDirection(before.label)}: ${time}`, form: { isSnapshot: true } },
      { record: now, title: vscode.l10n.t("now"), form: {} },
    );
  };

  return {
    "kizen.compareRecords": async (target, selection) => {
      const refs = withIds(targetsOf(target, selection, dependencies));
      const [first, second, third] = refs;
      if (!first) return;
      if (third) throw new UserFacingError(vscode.l10n.t("Select two records to compare them, or one."));
      if (second) {
        await compareTwo(first, second);
        return;
      }
      const counterpart = await chooseCounterpart(first, dependencies);
      if (counterpart === "snapshot") await compareWithSnapshot(first);
      else if (counterpart) await compareTwo(first, counterpart);
    },
    "kizen.toggleVolatileFields": () => dependencies.toggleVolatileFields(),
  };
}

function timeOf(time: number): string {
  return new Date(time).toLocaleTimeString(vscode.env.language, { hour: "2-digit", minute: "2-digit" });
}
