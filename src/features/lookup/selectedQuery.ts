import * as vscode from "vscode";
import { idInText } from "../../model/ids/idInText";

/** Selections longer than this many characters are text someone edits, not something to look up. */
const LONGEST = 500;

/** What is selected in the editor, as a query: the id in it, else its first line without quotes. */
export function selectedQuery(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor || editor.selection.isEmpty) return undefined;
  const text = editor.document.getText(editor.selection);
  return text.length > LONGEST ? undefined : queryIn(text);
}

function queryIn(text: string): string | undefined {
  const id = idInText(text);
  if (id !== undefined) return id;
  const [line = ""] = text.trim().split(/\r?\n/);
  return line.replace(/^[\s"'`]+|[\s"'`,;]+$/g, "") || undefined;
}
