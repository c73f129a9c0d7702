import * as vscode from "vscode";
import type { CommandsOf } from "../../commands";
import type { Clients } from "../../model/businesses/clients";
import type { Endpoint } from "../../model/businesses/connections";
import type { Lists } from "../../model/collections/lists";
import type { RecordKinds } from "../../model/kinds/recordKinds";
import { curlCommand } from "../../model/records/curl";
import { jsonText, linesText } from "../../model/records/jsonText";
import type { RecordCache } from "../../model/records/recordCache";
import { recordRequests, type RecordRequest } from "../../model/records/recordRequests";
import { safe, type SafeText } from "../../model/text/safeText";
import { t } from "../../platform/text/localize";
import { showNotice } from "../../platform/text/messages";
import { refsOf, type ChosenRecords } from "./chosenRecords";

export interface CopyCommandsDependencies {
  readonly records: Pick<RecordCache, "get" | "peek">;
  readonly lists: Pick<Lists, "find" | "of">;
  readonly clients: Pick<Clients, "of">;
  readonly kinds: Pick<RecordKinds, "get">;
  readonly endpointOf: (businessKey: string) => Promise<Endpoint>;
}

/** What is put into the clipboard of records, wherever they are selected. */
export function copyCommands(
  chosenRecords: ChosenRecords,
  { records, lists, clients, kinds, endpointOf }: CopyCommandsDependencies,
): CommandsOf<
  "kizen.copyId" | "kizen.copyRowIds" | "kizen.copyName" | "kizen.copyJson" | "kizen.copyAsCurl"
> {
  const curlOf = async ({ ref, request }: RecordRequest): Promise<string> =>
    curlCommand(await endpointOf(ref.businessKey), request);

  const copyIds = async (target?: unknown, selection?: unknown): Promise<void> => {
    const chosen = chosenRecords.identified(target, selection);
    await copy(
      linesText(chosen.map(({ ref: { id } }) => id)),
      chosen.length === 1
        ? t("Copied the ID of {0}", chosenRecords.shortNames(chosen))
        : t("Copied {0} IDs", chosen.length),
    );
    await chosenRecords.note(chosen, "copied");
  };

  return {
    "kizen.copyId": copyIds,
    // Of its own, so that the views' key for it stands in no other menu.
    "kizen.copyRowIds": copyIds,
    "kizen.copyName": async (target, selection) => {
      const chosen = chosenRecords.all(target, selection);
      const names = await Promise.all(chosen.map((one) => chosenRecords.nameOf(one)));
      const [name = ""] = names;
      await copy(
        linesText(names),
        names.length === 1 ? t("Copied the name of {0}", safe(name)) : t("Copied {0} names", names.length),
      );
      await chosenRecords.note(chosen, "copied");
    },
    "kizen.copyJson": async (target, selection) => {
      const loaded = await chosenRecords.load(refsOf(chosenRecords.identified(target, selection)));
      await copy(
        jsonText(loaded.map(({ text }) => text)),
        loaded.length === 1 && loaded[0]
          ? t("Copied the JSON of {0}", safe(loaded[0].label))
          : t("Copied the JSON of {0} records", loaded.length),
      );
      await chosenRecords.note(loaded, "copied");
    },
    "kizen.copyAsCurl": async (target, selection) => {
      const chosen = chosenRecords.identified(target, selection);
      const { load } = chosenRecords;
      const requests = await recordRequests(refsOf(chosen), { clients, kinds, lists, records, load });
      // Records on one page of a list may share their request.
      const different = [...new Set(await Promise.all(requests.map(curlOf)))];
      await copy(
        linesText(different),
        different.length === 1
          ? t("Copied the cURL command for {0}", chosenRecords.shortNames(chosen))
          : t("Copied {0} cURL commands", different.length),
      );
      await chosenRecords.note(chosen, "copied");
    },
  };
}

async function copy(text: string, notice: SafeText): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  showNotice(notice);
}
