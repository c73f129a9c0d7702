import * as vscode from "vscode";
import { scanIds } from "../../model/ids/scanIds";

/**
 * Every document: which schemes files come from (disks, other computers, notebooks, what other extensions mount) nobody
 * can list. What is no code is left out by `isCode`.
 */
export const EVERY_DOCUMENT: vscode.DocumentSelector = "*";

/** Every scheme of ours begins like this: their documents are the records themselves. */
const KIZEN_SCHEMES = "kizen";
/** Logs, and the input boxes of views. */
const NO_CODE: ReadonlySet<string> = new Set(["output", "vscode-scm", "comment"]);

/** Around a place: more than an id's length, and what may be glued to it. */
const NEIGHBOURHOOD = 48;

export interface DocumentId {
  /** In lower case. */
  readonly id: string;
  readonly range: vscode.Range;
}

export function isCode(document: vscode.TextDocument): boolean {
  const { scheme } = document.uri;
  return !scheme.startsWith(KIZEN_SCHEMES) && !NO_CODE.has(scheme);
}

/** The ids in a stretch of a document, or in all of it. */
function idsIn(document: vscode.TextDocument, stretch?: vscode.Range): DocumentId[] {
  const from = stretch ? document.offsetAt(stretch.start) : 0;
  return scanIds(document.getText(stretch)).map(({ id, start, end }) => {
    // An id has no line ends in it.
    const position = document.positionAt(from + start);
    return { id, range: new vscode.Range(position, position.translate(0, end - start)) };
  });
}

/** The id under a place, also at its very end. Looks at the place's surroundings only: lines may be a megabyte long. */
export function idAt(document: vscode.TextDocument, place: vscode.Position): DocumentId | undefined {
  const { line, character } = place;
  const from = Math.max(0, character - NEIGHBOURHOOD);
  const surroundings = new vscode.Range(line, from, line, character + NEIGHBOURHOOD);
  return idsIn(document, document.validateRange(surroundings)).find(({ range }) => range.contains(place));
}
