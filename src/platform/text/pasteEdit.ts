import * as vscode from "vscode";
import type { SafeText } from "../../model/text/safeText";

/** What is inserted by a drop or a paste, under a title to choose it by. */
export function dropEdit(
  text: vscode.SnippetString,
  title: SafeText,
  kind: vscode.DocumentDropOrPasteEditKind,
): vscode.DocumentDropEdit {
  return new vscode.DocumentDropEdit(text, title, kind);
}

export function pasteEdit(
  text: string | vscode.SnippetString,
  title: SafeText,
  kind: vscode.DocumentDropOrPasteEditKind,
): vscode.DocumentPasteEdit {
  return new vscode.DocumentPasteEdit(text, title, kind);
}
