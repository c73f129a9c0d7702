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
    copyPath: vscode.l10n.t("Copy Path"),
    copyJson: vscode.l10n.t("Copy JSON"),
    sample: vscode.l10n.t("Sample"),
    find: vscode.l10n.t("Find in record"),
    previousMatch: vscode.l10n.t("Previous Match"),
    nextMatch: vscode.l10n.t("Next Match"),
    matchOf: vscode.l10n.t("{0} of {1}"),
    noMatch: vscode.l10n.t("No results"),
    loading: vscode.l10n.t("Loading record…"),
    notLoaded: vscode.l10n.t("The record is not loaded."),
    retry: vscode.l10n.t("Retry"),
    fromList: vscode.l10n.t("Kizen did not return this record on its own. This is its row in the list."),
    removed: vscode.l10n.t("The business of this record was removed from Kizen Explorer."),
    tree: vscode.l10n.t("Record"),
    keyCount: vscode.l10n.t("{0} keys"),
    itemCount: vscode.l10n.t("{0} items"),
    oneKey: vscode.l10n.t("1 key"),
    oneItem: vscode.l10n.t("1 item"),
    showMore: vscode.l10n.t("Show {0} of {1} more"),
    cut: vscode.l10n.t("… the first {0} of {1} characters. Copying gives all of them."),
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
  }
}
