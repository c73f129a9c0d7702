import * as vscode from "vscode";
import type { CommandsOf } from "../../commands";
import type { Business, Businesses } from "../../model/businesses/businesses";
import type { ErrorDescription } from "../../model/errorText";
import { company } from "../../model/kinds/company";
import { Lookup, type LookupDependencies } from "../../model/lookup/lookup";
import type { RecordTarget } from "../../model/recordRef";
import { runCommand } from "../../platform/registerCommands";
import { selectedQuery } from "./firstQuery";
import { showRecordPicker, type Scope } from "./recordPicker";

export interface LookupCommandsDependencies extends Omit<LookupDependencies, "kind" | "businesses"> {
  readonly businesses: Pick<Businesses, "active" | "list" | "get">;
  readonly describeError: (error: unknown) => ErrorDescription | undefined;
}

export function lookupCommands(
  dependencies: LookupCommandsDependencies,
): CommandsOf<"kizen.findCompany" | "kizen.insertCompanyId"> {
  const { businesses, describeError } = dependencies;
  // Kept for the next time the picker is opened, and not beyond the window: nobody expects a search to be written down.
  let lastQuery = "";
  let isEverywhere = false;

  const scopeFor = (active: Business, titles: Titles): Scope => {
    const isSeveral = businesses.list.length > 1;
    if (isEverywhere && isSeveral) {
      return {
        businessKeys: businesses.list.map(({ key }) => key),
        title: titles.everywhere(),
        toggle: vscode.l10n.t("Search {0} Only", active.name),
      };
    }
    return {
      businessKeys: [active.key],
      title: titles.inOne(active.name),
      toggle: isSeveral ? vscode.l10n.t("Search All Businesses") : undefined,
    };
  };

  const pick = async (titles: Titles, onAccept: (target: RecordTarget) => Promise<void>) => {
    const { active } = businesses;
    if (!active) return runCommand("kizen.addBusiness");
    showRecordPicker({
      lookup: new Lookup({ ...dependencies, kind: company.id }),
      query: selectedQuery() ?? lastQuery,
      scope: () => scopeFor(active, titles),
      toggleScope: () => (isEverywhere = !isEverywhere),
      describeError,
      onQuery: (query) => (lastQuery = query),
      onAccept: ({ ref, label }) => onAccept(targetOf(ref, label)),
      onButton: (command, { ref, label }) => runCommand(command, targetOf(ref, label)),
    });
  };

  return {
    "kizen.findCompany": () =>
      pick(
        {
          inOne: (name) => vscode.l10n.t("Find Company in {0}", name),
          everywhere: () => vscode.l10n.t("Find Company in All Businesses"),
        },
        (target) => runCommand("kizen.openRecord", target),
      ),
    "kizen.insertCompanyId": () =>
      pick(
        {
          inOne: (name) => vscode.l10n.t("Insert Company ID from {0}", name),
          everywhere: () => vscode.l10n.t("Insert Company ID from All Businesses"),
        },
        (target) => runCommand("kizen.insertId", target),
      ),
  };
}

interface Titles {
  readonly inOne: (business: string) => string;
  readonly everywhere: () => string;
}

function targetOf(ref: RecordTarget["ref"], label: string | undefined): RecordTarget {
  return label === undefined ? { ref } : { ref, label };
}
