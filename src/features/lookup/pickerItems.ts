import * as vscode from "vscode";
import type { ErrorDescription } from "../../model/errorText";
import type { FoundRecord, Section } from "../../model/lookup/lookupRows";
import { inOwnDirection } from "../../model/bidi";
import { recordKey } from "../../model/recordRef";

export interface RecordItem extends vscode.QuickPickItem {
  readonly record?: FoundRecord;
  /** What Enter does on a row that is no record. */
  readonly action?: "retry" | "toggleScope";
}

/** What a row's buttons do; the button says which one was pressed. */
export interface RowButton extends vscode.QuickInputButton {
  readonly command:
    | "kizen.copyId"
    | "kizen.insertId"
    | "kizen.openRecordAsJson"
    | "kizen.openInBrowser"
    | "kizen.revealInSidebar";
}

export function rowButtons(): readonly RowButton[] {
  const button = (command: RowButton["command"], icon: string, tooltip: string): RowButton => {
    return { command, tooltip, iconPath: new vscode.ThemeIcon(icon) };
  };
  return [
    button("kizen.copyId", "copy", vscode.l10n.t("Copy ID")),
    button("kizen.insertId", "insert", vscode.l10n.t("Insert ID at Cursor")),
    button("kizen.openRecordAsJson", "json", vscode.l10n.t("Open as JSON")),
    button("kizen.openInBrowser", "link-external", vscode.l10n.t("Open in Browser")),
    button("kizen.revealInSidebar", "list-tree", vscode.l10n.t("Reveal in Sidebar")),
  ];
}

export interface ItemOptions {
  readonly buttons: readonly RowButton[];
  /** Rows name their business where records of several may be among them. */
  readonly namesBusinesses: boolean;
}

/** The rows under the headings of their sections. A screen reader says label, description and detail of a row. */
export function sectionItems(sections: readonly Section[], options: ItemOptions): RecordItem[] {
  return sections.flatMap(({ name, rows }): RecordItem[] => [
    { label: headingOf(name), kind: vscode.QuickPickItemKind.Separator },
    ...rows.map((record) => recordItem(record, options)),
  ]);
}

function recordItem(record: FoundRecord, { buttons, namesBusinesses }: ItemOptions): RecordItem {
  const { ref, label, businessName, fields } = record;
  const telling = fields.filter(([name]) => name !== "created").map(([, value]) => value);
  return {
    record,
    label: withoutIcons(inOwnDirection(label)),
    description: withoutIcons(
      [ref.id.slice(0, 8), ...(namesBusinesses ? [inOwnDirection(businessName)] : [])].join(" · "),
    ),
    ...(telling.length > 0 && { detail: withoutIcons(telling.map(inOwnDirection).join(" · ")) }),
    // The look-up has matched already; VS Code's own filter would drop rows it does not understand.
    alwaysShow: true,
    buttons: [...buttons],
  };
}

export function errorItem({ sentence }: ErrorDescription): RecordItem {
  return {
    label: `$(error) ${sentence}`,
    detail: vscode.l10n.t("Press Enter to try again."),
    alwaysShow: true,
    action: "retry",
  };
}

export function nothingItem(query: string): RecordItem {
  const label =
    query.trim() === ""
      ? vscode.l10n.t("Nothing to choose from")
      : vscode.l10n.t("Nothing found for “{0}”", query.trim());
  return { label: withoutIcons(label), alwaysShow: true };
}

/** The title's button as a row, for whoever works with the keyboard alone. */
export function scopeItem(label: string): RecordItem[] {
  return [
    { label: "", kind: vscode.QuickPickItemKind.Separator },
    { label: `$(arrow-swap) ${label}`, alwaysShow: true, action: "toggleScope" },
  ];
}

/** Tells whether two lists of rows look the same, so that what has not changed is not drawn anew. */
export function keyOf(items: readonly RecordItem[]): string {
  return items
    .map(({ record, label, detail }) => [record ? recordKey(record.ref) : "", label, detail].join("\t"))
    .join("\n");
}

function headingOf(name: Section["name"]): string {
  switch (name) {
    case "recent":
      return vscode.l10n.t("Recent");
    case "loaded":
      return vscode.l10n.t("Loaded here");
    case "kizen":
      return vscode.l10n.t("From Kizen");
  }
}

/** A name from a server may look like one of VS Code's icons, as `$(trash)` does; it is to be read as it stands. */
function withoutIcons(text: string): string {
  return text.replace(/\$\([a-z0-9-]+(?:~[a-z]+)?\)/gi, "\\$&");
}
