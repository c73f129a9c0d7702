import * as vscode from "vscode";
import { scanCode } from "../../model/languages/scanCode";
import { idSnippets, type SnippetPlace, type SnippetShape } from "../../model/languages/idSnippets";
import { languageOf } from "../../model/languages/languages";
import type { TransferredRecord } from "../../model/records/transferredRecord";
import { t } from "../../platform/text/localize";
import type { SafeText } from "../../model/text/safeText";

/** The root of the kinds by which people choose a shape in settings and key bindings. */
const KIND = vscode.DocumentDropOrPasteEditKind.Empty.append("kizen");

const SHAPES: readonly SnippetShape[] = ["id", "commented", "array", "map"];

export function kindOf(shape: SnippetShape): vscode.DocumentDropOrPasteEditKind {
  return KIND.append(shape);
}

export const KINDS = SHAPES.map(kindOf);

export interface ShapedEdit {
  readonly shape: SnippetShape;
  readonly title: SafeText;
  readonly text: vscode.SnippetString;
}

/** The ways in which records can be written at a place of a document. */
export function shapedEdits(
  records: readonly TransferredRecord[],
  document: vscode.TextDocument,
  { start, end }: vscode.Range,
): ShapedEdit[] {
  const named = records.map(({ ref, label }) => ({ id: ref.id, label }));
  return idSnippets(named, placeAt(document, start, end)).map(({ shape, text }) => ({
    shape,
    title: titleOf(shape, records.length),
    // A snippet's lines are indented as the line is that it goes into.
    text: new vscode.SnippetString().appendText(text),
  }));
}

function placeAt(document: vscode.TextDocument, start: vscode.Position, end: vscode.Position): SnippetPlace {
  const { languageId } = document;
  const code = languageOf(languageId)?.code;
  const isLineEnd = document.lineAt(end).text.slice(end.character).trim() === "";
  if (!code) return { languageId, isCode: true, isLineEnd };
  const { places, usualQuote } = scanCode(code, document.getText(), [document.offsetAt(start)]);
  return { languageId, isCode: places[0] === "code", isLineEnd, usualQuote };
}

function titleOf(shape: SnippetShape, count: number): SafeText {
  switch (shape) {
    case "id":
      return count === 1 ? t("Insert ID") : t("Insert IDs");
    case "commented":
      return count === 1 ? t("Insert ID with Name as Comment") : t("Insert IDs with Names as Comments");
    case "array":
      return t("Insert Array of IDs");
    case "map":
      return t("Insert Map from Name to ID");
  }
}
