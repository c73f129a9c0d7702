import * as vscode from "vscode";
import type { CommandsOf } from "../../commands";
import { UserFacingError } from "../../model/errorText";
import type { KnownIds } from "../../model/ids/knownIds";
import type { RecordRef } from "../../model/recordRef";
import { patiently } from "../../platform/patiently";
import { knownIdAt } from "./idReferences";
import { showInReferencesView, type PlaceFile } from "./referencesView";
import { searchWorkspace, type FileUsages } from "./workspaceSearch";

/** A record whose id is looked for. */
interface SoughtRecord {
  readonly ref: RecordRef;
  readonly label?: string;
}

export interface UsageCommandsDependencies {
  readonly knownIds: Pick<KnownIds, "lookup">;
  /** The records that a command's arguments mean; rejects where there is none. */
  readonly targets: (target: unknown, selection: unknown) => readonly SoughtRecord[];
}

/** Finds where a record is used, by its id, in the files of the workspace. */
export function usageCommands({
  knownIds,
  targets,
}: UsageCommandsDependencies): CommandsOf<"kizen.findUsages"> {
  return {
    "kizen.findUsages": async (target, selection) => {
      if ((vscode.workspace.workspaceFolders ?? []).length === 0) {
        throw new UserFacingError(vscode.l10n.t("Open a folder first: usages are looked for in its files."));
      }
      const atCursor = target === undefined ? recordAtCursor(knownIds) : undefined;
      const sought = atCursor ? [atCursor] : targets(target, selection);
      const name = nameOf(sought);
      const ids = new Set(sought.map(({ ref }) => ref.id.toLowerCase()));
      let progress = "";
      const found = await patiently(
        vscode.l10n.t("Looking for usages of {0}", name),
        async (signal) => {
          const usages = await searchWorkspace(ids, signal, (done, all) => {
            progress = vscode.l10n.t("{0} of {1} files", done, all);
          });
          return signal.aborted ? undefined : usages;
        },
        () => progress,
      );
      if (!found) return;
      if (found.count === 0) {
        void vscode.window.showInformationMessage(vscode.l10n.t("No file of the workspace uses {0}.", name));
        return;
      }
      const counts = vscode.l10n.t("Places: {0}. Files: {1}.", found.count, found.files.length);
      const cut = found.isCut ? ` ${vscode.l10n.t("There are more; not all files were looked at.")}` : "";
      await showInReferencesView(
        vscode.l10n.t("Usages of {0}", name),
        counts + cut,
        found.files.map(toPlaceFile),
      );
    },
  };
}

/** The record whose id the cursor is in, so that the command can be run in code as well. */
function recordAtCursor(knownIds: Pick<KnownIds, "lookup">): SoughtRecord | undefined {
  const editor = vscode.window.activeTextEditor;
  const known = editor ? knownIdAt(editor.document, editor.selection.active, knownIds) : [];
  return known.flatMap(({ ref, label }) => (ref ? [{ ref, label }] : []))[0];
}

function nameOf(sought: readonly SoughtRecord[]): string {
  const [only] = sought;
  return sought.length === 1 && only
    ? `“${only.label ?? only.ref.id}”`
    : vscode.l10n.t("{0} records", sought.length);
}

function toPlaceFile({ uri, usages }: FileUsages): PlaceFile {
  const places = usages.map(({ line, character, length, preview, previewStart }) => ({
    range: new vscode.Range(line, character, line, character + length),
    label: { label: preview, highlights: [[previewStart, previewStart + length]] as [number, number][] },
    description: String(line + 1),
  }));
  return { uri, places };
}
