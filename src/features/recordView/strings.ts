import * as vscode from "vscode";
import type { CopiedThing, PageStrings } from "./protocol";

/** The page's words. Sent to the page, because `vscode.l10n` exists in the host only. */
export function pageStrings(): PageStrings {
  return {
    refresh: vscode.l10n.t("Refresh"),
    loadedAt: vscode.l10n.t("Refresh (loaded at {0})"),
    copyRecord: vscode.l10n.t("Copy JSON of the Record"),
    copyId: vscode.l10n.t("Copy ID"),
    copyValue: vscode.l10n.t("Copy Value"),
    copyKey: vscode.l10n.t("Copy Key"),
    copyPath: vscode.l10n.t("Copy Path"),
    copyJsonPath: vscode.l10n.t("Copy Path as JSONPath"),
    copyPythonPath: vscode.l10n.t("Copy Path for Python"),
    copyJqPath: vscode.l10n.t("Copy Path for jq"),
    copyJson: vscode.l10n.t("Copy JSON"),
    sample: vscode.l10n.t("Sample"),
    find: vscode.l10n.t("Find in record"),
    previousMatch: vscode.l10n.t("Previous Match"),
    nextMatch: vscode.l10n.t("Next Match"),
    matchOf: vscode.l10n.t("{0} of {1}"),
    noMatch: vscode.l10n.t("No results"),
    matchCase: vscode.l10n.t("Match Case"),
    wholeWord: vscode.l10n.t("Match Whole Word"),
    pattern: vscode.l10n.t("Use Regular Expression"),
    invalidPattern: vscode.l10n.t("Not a valid expression"),
    slowPattern: vscode.l10n.t("Gave up: this expression takes too long"),
    loading: vscode.l10n.t("Loading record…"),
    notLoaded: vscode.l10n.t("The record is not loaded."),
    retry: vscode.l10n.t("Retry"),
    fromList: vscode.l10n.t("Kizen did not return this record on its own. This is its row in the list."),
    removed: vscode.l10n.t("The business of this record was removed from Kizen Explorer."),
    tree: vscode.l10n.t("Record"),
    pathLine: vscode.l10n.t("Path"),
    rowMenu: vscode.l10n.t("Row"),
    expandAll: vscode.l10n.t("Expand All"),
    collapseAll: vscode.l10n.t("Collapse All"),
    keyCount: vscode.l10n.t("{0} keys"),
    itemCount: vscode.l10n.t("{0} items"),
    oneKey: vscode.l10n.t("1 key"),
    oneItem: vscode.l10n.t("1 item"),
    characterCount: vscode.l10n.t("{0} characters"),
    followLink: vscode.l10n.t("Follow Link"),
    followId: vscode.l10n.t("Find out what this id is of"),
    followAddress: vscode.l10n.t("Open outside of the editor"),
    json: vscode.l10n.t("JSON"),
    fields: vscode.l10n.t("Fields"),
    label: vscode.l10n.t("Label"),
    apiName: vscode.l10n.t("API Name"),
    fieldType: vscode.l10n.t("Type"),
    value: vscode.l10n.t("Value"),
    fieldId: vscode.l10n.t("Field ID"),
    copyApiName: vscode.l10n.t("Copy API Name"),
    copyFieldId: vscode.l10n.t("Copy Field ID"),
    noField: vscode.l10n.t("No field matches."),
    moreValues: vscode.l10n.t("and {0} more"),
    showMore: vscode.l10n.t("Show {0} of {1} more"),
    gone: vscode.l10n.t(
      "Kizen does not find this record any more: it was deleted or archived, or this user may not see it now. Below is what was known at {0}.",
    ),
    changedSince: vscode.l10n.t("Changed since {0}:"),
    changedCount: vscode.l10n.t("{0} changed"),
    addedCount: vscode.l10n.t("{0} added"),
    removedCount: vscode.l10n.t("{0} removed"),
    nextChange: vscode.l10n.t("Next Change"),
    dismiss: vscode.l10n.t("Dismiss"),
    wasAdded: vscode.l10n.t("added"),
    wasBefore: vscode.l10n.t("changed, was {0}"),
    hasChanges: vscode.l10n.t("has changes inside"),
  };
}

/** What the status bar says after a copy. */
export function copiedMessage(what: CopiedThing): string {
  switch (what) {
    case "id":
      return vscode.l10n.t("Copied ID");
    case "value":
      return vscode.l10n.t("Copied value");
    case "path":
      return vscode.l10n.t("Copied path");
    case "json":
      return vscode.l10n.t("Copied JSON");
    case "key":
      return vscode.l10n.t("Copied key");
    case "name":
      return vscode.l10n.t("Copied API name");
  }
}
