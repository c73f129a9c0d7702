import * as vscode from "vscode";
import type { FoundRow } from "../../model/lookup/foundRow";
import { schemaTexts } from "../../model/schema/schemaThing";
import { runCommand } from "../../platform/registerCommands";
import { t } from "../../platform/text/localize";
import type { PickButton } from "../../platform/text/picker";
import type { SafeText } from "../../model/text/safeText";

/** What a row's button does; the button says which one was pressed. */
interface RowButton extends PickButton {
  readonly press: (found: FoundRow) => Promise<void>;
  /** Whether the row has what the button is about. */
  readonly fits: (found: FoundRow) => boolean;
}

export type RowButtons = readonly RowButton[];

export function buttonsOf(found: FoundRow, buttons: RowButtons): RowButtons {
  return buttons.filter(({ fits }) => fits(found));
}

/** The buttons of all rows. A row has those that fit it. */
export function rowButtons(): RowButtons {
  return [...recordButtons(), ...thingButtons()];
}

type RecordCommand =
  | "kizen.copyId"
  | "kizen.insertId"
  | "kizen.openRecordAsJson"
  | "kizen.openInBrowser"
  | "kizen.revealInSidebar";

function recordButtons(): RowButton[] {
  const button = (command: RecordCommand, icon: string, tooltip: SafeText): RowButton => ({
    iconPath: new vscode.ThemeIcon(icon),
    tooltip,
    fits: (found) => "ref" in found,
    press: async (found) => {
      if ("ref" in found) await runCommand(command, { ref: found.ref, label: found.label });
    },
  });
  return [
    button("kizen.copyId", "copy", t("Copy ID")),
    button("kizen.insertId", "insert", t("Insert ID at Cursor")),
    button("kizen.openRecordAsJson", "json", t("Open as JSON")),
    button("kizen.openInBrowser", "link-external", t("Open in Browser")),
    button("kizen.revealInSidebar", "list-tree", t("Reveal in Sidebar")),
  ];
}

type Thing = Exclude<FoundRow, { readonly ref: unknown }>;

function thingButtons(): RowButton[] {
  const button = (
    icon: string,
    tooltip: SafeText,
    needs: "apiName" | "id" | "label",
    press: (found: Thing) => Promise<void>,
  ): RowButton => ({
    iconPath: new vscode.ThemeIcon(icon),
    tooltip,
    fits: (found) => !("ref" in found) && schemaTexts(found.thing)[needs] !== undefined,
    press: async (found) => {
      if (!("ref" in found)) await press(found);
    },
  });
  return [
    button("symbol-string", t("Copy API Name"), "apiName", (found) => runCommand("kizen.copyApiName", found)),
    button("copy", t("Copy ID"), "id", (found) => runCommand("kizen.copySchemaId", found)),
    button("insert", t("Insert API Name at Cursor"), "apiName", (found) =>
      runCommand("kizen.insertApiName", found, undefined, "name"),
    ),
    button("key", t("Insert ID at Cursor"), "id", (found) =>
      runCommand("kizen.insertApiName", found, undefined, "id"),
    ),
    button("list-tree", t("Reveal in Sidebar"), "label", (found) =>
      runCommand("kizen.revealInSchema", found),
    ),
  ];
}
