import * as vscode from "vscode";
import { UserFacingError } from "../model/errorText";
import {
  isRecordRef,
  isRecordTarget,
  recordKey,
  type RecordRef,
  type RecordTarget,
} from "../model/recordRef";
import { refOfUri } from "./recordUri";

/** A record that a command is to act on. */
export interface Target extends RecordTarget {
  /** The name in the row the command was run on. */
  readonly label?: string;
}

/** What a key binding passes that means the rows selected in the tree, whatever document is active. */
const SELECTION = "selection";

export interface TargetSources {
  /** The record of the active panel or JSON document, else those selected in the tree. */
  readonly currentTargets: () => readonly RecordRef[];
  /** The records selected in the tree. */
  readonly selectedTargets: () => readonly RecordRef[];
}

/**
 * The records meant by a command's arguments: all selected rows where the clicked one is among them, else the clicked
 * one; without arguments what is current. Rejects where that is nothing.
 */
export function targetsOf(target: unknown, selection: unknown, sources: TargetSources): Target[] {
  const [clicked] = toTargets([target]);
  const selected = Array.isArray(selection) ? toTargets(selection) : [];
  const isAmongSelected = clicked && selected.some((row) => recordKey(row.ref) === recordKey(clicked.ref));
  const current = target === SELECTION ? sources.selectedTargets : sources.currentTargets;
  const targets = isAmongSelected ? selected : clicked ? [clicked] : toTargets(current());
  if (targets.length === 0) {
    throw new UserFacingError(vscode.l10n.t("Select a record in the Kizen view first, or open one."));
  }
  return withoutRepetitions(targets);
}

/** Their references, for what needs an id. Whether Kizen ever sends a record without one is unknown. */
export function withIds(targets: readonly Target[]): RecordRef[] {
  if (targets.some(({ ref }) => ref.id === "")) {
    throw new UserFacingError(
      vscode.l10n.t("Kizen sent a selected record without an ID; only its name can be copied."),
    );
  }
  return targets.map(({ ref }) => ref);
}

/** Arguments come from menus, key bindings and other extensions: what names no record is left out. */
function toTargets(values: readonly unknown[]): Target[] {
  return values.flatMap((value): Target[] => {
    if (value instanceof vscode.Uri) {
      const ref = refOfUri(value);
      return ref ? [{ ref }] : [];
    }
    if (isRecordRef(value)) return [{ ref: value }];
    if (!isRecordTarget(value)) return [];
    const { ref, summary } = value as RecordTarget & { readonly summary?: { readonly label?: unknown } };
    return [typeof summary?.label === "string" ? { ref, label: summary.label } : { ref }];
  });
}

/** A record may stand on two pages, and both rows be selected. Rows without an id are different records. */
function withoutRepetitions(targets: readonly Target[]): Target[] {
  const seen = new Set<string>();
  return targets.filter(({ ref }) => {
    const key = recordKey(ref);
    if (ref.id !== "" && seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
