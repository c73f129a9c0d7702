import { UserFacingError } from "../../model/errorText";
import type { LoadedRecord, RecordCache } from "../../model/records/recordCache";
import type { RecentRecords } from "../../model/records/recentRecords";
import type { RecordUse } from "../../model/records/recordUse";
import type { RecordRef, RecordTarget } from "../../model/recordRef";
import { safe } from "../../model/text/safeText";
import { t } from "../../platform/text/localize";
import { loadRecords } from "./loadRecords";
import { targetsOf, withIds, type TargetSources } from "./targetSources";

export interface ChosenRecordsDependencies extends TargetSources {
  readonly records: Pick<RecordCache, "get" | "peek">;
  readonly recent: Pick<RecentRecords, "noteAll">;
}

/** Tabs that one command opens at most. */
const MOST_TABS = 20;

/** The records that a command was run on, and what was done with them. */
export class ChosenRecords {
  constructor(private readonly dependencies: ChosenRecordsDependencies) {}

  /** Also such as have no id; `target` and `selection` are the command's arguments. */
  all(target: unknown, selection: unknown): readonly RecordTarget[] {
    return targetsOf(target, selection, this.dependencies);
  }

  /** Rejects where one of them has no id. */
  identified(target: unknown, selection: unknown): readonly RecordTarget[] {
    const chosen = this.all(target, selection);
    withIds(chosen);
    return chosen;
  }

  /** Rejects also where they are too many to be opened. */
  openable(target: unknown, selection: unknown): readonly RecordTarget[] {
    const chosen = this.identified(target, selection);
    if (chosen.length <= MOST_TABS) return chosen;
    throw new UserFacingError(
      t("Select at most {0} records to open them, each in a tab of its own.", MOST_TABS),
    );
  }

  readonly load = (
    refs: readonly RecordRef[],
    options?: { readonly fresh?: boolean },
  ): Promise<LoadedRecord[]> => loadRecords(this.dependencies.records, refs, options);

  note(used: readonly RecordTarget[], how: RecordUse): Promise<void> {
    const { recent, records } = this.dependencies;
    return recent.noteAll(
      used.map(({ ref, label }) => ({ ref, label: records.peek(ref)?.label ?? label })),
      how,
    );
  }

  /** The record is loaded where its name is not known. */
  async nameOf({ ref, label }: RecordTarget): Promise<string> {
    const { records } = this.dependencies;
    const name = label ?? records.peek(ref)?.label;
    return name ?? (await records.get(ref)).label;
  }

  /** The name of one record as far as it is known here, else its id; of several their number. */
  shortNames(chosen: readonly RecordTarget[]): string {
    const [only] = chosen;
    if (!only || chosen.length > 1) return t("{0} records", chosen.length);
    return safe(only.label ?? this.dependencies.records.peek(only.ref)?.label ?? only.ref.id);
  }
}

export function refsOf(targets: readonly RecordTarget[]): RecordRef[] {
  return targets.map(({ ref }) => ref);
}
