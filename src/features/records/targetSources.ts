import * as vscode from "vscode";
import { UserFacingError } from "../../model/errorText";
import {
  isRecordRef,
  isRecordTarget,
  recordKey,
  type RecordRef,
  type RecordTarget,
} from "../../model/recordRef";
import { refOfUri } from "./recordUri";
import { t } from "../../platform/text/localize";

export interface TargetSources {
  /** The record of the active panel or JSON document, else those selected in a view. */
  readonly currentTargets: () => readonly RecordTarget[];
  /**
   * The records selected in each view, by what the view's key bindings pass: there they are meant whatever document is
   * active.
   */
  readonly selections: ReadonlyMap<string, () => readonly RecordTarget[]>;
}

/**
 * The records meant by a command's arguments: all selected rows where the clicked one is among them, else the clicked
 * one; without arguments what is current. Rejects where that is nothing.
 */
export function targetsOf(target: unknown, selection: unknown, sources: TargetSources): RecordTarget[] {
  const [clicked] = toTargets([target]);
  const selected = Array.isArray(selection) ? toTargets(selection) : [];
  const isAmongSelected = clicked && selected.some((row) => recordKey(row.ref) === recordKey(clicked.ref));
  const selectedIn = typeof target === "string" ? sources.selections.get(target) : undefined;
  const current = selectedIn ?? sources.currentTargets;
  const targets = isAmongSelected ? selected : clicked ? [clicked] : toTargets(current());
  if (targets.length === 0) {
    throw new UserFacingError(t("Select a record in the Kizen view first, or open one."));
  }
  return withoutRepetitions(targets);
}

/** Their references, for what needs an id. Whether Kizen ever sends a record without one is unknown. */
export function withIds(targets: readonly RecordTarget[]): RecordRef[] {
  if (targets.some(({ ref }) => ref.id === "")) {
    throw new UserFacingError(t("Kizen sent a selected record without an ID; only its name can be copied."));
  }
  return targets.map(({ ref }) => ref);
}

/** Rows of the sidebar's tree have their label in a summary. */
interface Labelled {
  readonly ref: RecordRef;
  readonly label?: unknown;
  readonly summary?: { readonly label?: unknown };
}

/** Arguments come from menus, key bindings and other extensions: what names no record is left out. */
function toTargets(values: readonly unknown[]): RecordTarget[] {
  return values.flatMap((value): RecordTarget[] => {
    if (value instanceof vscode.Uri) {
      const ref = refOfUri(value);
      return ref ? [{ ref }] : [];
    }
    if (isRecordRef(value)) return [{ ref: value }];
    if (!isRecordTarget(value)) return [];
    const { ref, label: givenLabel, summary } = value as Labelled;
    const label = givenLabel ?? summary?.label;
    return [typeof label === "string" ? { ref, label } : { ref }];
  });
}

/** A record may stand on two pages, and both rows be selected. Rows without an id are different records. */
function withoutRepetitions(targets: readonly RecordTarget[]): RecordTarget[] {
  const seen = new Set<string>();
  return targets.filter(({ ref }) => {
    const key = recordKey(ref);
    if (ref.id !== "" && seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
