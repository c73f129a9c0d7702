import * as vscode from "vscode";
import type { CommandsOf } from "../commands";
import type { Businesses } from "../model/businesses";
import type { ErrorDescription } from "../model/errorText";
import type { Lists } from "../model/lists";
import type { RecordCache } from "../model/recordCache";
import type { RecordRef } from "../model/recordRef";
import { RecordSearch } from "../model/search";
import { runCommand } from "../platform/registerCommands";
import { showRecordPicker } from "./recordPicker";

export interface LookupDependencies {
  readonly businesses: Businesses;
  readonly lists: Lists;
  readonly records: RecordCache;
  readonly describeError: (error: unknown) => ErrorDescription | undefined;
}

const KIND = "company";

export function lookupCommands(
  dependencies: LookupDependencies,
): CommandsOf<"kizen.findCompany" | "kizen.insertCompanyId"> {
  const { businesses, lists, records, describeError } = dependencies;

  const pick = async (title: (business: string) => string, onAccept: (ref: RecordRef) => Promise<void>) => {
    const business = businesses.active;
    if (!business) return runCommand("kizen.addBusiness");
    showRecordPicker({
      title: title(business.name),
      placeholder: vscode.l10n.t("Part of a name, or an id"),
      search: new RecordSearch({
        list: lists.of(business.key, KIND),
        records,
        businessKey: business.key,
        kind: KIND,
      }),
      describeError,
      onAccept,
      onCopyId: (ref) => runCommand("kizen.copyId", { ref }),
      onInsertId: (ref) => runCommand("kizen.insertId", { ref }),
    });
  };

  return {
    "kizen.findCompany": () =>
      pick(
        (name) => vscode.l10n.t("Find Company in {0}", name),
        (ref) => runCommand("kizen.openRecord", { ref }),
      ),
    "kizen.insertCompanyId": () =>
      pick(
        (name) => vscode.l10n.t("Insert Company ID from {0}", name),
        (ref) => runCommand("kizen.insertId", { ref }),
      ),
  };
}
