import * as vscode from "vscode";
import type { CommandsOf } from "../commands";
import type { Clients } from "../model/clients";
import type { Endpoint } from "../model/connections";
import { jsonText, linesText } from "../model/copyFormats";
import { curlCommand } from "../model/curl";
import { UserFacingError } from "../model/errorText";
import type { Lists } from "../model/lists";
import type { LoadedRecord, RecordCache } from "../model/recordCache";
import type { RecordRef } from "../model/recordRef";
import { recordRequests, type RecordRequest } from "../model/recordRequests";
import { insertIds } from "./insertIds";
import { loadRecords } from "./loadRecords";
import type { RecordDocuments } from "./recordDocuments";
import { targetsOf, withIds, type Target, type TargetSources } from "./recordTargets";

export interface RecordCommandsDependencies extends TargetSources {
  readonly records: Pick<RecordCache, "get" | "peek">;
  readonly lists: Pick<Lists, "find" | "of">;
  readonly clients: Pick<Clients, "of">;
  readonly documents: Pick<RecordDocuments, "show">;
  readonly endpointOf: (businessKey: string) => Promise<Endpoint>;
  readonly openPanel: (ref: RecordRef) => Promise<void>;
  /** Asks where ids of one business would go into a folder that is pinned to another. */
  readonly mayInsert: (uri: vscode.Uri, refs: readonly RecordRef[]) => Promise<boolean>;
  /** A person saw this of a record that they opened. */
  readonly onDidOpen: (record: LoadedRecord) => void;
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
> {
  const { records, lists, clients, documents, endpointOf, openPanel, mayInsert, onDidOpen } = dependencies;
  const load = (refs: readonly RecordRef[]) => loadRecords(records, refs);
  const targets = (target: unknown, selection: unknown) => targetsOf(target, selection, dependencies);
  const identified = (target: unknown, selection: unknown) => withIds(targets(target, selection));

  const nameOf = async ({ ref, label }: Target): Promise<string> => {
    const name = label ?? records.peek(ref)?.label;
    return name ?? (await records.get(ref)).label;
  };

  const curlOf = async ({ ref, request }: RecordRequest): Promise<string> =>
    curlCommand(await endpointOf(ref.businessKey), request);

  return {
    "kizen.openRecord": async (target, selection) => {
      for (const ref of fewEnough(identified(target, selection))) await openPanel(ref);
    },
    "kizen.openRecordAsJson": async (target, selection) => {
      const refs = fewEnough(identified(target, selection));
      for (const record of await load(refs)) {
        await documents.show(record, { preview: refs.length === 1 });
        onDidOpen(record);
      }
    },
    "kizen.refreshRecord": async (target, selection) => {
      // Whatever shows these records hears of it and follows.
      await loadRecords(records, identified(target, selection), { fresh: true });
    },
    "kizen.copyId": async (target, selection) => {
      const refs = identified(target, selection);
      await copy(
        linesText(refs.map(({ id }) => id)),
        refs.length === 1 ? vscode.l10n.t("Copied the ID") : vscode.l10n.t("Copied {0} IDs", refs.length),
      );
    },
    "kizen.copyName": async (target, selection) => {
      const names = await Promise.all(targets(target, selection).map(nameOf));
      await copy(
        linesText(names),
        names.length === 1
          ? vscode.l10n.t("Copied the name")
          : vscode.l10n.t("Copied {0} names", names.length),
      );
    },
    "kizen.copyJson": async (target, selection) => {
      const loaded = await load(identified(target, selection));
      await copy(
        jsonText(loaded.map(({ text }) => text)),
        loaded.length === 1
          ? vscode.l10n.t("Copied the JSON")
          : vscode.l10n.t("Copied the JSON of {0} records", loaded.length),
      );
    },
    "kizen.copyAsCurl": async (target, selection) => {
      const refs = identified(target, selection);
      const requests = await recordRequests(refs, { clients, lists, records, load });
      // Records on one page of a list may share their request.
      const different = [...new Set(await Promise.all(requests.map(curlOf)))];
      await copy(
        linesText(different),
        different.length === 1
          ? vscode.l10n.t("Copied the cURL command")
          : vscode.l10n.t("Copied {0} cURL commands", different.length),
      );
    },
    "kizen.insertId": async (target, selection) => {
      const refs = identified(target, selection);
      await insertIds(
        refs.map(({ id }) => id),
        (uri) => mayInsert(uri, refs),
      );
    },
  };
}

async function copy(text: string, notice: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(notice, NOTICE);
}

function fewEnough(refs: readonly RecordRef[]): readonly RecordRef[] {
  if (refs.length <= MOST_TABS) return refs;
  throw new UserFacingError(
    vscode.l10n.t("Select at most {0} records to open them, each in a tab of its own.", MOST_TABS),
  );
}
