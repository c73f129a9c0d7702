import * as vscode from "vscode";
import { languageOf } from "../../../model/languages/languages";
import type { NamePlace } from "../../../model/names/namePlace";
import { LONGEST_OPENING, writtenName } from "../../../model/names/writtenName";

/** Writes names into the string that a place is in; undefined where it cannot say one. */
export function nameInString(
  document: vscode.TextDocument,
  { start, nameStart }: Pick<NamePlace, "start" | "nameStart">,
): (name: string) => string | undefined {
  const grammar = languageOf(document.languageId)?.grammar;
  const from = document.positionAt(Math.max(0, start - LONGEST_OPENING));
  const opening = document.getText(new vscode.Range(from, document.positionAt(start)));
  const part = document.getText(new vscode.Range(document.positionAt(start), document.positionAt(nameStart)));
  // A quote tells how the whole string is written; without one, what stands in front of the name does.
  const before = /["'`]$/.test(opening) ? opening : opening + part;
  return (name) => (grammar ? writtenName(name, before, grammar) : undefined);
}
