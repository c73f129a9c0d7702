import type * as vscode from "vscode";
import type { CommandsOf } from "../../commands";
import type { LoadedRecord } from "../../model/records/recordCache";
import type { RecordRef } from "../../model/recordRef";
import { ChosenRecords, refsOf, type ChosenRecordsDependencies } from "./chosenRecords";
import { copyCommands, type CopyCommandsDependencies } from "./copyCommands";
import { insertIds } from "../../platform/insertIds";
import type { RecordDocuments } from "./recordDocuments";

export interface RecordCommandsDependencies extends ChosenRecordsDependencies, CopyCommandsDependencies {
  readonly documents: Pick<RecordDocuments, "show">;
  readonly openPanel: (ref: RecordRef, options: { readonly isKept: boolean }) => Promise<void>;
  /** Asks where ids of one business would go into a folder that is pinned to another. */
  readonly mayInsert: (uri: vscode.Uri, refs: readonly RecordRef[]) => Promise<boolean>;
  /** A person saw this of a record that they opened. */
  readonly onDidOpen: (record: LoadedRecord) => void;
  /** Selects the record's row in the sidebar. */
  readonly reveal: (ref: RecordRef) => Promise<void>;
}

/** What can be done with records, wherever they are selected. */
export function recordCommands(
  dependencies: RecordCommandsDependencies,
): CommandsOf<
  | "kizen.openRecord"
  | "kizen.openRecordAsJson"
  | "kizen.refreshRecord"
  | "kizen.copyId"
  | "kizen.copyRowIds"
  | "kizen.copyName"
  | "kizen.copyJson"
  | "kizen.copyAsCurl"
  | "kizen.insertId"
  | "kizen.revealInSidebar"
> {
  const { records, documents, openPanel, mayInsert, reveal, onDidOpen } = dependencies;
  const chosenRecords = new ChosenRecords(dependencies);

  return {
    ...copyCommands(chosenRecords, dependencies),
    "kizen.openRecord": async (target, selection) => {
      const chosen = chosenRecords.openable(target, selection);
      for (const { ref } of chosen) {
        await openPanel(ref, { isKept: chosen.length > 1 });
        // A tab that shows why its record could not be loaded is nothing to come back to.
        if (records.peek(ref)) await chosenRecords.note([{ ref }], "opened");
      }
    },
    "kizen.openRecordAsJson": async (target, selection) => {
      const chosen = chosenRecords.openable(target, selection);
      for (const record of await chosenRecords.load(refsOf(chosen))) {
        await documents.show(record, { preview: chosen.length === 1 });
        onDidOpen(record);
        await chosenRecords.note([record], "opened");
      }
    },
    "kizen.refreshRecord": async (target, selection) => {
      // Whatever shows these records hears of it and follows.
      await chosenRecords.load(refsOf(chosenRecords.identified(target, selection)), { fresh: true });
    },
    "kizen.insertId": async (target, selection) => {
      const chosen = chosenRecords.identified(target, selection);
      const refs = refsOf(chosen);
      const isInserted = await insertIds(
        refs.map(({ id }) => id),
        (uri) => mayInsert(uri, refs),
      );
      if (isInserted) await chosenRecords.note(chosen, "inserted");
    },
    "kizen.revealInSidebar": async (target, selection) => {
      const [first] = chosenRecords.identified(target, selection);
      if (first) await reveal(first.ref);
    },
  };
}
