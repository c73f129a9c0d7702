import type { CopiedThing, PageStrings } from "./protocol";
import { t } from "../../platform/text/localize";
import type { SafeText } from "../../model/text/safeText";

/** The page's words. Sent to the page, because `vscode.l10n` exists in the host only. */
export function pageStrings(): PageStrings {
  return {
    refresh: t("Refresh"),
    loadedAt: t("Refresh (loaded at {0})"),
    copyRecord: t("Copy Record as JSON"),
    copyId: t("Copy ID"),
    copyValue: t("Copy Value"),
    copyCode: t("Copy Code"),
    copyKey: t("Copy Key"),
    copyPath: t("Copy Path"),
    copyJsonPath: t("Copy Path as JSONPath"),
    copyPythonPath: t("Copy Path for Python"),
    copyJqPath: t("Copy Path for jq"),
    copyJson: t("Copy JSON"),
    sample: t("Sample"),
    production: t("Production"),
    find: t("Find in record"),
    previousMatch: t("Previous Match"),
    nextMatch: t("Next Match"),
    matchOf: t("{0} of {1}"),
    noMatch: t("No results"),
    matchCase: t("Match Case"),
    wholeWord: t("Match Whole Word"),
    pattern: t("Use Regular Expression"),
    invalidPattern: t("Not a valid expression"),
    slowPattern: t("Gave up: this expression takes too long"),
    loading: t("Loading record…"),
    notLoaded: t("The record is not loaded."),
    retry: t("Retry"),
    fromList: t("Kizen did not return this record on its own. This is its row in the list."),
    removed: t("The business of this record was removed from Kizen Explorer."),
    tree: t("Record"),
    pathLine: t("Path"),
    rowMenu: t("Row"),
    expandAll: t("Expand All"),
    collapseAll: t("Collapse All"),
    keyCount: t("{0} keys"),
    itemCount: t("{0} items"),
    oneKey: t("1 key"),
    oneItem: t("1 item"),
    characterCount: t("{0} characters"),
    followLink: t("Follow Link"),
    followId: t("Look Up This ID"),
    followAddress: t("Open in Browser"),
    json: t("JSON"),
    fields: t("Fields"),
    label: t("Label"),
    apiName: t("API Name"),
    fieldType: t("Type"),
    value: t("Value"),
    fieldId: t("Field ID"),
    copyApiName: t("Copy API Name"),
    copyFieldId: t("Copy Field ID"),
    noField: t("No field matches."),
    moreValues: t("and {0} more"),
    otherFields: t("Other Fields"),
    withoutValue: t("Without a Value ({0})"),
    showWithoutValue: t("Show Fields Without a Value"),
    readOnly: t("read only"),
    hidden: t("hidden"),
    schemaPartial: t("Some fields of this object could not be read. More than these may be without a value."),
    schemaRefused: t(
      "This user may not read which fields this object has. Only those of this record are shown.",
    ),
    schemaFailed: t("The fields of this object could not be read. Only those that are known are shown."),
    gone: t(
      "Kizen does not find this record any more: it was deleted or archived, or this user may not see it now. Below is what was known at {0}.",
    ),
    oneChangeSince: t("1 change since {0}"),
    changesSince: t("{0} changes since {1}"),
    changedCount: t("{0} changed"),
    addedCount: t("{0} added"),
    removedCount: t("{0} removed"),
    nextChange: t("Next Change"),
    dismiss: t("Dismiss"),
    wasAdded: t("added"),
    wasBefore: t("changed, was {0}"),
    hasChanges: t("has changes inside"),
  };
}

/** What the status bar says after a copy. */
export function copiedMessage(what: CopiedThing): SafeText {
  switch (what) {
    case "id":
      return t("Copied ID");
    case "value":
      return t("Copied value");
    case "path":
      return t("Copied path");
    case "json":
      return t("Copied JSON");
    case "key":
      return t("Copied key");
    case "name":
      return t("Copied API name");
  }
}
