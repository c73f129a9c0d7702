import * as vscode from "vscode";
import type { CommandsOf } from "../../commands";
import { UserFacingError } from "../../model/errorText";
import type { KnownIds } from "../../model/ids/knownIds";
import type { RecordRef } from "../../model/recordRef";
import { withDelayedProgress } from "../../platform/delayedProgress";
import { t } from "../../platform/text/localize";
import { knownIdAt } from "./knownIdAt";
import { showInReferencesView, type PlaceFile } from "./referencesView";
import {
  idsIn,
  LARGEST_SEARCHED,
  searchWorkspace,
  type FileUsages,
  type FindIn,
  type SkippedFile,
  type WorkspaceUsages,
} from "./searchWorkspace";
import { showMessage } from "../../platform/text/messages";
import { joined, safe, safeText, type SafeText } from "../../model/text/safeText";

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
      const atCursor = target === undefined ? recordAtCursor(knownIds) : undefined;
      const sought = atCursor ? [atCursor] : targets(target, selection);
      await listUsages(nameOf(sought), idsIn(new Set(sought.map(({ ref }) => ref.id.toLowerCase()))));
    },
  };
}

/** Looks in the files of the workspace, and lists what was found. */
export async function listUsages(name: SafeText, findIn: FindIn): Promise<void> {
  if ((vscode.workspace.workspaceFolders ?? []).length === 0) {
    throw new UserFacingError(t("Open a folder first: usages are looked for in its files."));
  }
  let progress: SafeText = "";
  const found = await withDelayedProgress(
    t("Finding usages of {0}", name),
    async (signal) => {
      const usages = await searchWorkspace(findIn, signal, (done, all) => {
        progress = t("{0} of {1} files", done, all);
      });
      return signal.aborted ? undefined : usages;
    },
    () => progress,
  );
  if (!found) return;
  if (found.count === 0) tellOfNone(found, name);
  else await showUsages(found, name);
}

async function showUsages(found: WorkspaceUsages, name: SafeText): Promise<void> {
  const sentences = [
    safeText`${countsText(found.count, found.files.length)}.`,
    ...(found.isCut ? [t("There are more; not all files were looked at.")] : []),
    ...skippedSentence(found),
  ];
  await showInReferencesView(t("Usages of {0}", name), joined(sentences, " "), [
    ...found.files.map(toPlaceFile),
    ...found.skipped.map(toSkippedFile),
  ]);
}

/** Says that there is none, or as much of it as is known; the files nobody looked at are listed where someone asks. */
function tellOfNone(found: WorkspaceUsages, name: SafeText): void {
  if (found.skipped.length === 0 && !found.isCut) {
    void showMessage("information", { text: t("No file of the workspace uses {0}.", name) });
    return;
  }
  const sentences = [
    t("No file that was looked at uses {0}.", name),
    ...(found.isCut ? [t("The workspace has more files than are looked at.")] : []),
    ...skippedSentence(found),
  ];
  const list = t("List Them");
  // The command is done; the list comes when someone asks for it.
  const buttons = found.skipped.length > 0 ? [list] : [];
  void showMessage("warning", { text: joined(sentences, " ") }, ...buttons).then(async (chosen) => {
    if (chosen !== list) return;
    const [sentence = ""] = skippedSentence(found);
    await showInReferencesView(t("Files Not Looked At"), sentence, found.skipped.map(toSkippedFile));
  });
}

function skippedSentence({ skipped }: WorkspaceUsages): SafeText[] {
  return skipped.length === 0 ? [] : [t("Files not looked at: {0}.", skipped.length)];
}

function toSkippedFile({ uri, reason }: SkippedFile): PlaceFile {
  const label =
    reason === "tooLarge"
      ? t("not looked at: larger than {0} MB", LARGEST_SEARCHED / 1e6)
      : t("not looked at: it cannot be read");
  return { uri, places: [{ range: new vscode.Range(0, 0, 0, 0), label: { label } }] };
}

/** The record whose id the cursor is in, so that the command can be run in code as well. */
function recordAtCursor(knownIds: Pick<KnownIds, "lookup">): SoughtRecord | undefined {
  const editor = vscode.window.activeTextEditor;
  const known = editor ? knownIdAt(editor.document, editor.selection.active, knownIds) : [];
  return known.flatMap(({ ref, label }) => (ref ? [{ ref, label }] : []))[0];
}

/** As VS Code's own view says it. */
function countsText(results: number, files: number): SafeText {
  if (results === 1) return t("1 result in 1 file");
  return files === 1 ? t("{0} results in 1 file", results) : t("{0} results in {1} files", results, files);
}

function nameOf(sought: readonly SoughtRecord[]): SafeText {
  const [only] = sought;
  return sought.length === 1 && only
    ? safeText`“${only.label ?? only.ref.id}”`
    : t("{0} records", sought.length);
}

function toPlaceFile({ uri, usages }: FileUsages): PlaceFile {
  const places = usages.map(({ line, character, length, preview, previewStart }) => {
    const before = safe(preview.slice(0, previewStart));
    const label = safeText`${before}${preview.slice(previewStart)}`;
    const highlights: [number, number][] = [[before.length, before.length + length]];
    const range = new vscode.Range(line, character, line, character + length);
    return { range, label: { label, highlights }, description: safe(line + 1) };
  });
  return { uri, places };
}
