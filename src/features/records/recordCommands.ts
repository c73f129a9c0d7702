import * as vscode from "vscode";
import type { CommandsOf } from "../../commands";
import type { Clients } from "../../model/businesses/clients";
import type { Endpoint } from "../../model/businesses/connections";
import { jsonText, linesText } from "../../model/records/copyFormats";
import { curlCommand } from "../../model/records/curl";
import { UserFacingError } from "../../model/errorText";
import type { Lists } from "../../model/collections/lists";
import type { LoadedRecord, RecordCache } from "../../model/records/recordCache";
import type { RecentRecords, RecordUse } from "../../model/records/recentRecords";
import type { RecordRef, RecordTarget } from "../../model/recordRef";
import { recordRequests, type RecordRequest } from "../../model/records/recordRequests";
import { insertIds } from "./insertIds";
import { loadRecords } from "./loadRecords";
import type { RecordDocuments } from "./recordDocuments";
import { targetsOf, withIds, type TargetSources } from "./recordTargets";

export interface RecordCommandsDependencies extends TargetSources {
  readonly records: Pick<RecordCache, "get" | "peek">;
  readonly lists: Pick<Lists, "find" | "of">;
  readonly clients: Pick<Clients, "of">;
  readonly documents: Pick<RecordDocuments, "show">;
  readonly recent: Pick<RecentRecords, "note">;
  readonly endpointOf: (businessKey: string) => Promise<Endpoint>;
  readonly openPanel: (ref: RecordRef, options: { readonly isKept: boolean }) => Promise<void>;
  /** Asks where ids of one business would go into a folder that is pinned to another. */
  readonly mayInsert: (uri: vscode.Uri, refs: readonly RecordRef[]) => Promise<boolean>;
  /** A person saw this of a record that they opened. */
  readonly onDidOpen: (record: LoadedRecord) => void;
  /** Selects the record's row in the sidebar. */
  readonly reveal: (ref: RecordRef) => Promise<void>;
}

/** Tabs that one command opens at most. */
const MOST_TABS = 20;
/** Milliseconds that the status bar says what was copied. */
const NOTICE = 3000;

/** What can be done with records, wherever they are selected. */
export function recordCommands(
  dependencies: RecordCommandsDependencies,
): CommandsOf<
  | "kizen.openRecord"
  | "kizen.openRecordAsJson"
  | "kizen.refreshRecord"
  | "kizen.copyId"
  | "kizen.copyName"
  | "kizen.copyJson"
  | "kizen.copyAsCurl"
  | "kizen.insertId"
  | "kizen.revealInSidebar"
> {
  const { records, lists, clients, documents, recent, endpointOf, openPanel, mayInsert, reveal, onDidOpen } =
    dependencies;
  const load = (refs: readonly RecordRef[]) => loadRecords(records, refs);
  const targets = (target: unknown, selection: unknown) => targetsOf(target, selection, dependencies);
  const identified = (target: unknown, selection: unknown): readonly RecordTarget[] => {
    const chosen = targets(target, selection);
    withIds(chosen);
    return chosen;
  };
  const note = async (used: readonly RecordTarget[], how: RecordUse) => {
    for (const { ref, label } of used) await recent.note(ref, records.peek(ref)?.label ?? label, how);
  };

  const nameOf = async ({ ref, label }: RecordTarget): Promise<string> => {
    const name = label ?? records.peek(ref)?.label;
    return name ?? (await records.get(ref)).label;
  };

  const curlOf = async ({ ref, request }: RecordRequest): Promise<string> =>
    curlCommand(await endpointOf(ref.businessKey), request);

  return {
    "kizen.openRecord": async (target, selection) => {
      const chosen = fewEnough(identified(target, selection));
      for (const { ref } of chosen) {
        await openPanel(ref, { isKept: chosen.length > 1 });
        // A tab that shows why its record could not be loaded is nothing to come back to.
        if (records.peek(ref)) await note([{ ref }], "opened");
      }
    },
    "kizen.openRecordAsJson": async (target, selection) => {
      const chosen = fewEnough(identified(target, selection));
      for (const record of await load(refsOf(chosen))) {
        await documents.show(record, { preview: chosen.length === 1 });
        onDidOpen(record);
        await note([record], "opened");
      }
    },
    "kizen.refreshRecord": async (target, selection) => {
      // Whatever shows these records hears of it and follows.
      await loadRecords(records, refsOf(identified(target, selection)), { fresh: true });
    },
    "kizen.copyId": async (target, selection) => {
      const chosen = identified(target, selection);
      await copy(
        linesText(chosen.map(({ ref: { id } }) => id)),
        chosen.length === 1 ? vscode.l10n.t("Copied the ID") : vscode.l10n.t("Copied {0} IDs", chosen.length),
      );
      await note(chosen, "copied");
    },
    "kizen.copyName": async (target, selection) => {
      const chosen = targets(target, selection);
      const names = await Promise.all(chosen.map(nameOf));
      await copy(
        linesText(names),
        names.length === 1
          ? vscode.l10n.t("Copied the name")
          : vscode.l10n.t("Copied {0} names", names.length),
      );
      await note(chosen, "copied");
    },
    "kizen.copyJson": async (target, selection) => {
      const loaded = await load(refsOf(identified(target, selection)));
      await copy(
        jsonText(loaded.map(({ text }) => text)),
        loaded.length === 1
          ? vscode.l10n.t("Copied the JSON")
          : vscode.l10n.t("Copied the JSON of {0} records", loaded.length),
      );
      await note(loaded, "copied");
    },
    "kizen.copyAsCurl": async (target, selection) => {
      const chosen = identified(target, selection);
      const requests = await recordRequests(refsOf(chosen), { clients, lists, records, load });
      // Records on one page of a list may share their request.
      const different = [...new Set(await Promise.all(requests.map(curlOf)))];
      await copy(
        linesText(different),
        different.length === 1
          ? vscode.l10n.t("Copied the cURL command")
          : vscode.l10n.t("Copied {0} cURL commands", different.length),
      );
      await note(chosen, "copied");
    },
    "kizen.insertId": async (target, selection) => {
      const chosen = identified(target, selection);
      const refs = refsOf(chosen);
      const isInserted = await insertIds(
        refs.map(({ id }) => id),
        (uri) => mayInsert(uri, refs),
      );
      if (isInserted) await note(chosen, "inserted");
    },
    "kizen.revealInSidebar": async (target, selection) => {
      const [first] = identified(target, selection);
      if (first) await reveal(first.ref);
    },
  };
}

async function copy(text: string, notice: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(notice, NOTICE);
}

function refsOf(targets: readonly RecordTarget[]): RecordRef[] {
  return targets.map(({ ref }) => ref);
}

function fewEnough(targets: readonly RecordTarget[]): readonly RecordTarget[] {
  if (targets.length <= MOST_TABS) return targets;
  throw new UserFacingError(
    vscode.l10n.t("Select at most {0} records to open them, each in a tab of its own.", MOST_TABS),
  );
}
