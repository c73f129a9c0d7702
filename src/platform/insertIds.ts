import * as vscode from "vscode";
import { UserFacingError } from "../model/errorText";
import { idWriter } from "../model/languages/idLiteral";
import { t } from "./text/localize";

/** Schemes of documents that are shown in text editors but cannot be written to, and have no file system that says so. */
const READ_ONLY = ["output"];

/** Asked before a document is changed; resolves with whether it may be. */
export type ConfirmInsertion = (uri: vscode.Uri) => Promise<boolean>;

/**
 * Puts ids at every cursor of the editor, in place of what is selected: one each where there are as many cursors as
 * ids, else all of them. In code they become string literals of its language. Changes nothing where `confirm` says no. Tells
 * whether the person agreed to that.
 */
export async function insertIds(ids: readonly string[], confirm: ConfirmInsertion): Promise<boolean> {
  const editor = writableEditor();
  if (!editor) {
    throw new UserFacingError(t("Open an editable file and place the cursor first."));
  }
  if (!(await confirm(editor.document.uri))) return false;
  const { document, selections: inOrderOfMaking } = editor;
  const selections = inOrderOfMaking.toSorted((a, b) => a.start.compareTo(b.start));
  const offsets = selections.map(({ start }) => document.offsetAt(start));
  const write = idWriter(document.languageId, document.getText(), offsets);
  const edits = selections.map((selection, index) => {
    const start = document.offsetAt(selection.start);
    const inserted = selections.length === ids.length ? ids.slice(index, index + 1) : ids;
    const text = inserted.map((id) => write(id, start)).join(", ");
    return { selection, start, replaced: document.offsetAt(selection.end) - start, text };
  });

  const { version } = document;
  const isApplied = await editor.edit((edit) => {
    for (const { selection, text } of edits) edit.replace(selection, text);
  });
  // VS Code reports success for a file that is read-only on disk, too, but nothing changes.
  if (!isApplied || document.version === version) {
    throw new UserFacingError(t("The ID could not be inserted: this document cannot be changed."));
  }

  const cursors = new Map<vscode.Selection, vscode.Selection>();
  let shift = 0;
  for (const { selection, start, replaced, text } of edits) {
    const behind = document.positionAt(start + shift + text.length);
    cursors.set(selection, new vscode.Selection(behind, behind));
    shift += text.length - replaced;
  }
  // The first stays the first: it is the main cursor.
  editor.selections = inOrderOfMaking.flatMap((selection) => cursors.get(selection) ?? []);
  await focus(editor);
  return true;
}

/** The editor used last, which stays the active one while a view has the focus; beside a web page any other. */
export function writableEditor(): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  return [...(activeTextEditor ? [activeTextEditor] : []), ...visibleTextEditors].find(
    ({ document: { uri } }) =>
      !READ_ONLY.includes(uri.scheme) && vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== false,
  );
}

async function focus(editor: vscode.TextEditor): Promise<void> {
  if (editor === vscode.window.activeTextEditor) {
    // Showing the document would open it anew where the editor is one side of a comparison or a notebook's cell.
    await vscode.commands.executeCommand("workbench.action.focusActiveEditorGroup");
  } else {
    await vscode.window.showTextDocument(editor.document, editor.viewColumn);
  }
}
