import { safe, type SafeText } from "../../model/text/safeText";
import type { TableFormat } from "../../model/tables/tableText";
import { t } from "../../platform/text/localize";
import type { CopiedThing, PageStrings } from "./protocol";

/** The page's words. Sent to the page, because `vscode.l10n` exists in the host only. */
export function pageStrings(): PageStrings {
  return {
    refresh: t("Refresh"),
    loadedAt: t("Refresh (loaded at {0})"),
    sample: t("Sample"),
    production: t("Production"),
    copyId: t("Copy ID"),
    copyApiName: t("Copy API Name"),
    loading: t("Loading fields…"),
    retry: t("Retry"),
    partial: t("Some of this object could not be read. What is below is right, but not all."),
    gone: t("Kizen does not list this object any more: it was deleted, or this user may not see it now."),
    removed: t("The business of this object was removed from Kizen Explorer."),
    noFields: t("No fields, or none that this user may see."),
    noMatch: t("No field matches."),
    fields: t("Fields"),
    filter: t("Filter fields"),
    fieldCount: t("{0} fields"),
    matchCount: t("{0} of {1} fields"),
    label: t("Label"),
    apiName: t("API Name"),
    fieldType: t("Type"),
    required: t("Required"),
    readOnly: t("Read Only"),
    hidden: t("Hidden"),
    category: t("Category"),
    options: t("Options"),
    relation: t("Leads To"),
    id: t("ID"),
    description: t("Description"),
    reference: t("Reference"),
    filterReference: t("Filter Reference"),
    option: t("option"),
    oneOption: t("1 option"),
    optionCount: t("{0} options"),
    yes: t("Yes"),
    no: t("No"),
    columns: t("Choose Columns"),
    copy: t("Copy As…"),
    export: t("Export As…"),
    exportCsv: t("Export as CSV…"),
    exportMarkdown: t("Export as Markdown…"),
    copyCell: t("Copy Cell"),
    copyColumn: t("Copy Column"),
    copySelection: t("Copy Selection"),
    copyRowAs: t("Copy Row as {0}"),
    copySelectionAs: t("Copy Selection as {0}"),
    copyColumnAs: t("Copy Column as {0}"),
    copyTableAs: t("Copy Table as {0}"),
    text: t("Text"),
    constants: t("`as const` Map"),
    expandAll: t("Expand All"),
    collapseAll: t("Collapse All"),
    sortAscending: t("Sort Ascending"),
    sortDescending: t("Sort Descending"),
    clearSort: t("Clear Sort"),
    hideColumn: t("Hide Column"),
    openObject: t("Open Object"),
    rowMenu: t("Row"),
    columnMenu: t("Column"),
  };
}

/** What a format is called in a sentence. */
function formatName(format: TableFormat): SafeText {
  switch (format) {
    case "text":
      return t("text");
    case "markdown":
      return t("Markdown");
    case "csv":
      return t("CSV");
    case "json":
      return t("JSON");
    case "constants":
      return t("an `as const` map");
  }
}

/** What the status bar says after a copy. */
export function copiedMessage(what: CopiedThing, format: TableFormat, rowCount: number): SafeText {
  switch (what.state) {
    case "cell":
      return cellMessage(what);
    case "column":
      return t("Copied the column {0} as {1}", safe(what.column), formatName(format));
    case "rows":
      return rowCount === 1
        ? t("Copied 1 row as {0}", formatName(format))
        : t("Copied {0} rows as {1}", rowCount, formatName(format));
  }
}

function cellMessage({ column, label, thing }: Extract<CopiedThing, { readonly state: "cell" }>): SafeText {
  switch (thing) {
    case "object":
      return t("Copied {0} of object {1}", safe(column), safe(label));
    case "field":
      return t("Copied {0} of field {1}", safe(column), safe(label));
    case "option":
      return t("Copied {0} of option {1}", safe(column), safe(label));
  }
}
